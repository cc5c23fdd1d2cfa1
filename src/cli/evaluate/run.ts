import { foresee, type Foreseen } from './bits.ts';
import { lengthOf, type Draft } from './drafts.ts';
import { keysByHand } from './editor/keys-by-hand.ts';
import { sum, type Tally } from './figures/tally.ts';
import type { Split } from './split.ts';
import type { Thresholds, TypingSystem } from './systems/typing-system.ts';
import { Typist, type Accepting } from './typist.ts';

/** The process and its clock. */
export interface Machine {
  /** Milliseconds since any fixed time. */
  readonly now: () => number;
  /** Milliseconds of computing so far, of all threads. */
  readonly cpu: () => number;
  /** MB. */
  readonly memory: () => Tally['memory'];
}

/** Where typing ends if the files do not end before. */
export interface Limit {
  /** Of the files, in all. */
  readonly characters: number;
  /** Of typing, once the other files are learned. */
  readonly milliseconds: number;
}

export interface TypedFile {
  readonly path: string;
  readonly characters: number;
}

export interface Run {
  readonly tally: Tally;
  /** Files that were begun, and how far each was typed. */
  readonly files: readonly TypedFile[];
  /** Whether the limit came before the files' end. */
  readonly ended: boolean;
}

/** Types a package's files, one after another, with a system that knows the others. */
export async function typeFiles(
  system: TypingSystem,
  { known, typed }: Split,
  thresholds: Thresholds,
  limit: Limit,
  machine: Machine,
  accepting: Accepting = 'whole',
): Promise<Run> {
  for (const file of known) await system.learn?.(file);
  const until = machine.now() + limit.milliseconds;
  const tallies: Tally[] = [];
  const files: TypedFile[] = [];
  let left = limit.characters;
  for (const draft of typed) {
    if (left <= 0 || machine.now() >= until) break;
    const typist = new Typist(draft, system, thresholds, () => machine.now(), accepting);
    const tally = await typeFile(system, draft, typist, { characters: left, until }, machine);
    tallies.push(tally);
    files.push({ path: draft.file.path, characters: tally.characters });
    left -= tally.characters;
  }
  const tally = sum(tallies);
  const all = typed.reduce((total, draft) => total + lengthOf(draft), 0);
  return { tally, files, ended: tally.characters < all };
}

async function typeFile(
  system: TypingSystem,
  draft: Draft,
  typist: Typist,
  limit: { readonly characters: number; readonly until: number },
  machine: Machine,
): Promise<Tally> {
  const byHand = keysByHand(draft);
  const before = machine.cpu();
  while (!typist.done && typist.written < limit.characters && machine.now() < limit.until) {
    await typist.type();
  }
  const cpu = machine.cpu() - before;
  system.end();
  const { keys, showings, accepted, requests } = typist;
  return {
    characters: typist.written,
    keys,
    keysByHand: byHand[typist.written] ?? 0,
    showings,
    accepted,
    requests,
    cpu,
    bits: undefined,
    symbols: 0,
    memory: machine.memory(),
  };
}

/** How well a system that knows the other files predicts the first `characters` of those that are typed. */
export async function foreseeFiles(
  system: TypingSystem,
  { known, typed }: Split,
  characters: number,
): Promise<Foreseen | undefined> {
  for (const file of known) await system.learn?.(file);
  let [bits, symbols, left] = [0, 0, characters];
  for (const draft of typed) {
    if (left <= 0) break;
    const found = await foresee(system, draft, left);
    if (found === undefined) return undefined;
    bits += found.bits;
    symbols += found.symbols;
    left -= lengthOf(draft);
  }
  return { bits, symbols };
}
