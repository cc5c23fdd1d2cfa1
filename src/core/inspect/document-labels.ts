import { emptyLabels, labelNames, type LabelName, type Labels } from '../labels/labels.ts';
import type { ScannedLanguage } from '../labels/language.ts';
import { Scanner } from '../labels/scanner.ts';
import type { TextBuffer } from '../text/buffer.ts';
import { isPlainLabel, withoutWords } from './plain-text.ts';

/** Code units scanned at a time, and from one kept scanner to the next. */
const stretch = 4_096;

/** A document's labels: scanned as far as they were asked for, and after an edit again from there on. */
export class DocumentLabels {
  readonly #text: TextBuffer;
  readonly #isPlain: boolean;
  /** `#kept[k]` has read the first k stretches. */
  readonly #kept: Scanner[];
  #scanner: Scanner;
  #scanned = 0;
  #labels = emptyLabels(stretch);

  /**
   * `text` is changed by its owner, who must call `edited` after each change.
   *
   * @param language undefined for a text that no scanner parses: it has only `plainLabels`
   */
  constructor(text: TextBuffer, language: ScannedLanguage | undefined) {
    this.#text = text;
    this.#isPlain = language === undefined;
    this.#scanner = Scanner.start(language ?? 'c');
    this.#kept = [this.#scanner.copy()];
  }

  /** The text from `offset` on has changed. */
  edited(offset: number): void {
    if (offset >= this.#scanned) return;
    this.#kept.length = Math.min(this.#kept.length, Math.floor(offset / stretch) + 1);
    this.#scanned = (this.#kept.length - 1) * stretch;
    this.#scanner = this.#kept.at(-1)!.copy();
  }

  /** Scans so that the labels before `to` are known, a stretch at each step. */
  *scanTo(to: number): Generator<undefined, void, undefined> {
    // Whether a line ends after a character shows at the next one, which may be a pair.
    const end = Math.min(to + 2, this.#text.length);
    while (this.#scanned < end) {
      const next = Math.min(this.#kept.length * stretch, this.#text.length);
      this.#reserve(next);
      const text = this.#text.slice(this.#scanned, next);
      this.#scanner.next(this.#isPlain ? withoutWords(text) : text, this.#labels, this.#scanned);
      this.#scanned = next;
      if (next === this.#kept.length * stretch) this.#kept.push(this.#scanner.copy());
      yield;
    }
  }

  /** Whether this text has a label. */
  tells(label: LabelName): boolean {
    return !this.#isPlain || isPlainLabel(label);
  }

  /** A label of [from, to), which must have been scanned. */
  slice(label: LabelName, from: number, to: number): Int16Array {
    const values = this.#labels[label].subarray(from, to);
    // A column may be more than a signed integer of 16 bits holds.
    return new Int16Array(values.length).map((_, at) => Math.min(values[at]!, 0x7fff));
  }

  /** A label at one character, which must have been scanned. */
  at(label: LabelName, offset: number): number {
    return this.#labels[label][offset] ?? 0;
  }

  #reserve(length: number): void {
    if (length <= this.#labels.column.length) return;
    const grown: Labels = emptyLabels(Math.max(length, 2 * this.#labels.column.length));
    for (const name of labelNames) grown[name].set(this.#labels[name]);
    this.#labels = grown;
  }
}
