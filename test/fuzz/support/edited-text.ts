import { provisionalLength } from '../../../src/core/model/document-reader.ts';
import type { TextChange } from '../../../src/core/text/change.ts';
import { isSecondHalf } from '../../../src/core/text/vocabulary.ts';
import { applied } from '../../../src/core/text/change.ts';
import type { Edit, Spot } from './edits.ts';
import { written } from './paste.ts';

/** A text as a plain string: the oracle, and what says which changes an edit comes to. */
export class EditedText {
  text: string;
  /** Code units that a text may grow to. */
  readonly #limit: number;
  /** Where the last edit ended. */
  #cursor = 0;
  /** Lists of changes that take back what was done. */
  readonly #undo: (readonly TextChange[])[] = [];
  readonly #redo: (readonly TextChange[])[] = [];

  constructor(start: string, limit: number) {
    this.#limit = limit;
    this.text = start.slice(0, limit);
  }

  /** Carries out an edit. Gives the lists of changes that an editor would tell of, each as of one event. */
  edit(edit: Edit): (readonly TextChange[])[] {
    switch (edit.edit) {
      case 'undo':
        return this.#back(edit.times, this.#undo, this.#redo);
      case 'redo':
        return this.#back(edit.times, this.#redo, this.#undo);
      default: {
        const changes = this.#changes(edit);
        this.#undo.push(this.#apply(changes));
        this.#redo.length = 0;
        return [changes];
      }
    }
  }

  at(spot: Spot): number {
    const { text } = this;
    const cursor = Math.min(this.#cursor, text.length);
    switch (spot) {
      case 'above':
        return Math.max(0, cursor - provisionalLength);
      case 'cursor':
        return cursor;
      case 'end':
        return text.length;
      case 'start':
        return 0;
      case 'lineEnd': {
        const found = /[\r\n]/.exec(text.slice(cursor));
        return found === null ? text.length : cursor + found.index;
      }
      case 'half':
        for (let at = cursor + 1; at < text.length; at++) {
          if (isSecondHalf(text.charCodeAt(at - 1), text.charCodeAt(at))) return at;
        }
        return cursor;
      default:
        return Math.floor(spot * text.length);
    }
  }

  #changes(edit: Exclude<Edit, { edit: 'redo' | 'undo' }>): readonly TextChange[] {
    const { length } = this.text;
    const inserted = written(edit.inserted);
    if (edit.edit === 'whole') return [this.#within({ offset: 0, removed: length, inserted })];
    if (edit.edit === 'change') {
      const offset = this.at(edit.at);
      const behind = length - offset;
      const removed = edit.removed < 1 ? Math.floor(edit.removed * behind) : edit.removed;
      return [this.#within({ offset, removed: Math.min(removed, behind), inserted })];
    }
    // The editor tells of the last cursor first, so that each change fits the text before all of them.
    const { from, count, removed } = edit;
    const room = Math.floor((this.#limit - length) / count);
    const text = inserted.slice(0, Math.max(0, room));
    const places = Array.from({ length: count + 1 }, (_, i) =>
      Math.floor((from + (i * (1 - from)) / count) * length),
    );
    return places
      .slice(0, count)
      .map((offset, i) => ({
        offset,
        removed: Math.min(removed, places[i + 1]! - offset),
        inserted: text,
      }))
      .reverse();
  }

  #within({ offset, removed, inserted }: TextChange): TextChange {
    const room = this.#limit - this.text.length + removed;
    return { offset, removed, inserted: inserted.slice(0, room) };
  }

  /** Gives the changes that take it back. */
  #apply(changes: readonly TextChange[]): readonly TextChange[] {
    const inverse = changes.map((change) => {
      const { offset, removed, inserted } = change;
      const before = this.text.slice(offset, offset + removed);
      this.text = applied(this.text, change);
      this.#cursor = offset + inserted.length;
      return { offset, removed: inserted.length, inserted: before };
    });
    return inverse.reverse();
  }

  #back(
    times: number,
    from: (readonly TextChange[])[],
    to: (readonly TextChange[])[],
  ): (readonly TextChange[])[] {
    const done: (readonly TextChange[])[] = [];
    for (let i = 0; i < times; i++) {
      const changes = from.pop();
      if (changes === undefined) break;
      to.push(this.#apply(changes));
      done.push(changes);
    }
    return done;
  }
}
