import type { ScannedLanguage } from '../../../core/labels/language.ts';
import type { TextChange } from '../../../core/text/change.ts';
import { closerFor, isCloser, openedAtEnd } from './closing.ts';
import {
  backspaceLength,
  indentationAfter,
  indentationUnit,
  leadingSpace,
  tabLength,
} from './indentation.ts';
import { findBrackets, type Brackets } from './partners.ts';

/** The effect of one action of the user, with what the editor does by itself. */
export interface Deed {
  /** Keys that it cost. */
  readonly keys: number;
  readonly changes: readonly TextChange[];
}

/** The part of the text that is written; the rest stands there already. */
export interface Passage {
  readonly from: number;
  readonly to: number;
  /** What stands right of the passage while it is written, up to the line's end. */
  readonly after: string;
}

/** A closing bracket or quote that the editor put right of the cursor. */
interface Pending {
  readonly closer: string;
  /** Its offset in the text. */
  readonly partner: number;
  /** Line end and indentation that the editor put before it, when Enter was pressed between a pair. */
  readonly lead: string;
}

/**
 * A document into which a text that is known from the start, or a passage of it, is typed in an editor that closes
 * brackets and quotes, and indents new lines, as VS Code does. Keys are counted for:
 *
 * - a character (a pair of surrogates is one), a line's end, and Tab to the next stop at a line's start: one key each;
 * - nothing for indentation, closers and blank lines' white space that the editor puts or clears as the text has it;
 * - one key (Delete) for a closer that the text does not have, at once; one (arrow) to step over a line's end that the
 *   editor put before a closer, and one (Delete) to take it out where the text has the closer without it;
 * - one key (Backspace) for each step of indentation too much, unless the line begins with a closer that the editor
 *   itself moves out to the line of its opener.
 *
 * At any time the document is the text up to `offset`, then `#excess`, then the cursor, what is pending, and what stands
 * after the passage.
 */
export class SimulatedEditor {
  readonly #text: string;
  readonly #passage: Passage;
  readonly #brackets: Brackets;
  readonly #python: boolean;
  readonly #unit: string;
  #offset: number;
  /** White space that the editor put left of the cursor and that the text does not have. */
  #excess = '';
  /** Innermost first. */
  #pending: readonly Pending[] = [];

  /** @param brackets of the text, where they were found already */
  constructor(
    text: string,
    language: ScannedLanguage,
    passage: Passage = { from: 0, to: text.length, after: '' },
    brackets: Brackets = findBrackets(text, language),
  ) {
    this.#text = text;
    this.#passage = passage;
    this.#offset = passage.from;
    this.#brackets = brackets;
    this.#python = language === 'py';
    this.#unit = indentationUnit(text);
  }

  /** Characters of the text that stand there, left of the cursor. */
  get offset(): number {
    return this.#offset;
  }

  /** Offset of the cursor in the document. */
  get cursor(): number {
    return this.#offset + this.#excess.length;
  }

  get done(): boolean {
    return this.#atEnd() && this.#excess === '' && this.#pending.length === 0;
  }

  /** The line left of the cursor. */
  get before(): string {
    return this.#text.slice(this.#lineStart(), this.#offset) + this.#excess;
  }

