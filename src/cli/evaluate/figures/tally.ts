import type { Dangling } from '../../../core/complete/whole-thought.ts';
import type { Stages } from '../systems/typing-system.ts';

/** One suggestion that was shown, however long it stayed. */
export interface Showing {
  readonly probability: number;
  /** Product of the probabilities of its characters, for a system that has any. */
  readonly product?: number;
  /** All of it, as it was first shown. */
  readonly right: boolean;
  /** Characters. */
  readonly length: number;
  /** What its end leaves dangling; null where it leaves nothing. */
  readonly dangling: Dangling | null;
  /** Whether it ends within a name. */
  readonly isStem?: boolean;
}

export interface Accepted {
  readonly length: number;
  /** The line ends with it. */
  readonly wholeLine: boolean;
}

/** Milliseconds. */
export interface Request extends Stages {
  readonly total: number;
}

/** What happened while files were typed with one system. */
export interface Tally {
  /** Characters of the files, in UTF-16 code units: those that stand there in the end, however they were written. */
  readonly characters: number;
  /** Keys pressed. */
  readonly keys: number;
  /** Keys that the same characters cost without any suggestion. */
  readonly keysByHand: number;
  readonly showings: readonly Showing[];
  readonly accepted: readonly Accepted[];
  /** Those at which something was computed. */
  readonly requests: readonly Request[];
  /** CPU time of the whole process, milliseconds. */
  readonly cpu: number;
  /** Bits of all `symbols`, base 2; undefined for a system that does not predict single characters. */
  readonly bits: number | undefined;
  /** As a reader counts them: a line end and a pair of surrogates are one. */
  readonly symbols: number;
  /** The most seen, MB. */
  readonly memory: { readonly rss: number; readonly heap: number };
}

const emptyTally: Tally = {
  characters: 0,
  keys: 0,
  keysByHand: 0,
  showings: [],
  accepted: [],
  requests: [],
  cpu: 0,
  bits: undefined,
  symbols: 0,
  memory: { rss: 0, heap: 0 },
};

export function sum(tallies: readonly Tally[]): Tally {
  return tallies.reduce(
    (a, b) => ({
      characters: a.characters + b.characters,
      keys: a.keys + b.keys,
      keysByHand: a.keysByHand + b.keysByHand,
      showings: [...a.showings, ...b.showings],
      accepted: [...a.accepted, ...b.accepted],
      requests: [...a.requests, ...b.requests],
      cpu: a.cpu + b.cpu,
      bits: a.bits === undefined ? b.bits : a.bits + (b.bits ?? 0),
      symbols: a.symbols + b.symbols,
      memory: {
        rss: Math.max(a.memory.rss, b.memory.rss),
        heap: Math.max(a.memory.heap, b.memory.heap),
      },
    }),
    emptyTally,
  );
}
