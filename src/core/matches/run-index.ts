/** Code units of the runs that an index finds. */
export const runLength = 12;

const base = 0x01000193;
/** base ** runLength, by which the oldest code unit of a hash is multiplied. */
const oldest = Array.from({ length: runLength }).reduce(
  (power: number) => Math.imul(power, base),
  1,
);

/** Places that are looked at for one run: of one that stands in more of them, the last ones. */
const mostSteps = 256;

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

  /** At most `most` places where `context`, of `runLength` code units or more, ends: the last first. */
  endsOf(context: string, most: number, hash = hashOfEnd(context)): readonly number[] {
    let end = this.#last[this.#slot(hash)]!;
    if (end === 0) return nowhere;
    const ends: number[] = [];
    for (let step = 0; end > 0 && step < mostSteps && ends.length < most; step++) {
      const start = end - context.length;
      if (start >= 0 && this.#text.startsWith(context, start)) ends.push(end);
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
