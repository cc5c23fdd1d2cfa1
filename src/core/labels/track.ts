import type { TextChange } from '../text/change.ts';
import type { Labels } from './labels.ts';
import type { LabelLanguage } from './language.ts';
import { Scanner } from './scanner.ts';
import { LabelStore } from './store.ts';

/** The text after the changes, as far as a scanner needs it. */
export interface TextSource {
  readonly length: number;
  slice(from: number, to: number): string;
}

export interface Range {
  readonly from: number;
  readonly to: number;
}

interface Checkpoint {
  offset: number;
  /** As it was before the character at `offset`. */
  readonly scanner: Scanner;
}

/** Characters from one checkpoint to the next, and so about what a key press costs. */
const spacing = 1024;

/**
 * The labels of a document, kept up to date: an edit scans anew from the last checkpoint before it to the first one
 * after it where the scanner is as it was.
 */
export class LabelTrack {
  readonly #store = new LabelStore();
  #checkpoints: Checkpoint[];

  constructor(language: LabelLanguage, text: TextSource) {
    this.#checkpoints = [{ offset: 0, scanner: Scanner.start(language) }];
    this.#store.splice(0, 0, text.length);
    this.#scan(text, 0, text.length);
  }

  /** Views that are good until the next `change`. */
  get labels(): Labels {
    return this.#store.labels;
  }

  /**
   * `text` is what `changes`, in order, made of the text before. Returns where labels may differ from what they were,
   * moved as the changes move them.
   */
  change(changes: readonly TextChange[], text: TextSource): Range {
    let from = this.#store.length;
    let to = 0;
    for (const { offset, removed, inserted } of changes) {
      const shift = inserted.length - removed;
      from = Math.min(from, offset);
      to = Math.max(to, offset + removed) + shift;
      this.#store.splice(offset, removed, inserted.length);
      this.#checkpoints = moved(this.#checkpoints, offset, removed, shift);
    }
    if (text.length !== this.#store.length) {
      throw new RangeError(
        `${text.length} characters where the changes make ${this.#store.length}`,
      );
    }
    return changes.length === 0 ? { from: 0, to: 0 } : this.#scan(text, from, to);
  }

  /** Scans what is changed in [from, to), and on until nothing more can be. */
  #scan(text: TextSource, from: number, to: number): Range {
    const valid = this.#checkpoints.filter(({ offset }) => offset <= from);
    const candidates = this.#checkpoints.filter(({ offset }) => offset > from && offset >= to);
    const start = valid.at(-1);
    if (!start) throw new Error('the first checkpoint is missing');
    const scanner = start.scanner.copy();
    let at = start.offset;
    for (;;) {
      const next = candidates[0];
      const end = Math.min(next?.offset ?? text.length, at + spacing, text.length);
      scanner.next(text.slice(at, end), this.#store.arrays, at);
      at = end;
      if (next?.offset === at) {
        if (next.scanner.equals(scanner)) {
          scanner.foresee(text.slice(at, at + 2), this.#store.arrays, at);
          break;
        }
        candidates.shift();
      }
      if (at === text.length) break;
      valid.push({ offset: at, scanner: scanner.copy() });
    }
    this.#checkpoints = [...valid, ...candidates];
    // Of the character before, only the look-ahead can have changed.
    return { from: Math.max(0, start.offset - 1), to: at };
  }
}

/** The checkpoints that a change leaves, where it leaves them. */
function moved(
  checkpoints: readonly Checkpoint[],
  offset: number,
  removed: number,
  shift: number,
): Checkpoint[] {
  const left: Checkpoint[] = [];
  for (const checkpoint of checkpoints) {
    if (checkpoint.offset <= offset) left.push(checkpoint);
    else if (checkpoint.offset >= offset + removed) {
      left.push({ offset: checkpoint.offset + shift, scanner: checkpoint.scanner });
    }
  }
  return left;
}
