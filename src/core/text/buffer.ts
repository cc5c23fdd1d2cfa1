import type { TextChange } from './change.ts';

const firstCapacity = 1024;

/**
 * A document's text as UTF-16 code units in a gap buffer.
 *
 * Edits come in bunches that lie close together (typing) or in one sweep through the file (formatting). A gap buffer
 * moves only the units between one edit and the next, so neither costs a pass over 10 MB for each edit.
 */
export class TextBuffer {
  #units: Uint16Array;
  /** The gap is [#gapStart, #gapEnd) of #units; the text is what lies before and after it. */
  #gapStart: number;
  #gapEnd: number;

  /** @throws TypeError when `text` is no string: it may come from a message. */
  constructor(text: string) {
    if (typeof text !== 'string') throw new TypeError(`a ${typeof text} for a text`);
    this.#units = new Uint16Array(text.length + firstCapacity);
    for (let i = 0; i < text.length; i++) this.#units[i] = text.charCodeAt(i);
    this.#gapStart = text.length;
    this.#gapEnd = this.#units.length;
  }

  /** In code units. */
  get length(): number {
    return this.#units.length - (this.#gapEnd - this.#gapStart);
  }

  /** Whether `offset` is a place in the text: before, between or after its code units. */
  holds(offset: number): boolean {
    return Number.isInteger(offset) && offset >= 0 && offset <= this.length;
  }

  /** The code unit at `index`; 0 outside the text. */
  unitAt(index: number): number {
    if (index >= this.length) return 0;
    return this.#units[index < this.#gapStart ? index : index + this.#gapEnd - this.#gapStart] ?? 0;
  }

  /** The text of [from, to), cut at the text's ends. */
  slice(from: number, to: number): string {
    const start = Math.max(0, from);
    const end = Math.min(this.length, to);
    const gap = this.#gapEnd - this.#gapStart;
    const middle = Math.min(Math.max(this.#gapStart, start), end);
    return this.#string(start, middle) + this.#string(middle + gap, end + gap);
  }

  /** The text of units [from, to) as they are stored. */
  #string(from: number, to: number): string {
    let text = '';
    // `fromCharCode` takes units as arguments, of which JavaScript allows some tens of thousands.
    for (let at = from; at < to; at += 4096) {
      const units = this.#units.subarray(at, Math.min(to, at + 4096));
      text += String.fromCharCode.apply(null, units as unknown as number[]);
    }
    return text;
  }

  /** @throws RangeError when the change does not lie within the text; the text is then as before. */
  apply(change: TextChange): void {
    const { offset, removed, inserted } = change;
    const end = offset + removed;
    const whole = Number.isInteger(offset) && Number.isInteger(removed);
    const isChange = whole && typeof inserted === 'string';
    if (!isChange || offset < 0 || removed < 0 || end > this.length) {
      throw new RangeError(`change of ${removed} at ${offset} in a text of ${this.length}`);
    }
    this.#moveGap(offset);
    this.#gapEnd += removed;
    this.#reserve(inserted.length);
    for (let i = 0; i < inserted.length; i++)
      this.#units[this.#gapStart++] = inserted.charCodeAt(i);
  }

  #moveGap(offset: number): void {
    const size = this.#gapEnd - this.#gapStart;
    if (offset < this.#gapStart) this.#units.copyWithin(offset + size, offset, this.#gapStart);
    else this.#units.copyWithin(this.#gapStart, this.#gapEnd, offset + size);
    this.#gapStart = offset;
    this.#gapEnd = offset + size;
  }

  #reserve(size: number): void {
    if (this.#gapEnd - this.#gapStart >= size) return;
    const length = this.length + size;
    // Growing by an eighth keeps the copying linear in what is typed, and 10 MB from taking twice their room.
    const units = new Uint16Array(length + Math.max(firstCapacity, length >> 3));
    const after = this.#units.subarray(this.#gapEnd);
    units.set(this.#units.subarray(0, this.#gapStart));
    units.set(after, units.length - after.length);
    this.#gapEnd = units.length - after.length;
    this.#units = units;
  }
}
