import { danglingAt } from '../../core/complete/dangling-at.ts';
import { PlaceScanner } from '../../core/complete/place-scanner.ts';
import { typedThrough, type Shown } from '../../core/complete/type-through.ts';
import type { Dangling } from '../../core/complete/whole-thought.ts';
import type { Draft } from './drafts.ts';
import { nextWordLength } from './editor/next-word.ts';
import { findBrackets, type Brackets } from './editor/partners.ts';
import { SimulatedEditor, type Deed } from './editor/simulated-editor.ts';
import type { Accepted, Request, Showing } from './figures/tally.ts';
import type { Suggested, Thresholds, TypingSystem } from './systems/typing-system.ts';

/** What is on the screen. */
interface OnScreen extends Shown {
  /** Lines begun when it was shown: while these are as many, the line is the same. */
  readonly lines: number;
}

/** What is taken of a suggestion. */
interface Taken {
  /** Characters of the passage. */
  readonly length: number;
  readonly keys: number;
  readonly whole: boolean;
}

/**
 * How suggestions are accepted: only if all of it is right (`whole`), word by word as far as it is right (`word`), or
 * with one key as far as it is right, as if it had ended there (`prefix`), which is what ideal ends would save.
 */
export type Accepting = 'prefix' | 'whole' | 'word';

/**
 * Writes one draft with one system: looks at what is shown after every key, accepts what is right, else types on.
 */
export class Typist {
  readonly #draft: Draft;
  readonly #brackets: Brackets;
  readonly #system: TypingSystem;
  readonly #thresholds: Thresholds;
  readonly #accepting: Accepting;
  readonly #now: () => number;
  #editor: SimulatedEditor;
  /** Index of the edit that is written, and the characters of those before it. */
  #edit = 0;
  #before = 0;
  /** Lines begun so far. */
  #lines = 0;
  #shown: OnScreen | undefined;
  keys = 0;
  readonly showings: Showing[] = [];
  readonly accepted: Accepted[] = [];
  readonly requests: Request[] = [];

  /** @param now milliseconds since any fixed time */
  constructor(
    draft: Draft,
    system: TypingSystem,
    thresholds: Thresholds,
    now: () => number,
    accepting: Accepting = 'whole',
  ) {
    const { file, before } = draft;
    this.#draft = draft;
    this.#brackets = findBrackets(file.text, file.scannedAs ?? 'c');
    this.#system = system;
    this.#thresholds = thresholds;
    this.#accepting = accepting;
    this.#now = now;
    system.begin(file, before);
    this.#editor = this.#begin();
    this.#goOn();
  }

  /** Characters that were written. */
  get written(): number {
    return this.#before + this.#editor.offset - this.#from;
  }

  get done(): boolean {
    return this.#editor.done;
  }

  /** One action by hand, and whatever can be accepted after it. */
  async type(): Promise<void> {
    this.#perform(this.#editor.type());
    let right = await this.#look(false);
    while (right !== undefined) {
      const { length, keys, whole } = right;
      const end = this.#editor.offset + length;
      const wholeLine = /^(?:[\r\n]|$)/.test(this.#draft.file.text.slice(end, end + 1));
      this.accepted.push({ length, wholeLine });
      // Where only a part was accepted, the rest stays on the screen.
      if (whole) this.#shown = undefined;
      this.#perform({ ...this.#editor.accept(length), keys });
      right = await this.#look(whole);
    }
    this.#goOn();
  }

  get #from(): number {
    return this.#draft.edits[this.#edit]?.from ?? 0;
  }

  /** What is deleted where an edit begins costs nothing: no suggestion saves that. */
  #begin(): SimulatedEditor {
    const { edits, file } = this.#draft;
    const edit = edits[this.#edit] ?? { from: 0, to: 0, removed: 0, after: '' };
    if (edit.removed > 0) {
      this.#system.change({ offset: edit.from, removed: edit.removed, inserted: '' });
    }
    return new SimulatedEditor(file.text, file.scannedAs ?? 'c', edit, this.#brackets);
  }

  /** Goes to the next edit that has anything to write, once this one is done. */
  #goOn(): void {
    while (this.#editor.done && this.#edit < this.#draft.edits.length - 1) {
      this.#before = this.written;
      this.#edit++;
      this.#shown = undefined;
      this.#editor = this.#begin();
    }
  }

  #perform({ keys, changes }: Deed): void {
    this.keys += keys;
    for (const change of changes) {
      this.#system.change(change);
      if (/[\r\n]/.test(change.inserted)) this.#lines++;
    }
  }

  /** Returns how much of the passage can be taken of what is shown; undefined where nothing can. */
  async #look(continues: boolean): Promise<Taken | undefined> {
    if (this.#editor.done) return undefined;
    const rest = this.#rest();
    if (rest !== undefined) return this.#acceptable(rest);
    this.#shown = undefined;
    const start = this.#now();
    const {
      suggestion,
      stages,
      others = [],
    } = await this.#system.suggest(this.#editor.cursor, this.#thresholds, continues);
    const total = this.#now() - start;
    if (stages !== undefined) this.requests.push({ ...stages, total });
    if (suggestion === undefined) return undefined;
    const { text, ...certainty } = this.#chosen([suggestion, ...others]);
    const right = this.#editor.lengthOf(text) !== undefined;
    const dangling = this.#dangling(text, right) ?? null;
    this.showings.push({ ...certainty, right, length: text.length, dangling });
    this.#system.settled?.(right);
    this.#shown = { text, before: this.#editor.before, lines: this.#lines };
    return this.#acceptable(text);
  }

  /** Of a wrong suggestion it is unknown whether the line ends after it. */
  #dangling(text: string, right: boolean): Dangling | undefined {
    const { before, after, offset } = this.#editor;
    const { scannedAs, text: all } = this.#draft.file;
    const end = offset + text.length;
    const around = {
      ...{ before, after, nextLines: [] },
      lineStart: scannedAs && PlaceScanner.start(scannedAs).after(linesAbove(all, offset)),
    };
    return danglingAt(text, around, right && /^\r?(?:\n|$)/.test(all.slice(end, end + 2)));
  }

  /** The longest that is right; where none is, the first. */
  #chosen(offers: readonly Suggested[]): Suggested {
    const worth = ({ text }: Suggested): number => this.#editor.lengthOf(text) ?? 0;
    return offers.reduce((best, one) => (worth(one) > worth(best) ? one : best));
  }

  #acceptable(text: string): Taken | undefined {
    const all = this.#editor.lengthOf(text);
    if (all !== undefined) return { length: all, keys: 1, whole: true };
    if (this.#accepting === 'whole') return undefined;
    const byWord = this.#accepting === 'word';
    let [length, keys] = [0, byWord ? 0 : 1];
    for (let at = 0; at < text.length; keys += byWord ? 1 : 0) {
      at += byWord ? nextWordLength(text.slice(at)) : 1;
      const right = this.#editor.lengthOf(text.slice(0, at));
      if (right === undefined) break;
      length = right;
    }
    // A word of one character can as well be typed.
    return length > keys ? { length, keys, whole: !byWord } : undefined;
  }

  /** What is left of the suggestion after typing along it. */
  #rest(): string | undefined {
    const shown = this.#shown;
    if (shown?.lines !== this.#lines) return undefined;
    return typedThrough(shown, this.#editor.before, this.#editor.after);
  }
}

function linesAbove(text: string, offset: number): string {
  return text.slice(0, offset).replace(/[^\n]*$/, '');
}