  /** The line right of the cursor. */
  get after(): string {
    const text = this.#pending.map(({ lead, closer }) => lead + closer).join('');
    return /^[^\r\n]*/.exec(text + this.#passage.after)?.[0] ?? '';
  }

  /**
   * Length of the part of the passage that `suggestion` would write from the cursor on; undefined where the passage
   * goes on in another way, or ends before. Editors write a line's end as the file does.
   */
  lengthOf(suggestion: string): number | undefined {
    if (this.#excess !== '' || suggestion === '') return undefined;
    let at = this.#offset;
    for (const character of suggestion.replaceAll('\r\n', '\n').split('')) {
      const wanted = character === '\n' ? this.#lineEndAt(at) : character;
      if (wanted === '' || !this.#text.startsWith(wanted, at)) return undefined;
      at += wanted.length;
    }
    return at <= this.#passage.to ? at - this.#offset : undefined;
  }

  /** Takes the next `length` characters of the text from a suggestion, with one key. */
  accept(length: number): Deed {
    const inserted = this.#text.slice(this.#offset, this.#offset + length);
    const change = { offset: this.#offset, removed: 0, inserted };
    this.#offset += length;
    return { keys: 1, changes: [change] };
  }

  /** Does what comes next by hand. */
  type(): Deed {
    return (
      this.#deleteStray() ??
      this.#reachCloser() ??
      this.#stepDown() ??
      (this.#lineEndAt(this.#offset) !== '' || this.#atEnd() ? this.#enter() : undefined) ??
      (this.#excess === '' ? this.#typeCharacter() : this.#mendIndentation())
    );
  }

  #atEnd(): boolean {
    return this.#offset === this.#passage.to;
  }

  /** Deletes a closer that the text has passed, or one that stands before the closer that it has here. */
  #deleteStray(): Deed | undefined {
    const due = this.#pending.findIndex(({ partner }) => partner === this.#offset);
    const stray = this.#pending.findIndex(
      ({ partner }, index) => partner < this.#offset || index < due,
    );
    const gone = this.#pending[stray];
    if (gone === undefined) return undefined;
    const offset = this.cursor + lengthOf(this.#pending.slice(0, stray));
    this.#pending = this.#pending.toSpliced(stray, 1);
    return { keys: 1, changes: [{ offset, removed: lengthOf([gone]), inserted: '' }] };
  }

  #reachCloser(): Deed | undefined {
    const [first, ...rest] = this.#pending;
    if (first?.partner !== this.#offset || this.#excess !== '') return undefined;
    if (first.lead !== '') {
      this.#pending = [{ ...first, lead: '' }, ...rest];
      const joined = { offset: this.cursor, removed: first.lead.length, inserted: '' };
      return { keys: 1, changes: [joined] };
    }
    this.#pending = rest;
    this.#offset++;
    return { keys: 0, changes: [] };
  }

  /** Goes to the closer on the next line, where nothing else comes before it. */
  #stepDown(): Deed | undefined {
    const [first, ...rest] = this.#pending;
    const end = this.#lineEndAt(this.#offset);
    if (first === undefined || first.lead === '' || end === '') return undefined;
    const start = this.#offset + end.length;
    if (this.#afterSpace(start) !== first.partner) return undefined;
    const space = /[ \t]*$/.exec(first.lead)?.[0] ?? '';
    const removed = this.#excess.length + first.lead.length;
    const change = { offset: this.#offset, removed, inserted: end + space };
    this.#pending = [{ ...first, lead: '' }, ...rest];
    this.#startLine(start, space);
    return { keys: 1, changes: [change] };
  }

  /** Begins a new line; at the end of the passage, only clears white space. */
  #enter(): Deed {
    const removed = this.#excess.length;
    if (this.#atEnd()) {
      this.#excess = '';
      return { keys: 0, changes: [{ offset: this.#offset, removed, inserted: '' }] };
    }
    const end = this.#lineEndAt(this.#offset);
    const above = this.before;
    const space = indentationAfter(above, this.#unit, this.#python);
    const [first, ...rest] = this.#pending;
    let lead = '';
    if (first?.lead === '' && openedAtEnd(above) === first.closer) {
      lead = end + leadingSpace(above);
      this.#pending = [{ ...first, lead }, ...rest];
    }
    const change = { offset: this.#offset, removed, inserted: end + space + lead };
    this.#startLine(this.#offset + end.length, space);
    return { keys: 1, changes: [change] };
  }

  /** The cursor stands on a new line, after `space`. */
  #startLine(start: number, space: string): void {
    const most = Math.min(space.length, this.#passage.to - start);
    let common = 0;
    while (common < most && space[common] === this.#text[start + common]) common++;
    this.#offset = start + common;
    this.#excess = space.slice(common);
  }

  #mendIndentation(): Deed {
    const moved = this.#moveOut();
    if (moved !== undefined) return moved;
    const removed = Math.min(this.#excess.length, backspaceLength(this.before, this.#unit));
    this.#excess = this.#excess.slice(0, -removed);
    return { keys: 1, changes: [{ offset: this.cursor, removed, inserted: '' }] };
  }

  /** A closer typed first on its line takes the indentation of its opener's line. */
  #moveOut(): Deed | undefined {
    const character = this.#text.charAt(this.#offset);
    const opener = this.#brackets.openerOf(this.#offset);
    if (!isCloser(character) || opener === undefined) return undefined;
    if (this.#pending[0]?.partner === this.#offset) return undefined;
    const line = this.#text.slice(this.#lineStart(opener), opener);
    const wanted = this.#text.slice(this.#lineStart(), this.#offset);
    if (leadingSpace(line) !== wanted) return undefined;
    const change = { offset: this.#offset, removed: this.#excess.length, inserted: character };
    this.#offset++;
    this.#excess = '';
    return { keys: 1, changes: [change] };
  }

  #typeCharacter(): Deed {
    const { before, after } = this;
    const offset = this.#offset;
    if (/^[ \t]*$/.test(before) && this.#text[offset] === ' ') {
      const length = tabLength(this.#text, offset, before.length, this.#unit);
      return this.accept(Math.min(length, this.#passage.to - offset));
    }
    const character = String.fromCodePoint(this.#text.codePointAt(offset) ?? 0);
    const kind = this.#brackets.before(offset);
    const closer = closerFor(character, before, after, kind, this.#python);
    this.#offset += character.length;
    if (closer === undefined) {
      return { keys: 1, changes: [{ offset, removed: 0, inserted: character }] };
    }
    const partner = this.#brackets.partnerOf(offset);
    // A closer that the passage does not have is deleted before anything else happens.
    if (partner === undefined || partner >= this.#passage.to) {
      return { keys: 2, changes: [{ offset, removed: 0, inserted: character }] };
    }
    this.#pending = [{ closer, partner, lead: '' }, ...this.#pending];
    return { keys: 1, changes: [{ offset, removed: 0, inserted: character + closer }] };
  }

  #lineStart(offset = this.#offset): number {
    let at = offset;
    while (at > 0 && this.#text[at - 1] !== '\n' && this.#text[at - 1] !== '\r') at--;
    return at;
  }

  /** Where the white space that stands at `offset` ends. */
  #afterSpace(offset: number): number {
    let at = offset;
    while (this.#text[at] === ' ' || this.#text[at] === '\t') at++;
    return at;
  }

  /** The line's end that stands at `offset` in the text; empty where none does. */
  #lineEndAt(offset: number): string {
    if (this.#text.startsWith('\r\n', offset)) return '\r\n';
    const character = this.#text.charAt(offset);
    return character === '\n' || character === '\r' ? character : '';
  }
}

function lengthOf(pending: readonly Pending[]): number {
  return pending.reduce((sum, { lead, closer }) => sum + lead.length + closer.length, 0);
}
