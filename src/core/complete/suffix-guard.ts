import { columnsOf, leadingBlank } from './columns.ts';
import { comment, endsString, isQuote, openerFor, OpenSigns, type OpenSign } from './open-signs.ts';
import type { PlaceScanner } from './place-scanner.ts';

/** What may stand right of the cursor: mostly what the editor put there by itself, and what ends a statement. */
const onlyClosers = /^[\s)\]}>"'`;,:]*$/;

const separators: ReadonlySet<string> = new Set([';', ',', ':']);

/** Whether a suggestion may stand before `after`, the line right of the cursor. */
export function leavesRoom(after: string): boolean {
  return onlyClosers.test(after);
}

/** What is known beyond the line; without it, the guard judges by the line alone. */
export interface Beyond {
  /** A scanner that has read all above the line. */
  readonly lineStart?: PlaceScanner | undefined;
  /** The next line that is not blank. */
  readonly nextLine?: string | undefined;
}

/** Code units of the line right of the cursor that are looked at; no meaningful line has more closers. */
const mostClosers = 500;

/**
 * Says where a suggestion would repeat what already stands right of the cursor or below it.
 *
 * The editor closes brackets and quotes as soon as they are opened, so a model that writes the line to its end writes
 * them a second time. A suggestion must end before a closer that
 * - already stands right of the cursor, unless it closes what the suggestion itself opened, or what the line left of
 *   the cursor opened more often than the right of it closes;
 * - the next line begins with, where it closes what this line or one above opened;
 * - closes nothing, as far as the scanner knows.
 */
export class SuffixGuard {
  readonly #after: string;
  readonly #nextLine: string;
  readonly #signs: OpenSigns;
  /** Of the line without the suggestion. */
  readonly #balance: Balance;
  /** The last answer of `mayEnd`, and the innermost open sign that it was given for. */
  #judged: { readonly innermost: OpenSign | undefined; readonly mayEnd: boolean } | undefined;
  /** The suggestion's open `<` that may be brackets. */
  #angles = 0;
  #previous = '';
  /** The white space that the current line begins with, and whether the line has nothing else so far. */
  #indentation = '';
  #blank = true;

  /**
   * @param before the line left of the cursor
   * @param after the line right of it
   */
  constructor(before: string, after: string, beyond: Beyond = {}) {
    this.#after = after.trim().slice(0, mostClosers);
    this.#nextLine = beyond.nextLine ?? '';
    this.#signs = new OpenSigns(beyond.lineStart?.copy());
    for (let i = 0; i < before.length; i++) this.#read(before.charAt(i), false);
    this.#balance = balance(this.#signs.open, this.#after);
  }

  /** Reads the suggestion's next code unit; false, without reading it, where the suggestion has to end before it. */
  accepts(character: string): boolean {
    if (!this.#signs.escaped && this.#repeats(character)) return false;
    this.#read(character, true);
    return true;
  }

  /**
   * Whether the suggestion may end here: with it, the line leaves no more signs open and no more closers unmatched than
   * without it. At a line's end anything may stay open.
   */
  get mayEnd(): boolean {
    if (this.#after === '') return true;
    const { innermost, open } = this.#signs;
    if (this.#judged?.innermost !== innermost || this.#judged === undefined) {
      const now = balance(open, this.#after);
      const mayEnd = now.open <= this.#balance.open && now.unmatched <= this.#balance.unmatched;
      this.#judged = { innermost, mayEnd };
    }
    return this.#judged.mayEnd;
  }

  /** Whether a bracket or a string that the suggestion opened is still open; a comment does not count. */
  get leavesOpen(): boolean {
    return this.#signs.open.some(({ sign, own }) => own && sign !== comment);
  }

  /** Within a string, a comment, a regular expression, or the text between tags. */
  get inText(): boolean {
    return this.#signs.inText;
  }

  #repeats(character: string): boolean {
    const signs = this.#signs;
    const comesNext = this.#after.startsWith(character);
    if (isQuote(character)) {
      const { text } = signs;
      return comesNext && text?.own === false && endsString(text.sign, character);
    }
    const opener = openerFor(character);
    if (opener !== undefined) return this.#closesTwice(character, opener);
    if (!comesNext || signs.inText || signs.innermost?.own === true) return false;
    return separators.has(character) || (character === '>' && this.#isAngle && this.#angles === 0);
  }

  #closesTwice(closer: string, opener: string): boolean {
    const signs = this.#signs;
    const standing = count(this.#after, closer);
    const { bracket, text } = signs;
    if (text?.own === true) return false;
    if (bracket?.sign === opener) {
      if (bracket.own) return false;
      if (standing === 0) return this.#standsBelow(closer, true);
      return signs.open.filter(({ sign, own }) => !own && sign === opener).length <= standing;
    }
    // Another bracket has to be closed first.
    if (bracket !== undefined) return this.#after !== '' || (signs.scanned && !signs.inText);
    if (standing > 0) return true;
    if (signs.inText) return false;
    return !signs.closes(closer) || this.#standsBelow(closer, false);
  }

  /** Whether the next line closes what this `closer` would: something opened on this line, or on a line above. */
  #standsBelow(closer: string, ofThisLine: boolean): boolean {
    if (!this.#nextLine.trimStart().startsWith(closer)) return false;
    const theirs = columnsOf(leadingBlank(this.#nextLine));
    const ours = columnsOf(this.#indentation);
    return ofThisLine ? theirs === ours : theirs <= ours;
  }

  /** Whether a `>` now may be a bracket: not as the second half of an arrow. */
  get #isAngle(): boolean {
    return this.#previous !== '=' && this.#previous !== '-';
  }

  #read(character: string, own: boolean): void {
    if (character === '\n' || character === '\r') {
      this.#indentation = '';
      this.#blank = true;
    } else if (this.#blank && character.trim() === '') this.#indentation += character;
    else this.#blank = false;
    if (own && character === '<') this.#angles++;
    else if (own && character === '>' && this.#isAngle && this.#angles > 0) this.#angles--;
    this.#signs.read(character, own);
    this.#previous = character;
  }
}

function count(characters: string, wanted: string): number {
  let found = 0;
  for (const character of characters) if (character === wanted) found++;
  return found;
}

interface Balance {
  /** Signs that nothing closes. */
  readonly open: number;
  /** Closing brackets that close nothing. */
  readonly unmatched: number;
}

/** What is left when `after` has closed what it can of `open`. */
function balance(open: readonly OpenSign[], after: string): Balance {
  // Each character of `after` closes one sign at most.
  const signs = open.slice(Math.max(0, open.length - after.length)).map(({ sign }) => sign);
  const others = open.length - signs.length;
  let unmatched = 0;
  for (const character of after) {
    const innermost = signs.at(-1);
    const opener = openerFor(character);
    if (innermost !== undefined && (innermost === opener || endsString(innermost, character))) {
      signs.pop();
    } else if (opener !== undefined) unmatched++;
    else if (isQuote(character) && !isQuote(innermost ?? '')) signs.push(character);
  }
  return { open: others + signs.length, unmatched };
}
