/**
 * One number for each code unit of the document, as far as it is known.
 *
 * Invariants: the length is the document's; an edit moves values along with their characters and leaves those before it
 * untouched; what was read exactly stays known as such until an edit at or before it.
 */
import type { TextChange } from '../text/change.ts';

const KNOWN = { nothing: 0, outdated: 1, provisional: 2, exact: 3 } as const;

export class Track {
  #values: Float32Array;
  #known: Uint8Array;

  constructor(length: number) {
    this.#values = new Float32Array(length);
    this.#known = new Uint8Array(length);
  }

  get length(): number {
    return this.#values.length;
  }

  /** NaN where nothing is known. */
  at(offset: number): number {
    return this.#known[offset] ? this.#values[offset]! : Number.NaN;
  }

  isProvisional(offset: number): boolean {
    return this.#known[offset] === KNOWN.provisional;
  }

  /** Whether all of [from, to) is exact and newer than the last edit that concerns it. */
  isExact(from: number, to: number): boolean {
    for (let at = from; at < to; at++) if (this.#known[at] !== KNOWN.exact) return false;
    return true;
  }

  /** Whether all of [from, to) is known, exactly or not, since the last edit that concerns it. */
  isRead(from: number, to: number): boolean {
    for (let at = from; at < to; at++) if (this.#known[at]! < KNOWN.provisional) return false;
    return true;
  }

  /** The first offset in [from, to) that is not exact; `to` if all are. */
  firstInexact(from: number, to: number): number {
    let at = from;
    while (at < to && this.#known[at] === KNOWN.exact) at++;
    return at;
  }

  /** Takes in an answer for the characters from `from`; those before `exactTo` are exact. */
  write(from: number, values: ArrayLike<number>, exactTo: number): void {
    const to = Math.min(from + values.length, this.length);
    for (let at = from; at < to; at++) {
      const value = values[at - from]!;
      const known = at < exactTo ? KNOWN.exact : KNOWN.provisional;
      if (value !== value) continue;
      this.#values[at] = value;
      this.#known[at] = known;
    }
  }

  /** Something else is chosen: the old values stay, as outdated ones, until the new ones come. */
  outdate(): void {
    for (let at = 0; at < this.length; at++) {
      this.#known[at] = Math.min(this.#known[at]!, KNOWN.outdated);
    }
  }

  /** Moves with the text. The model reads from left to right: all after the change will get another value. */
  edit({ offset, removed, inserted }: TextChange): void {
    const length = this.length - removed + inserted.length;
    const values = new Float32Array(length);
    const known = new Uint8Array(length);
    values.set(this.#values.subarray(0, offset));
    known.set(this.#known.subarray(0, offset));
    const rest = offset + inserted.length;
    values.set(this.#values.subarray(offset + removed), rest);
    known.set(this.#known.subarray(offset + removed), rest);
    for (let at = rest; at < length; at++) known[at] = Math.min(known[at]!, KNOWN.outdated);
    this.#values = values;
    this.#known = known;
  }
}
