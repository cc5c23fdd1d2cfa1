import type { ScannedLanguage } from '../labels/language.ts';
import type { TextBuffer } from '../text/buffer.ts';
import { PlaceScanner } from './place-scanner.ts';

/** Code units from one kept scanner to the next: as many are read again after an edit, in half a millisecond. */
const stretch = 2_048;

/** Stretches that one call may read: some milliseconds. */
const mostStretches = 16;

/**
 * What the places in an open document stand in: scanned as far as was asked for, and after an edit again from there.
 */
export class DocumentScan {
  readonly #text: TextBuffer;
  /** `#kept[k]` has read the first k stretches. */
  readonly #kept: PlaceScanner[];

  /** `text` is changed by its owner, who must call `edited` after each change. */
  constructor(text: TextBuffer, language: ScannedLanguage) {
    this.#text = text;
    this.#kept = [PlaceScanner.start(language)];
  }

  /** The text from `offset` on has changed. */
  edited(offset: number): void {
    const untouched = Math.floor(Math.max(0, offset) / stretch) + 1;
    this.#kept.length = Math.min(this.#kept.length, untouched);
  }

  /**
   * A scanner that has read all before `offset`. Undefined where that is too far to be read at once; a part has been
   * read then, and the same call again will get further.
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
