/** Code units of the runs that an index finds. */
export const runLength = 12;

const base = 0x01000193;
/** base ** runLength, by which the oldest code unit of a hash is multiplied. */
const oldest = Array.from({ length: runLength }).reduce(
  (power: number) => Math.imul(power, base),
  1,
);

/** Places that are looked at for one run in one text: of one that stands in more of them, the last ones. */
const mostSteps = 256;

/** What is looked for in one text after another, and how much of the search is left. */
export interface RunSearch {
  /** Of `runLength` code units or more. */
  readonly context: string;
  /** As `hashOfEnd` gives it. */
  readonly hash: number;
  /** Places that may still be found. */
  places: number;
  /** Runs that may still be looked at. */
  steps: number;
}

const nowhere: readonly number[] = [];

/** Where each run of `runLength` code units of a text ends: a table of hashes, with a chain of places for each. */
export class RunIndex {
  readonly #text: string;
  readonly #shift: number;
  /** [power of two] by hash, the last place of a run; 0 for none. */
  readonly #last: Int32Array;
  /** [length + 1] by place, the one before that has the same hash. */
  readonly #before: Int32Array;

  constructor(text: string) {
    this.#text = text;
    const bits = Math.max(4, Math.ceil(Math.log2(text.length + 1)) - 1);
    this.#shift = 32 - bits;
    this.#last = new Int32Array(2 ** bits);
    this.#before = new Int32Array(text.length + 1);
    let hash = 0;
    for (let at = 0; at < text.length; at++) {
      hash = Math.imul(hash, base) + text.charCodeAt(at);
      if (at >= runLength) hash -= Math.imul(oldest, text.charCodeAt(at - runLength));
      const end = at + 1;
      if (end < runLength) continue;
      const slot = this.#slot(hash);
      this.#before[end] = this.#last[slot]!;
      this.#last[slot] = end;
    }
  }

  get bytes(): number {
    return this.#last.byteLength + this.#before.byteLength;
  }

  /** The places where the context ends, the last first, as far as the search goes. */
  endsOf(search: RunSearch): readonly number[] {
    const { context } = search;
    let end = this.#last[this.#slot(search.hash)]!;
    if (end === 0) return nowhere;
    const ends: number[] = [];
    const least = Math.max(0, search.steps - mostSteps);
    while (end > 0 && search.steps > least && search.places > 0) {
      search.steps--;
      const start = end - context.length;
      if (start >= 0 && this.#text.startsWith(context, start)) {
        ends.push(end);
        search.places--;
      }
      end = this.#before[end]!;
    }
    return ends;
  }

  #slot(hash: number): number {
    return Math.imul(hash, 0x9e3779b1) >>> this.#shift;
  }
}

/** Hash of the last `runLength` code units: the same for any text that is asked. */
export function hashOfEnd(context: string): number {
  let hash = 0;
  for (let at = context.length - runLength; at < context.length; at++) {
    hash = Math.imul(hash, base) + context.charCodeAt(at);
  }
  return hash;
}
