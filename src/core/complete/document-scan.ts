import type { ScannedLanguage } from '../labels/language.ts';
import type { TextBuffer } from '../text/buffer.ts';
import { PlaceScanner } from './place-scanner.ts';

/** Code units from one kept scanner to the next: what is read again after an edit, in half a millisecond. */
const stretch = 2_048;

/** Stretches that one question may read: some milliseconds. */
const mostStretches = 16;

/** What the places in an open document stand in, known as far as somebody asked, and after an edit up to there. */
export class DocumentScan {
  readonly #text: TextBuffer;
  /** `#kept[k]` has read the first k stretches. */
  readonly #kept: PlaceScanner[];

  /** `text` is another's to change; `edited` must be told of each change. */
  constructor(text: TextBuffer, language: ScannedLanguage) {
    this.#text = text;
    this.#kept = [PlaceScanner.start(language)];
  }

  /** The text from `offset` on is another. */
  edited(offset: number): void {
    const untouched = Math.floor(Math.max(0, offset) / stretch) + 1;
    this.#kept.length = Math.min(this.#kept.length, untouched);
  }

  /**
   * A scanner that has read all before `offset`. Undefined where that is too far to be read at once; then a part of it
   * has been read, and the same question again will get further.
   */
  at(offset: number): PlaceScanner | undefined {
    const end = Math.min(Math.max(0, offset), this.#text.length);
    const wanted = Math.floor(end / stretch);
    const reached = this.#kept.length - 1;
    for (let k = reached; k < Math.min(wanted, reached + mostStretches); k++) {
      this.#kept.push(this.#readOn(this.#kept[k]!, (k + 1) * stretch));
    }
    const nearest = this.#kept[wanted];
    return nearest && this.#readOn(nearest, end);
  }

  #readOn(from: PlaceScanner, end: number): PlaceScanner {
    const scanner = from.copy();
    for (let at = from.read; at < end; at++) scanner.step(this.#text.unitAt(at));
    return scanner;
  }
}
