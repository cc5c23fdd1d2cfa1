import type { PlaceScanner } from './place-scanner.ts';

const openerOf: ReadonlyMap<string, string> = new Map([
  [')', '('],
  [']', '['],
  ['}', '{'],
]);
const openers: ReadonlySet<string> = new Set(openerOf.values());
const quotes: ReadonlySet<string> = new Set(['"', "'", '`']);

export function openerFor(closer: string): string | undefined {
  return openerOf.get(closer);
}

export function isQuote(character: string): boolean {
  return quotes.has(character);
}

/** Signs for a comment, for a regular expression, and for a string from a line above, whose quote is unknown. */
export const comment = '#';
const regex = '/';
const stringAbove = '?';

/** Whether a string that `sign` stands for ends with this quote. */
export function endsString(sign: string, quote: string): boolean {
  return sign === quote || (sign === stringAbove && quotes.has(quote));
}

/** Something open: a bracket; a string, by its quote; a comment; a regular expression. */
export interface OpenSign {
  readonly sign: string;
  /** It was opened by the suggestion. */
  readonly own: boolean;
  /** Index of the innermost that is no bracket: this one or one around it; -1 where there is none. */
  readonly textAt: number;
}

/** How far a closing bracket looks for its partner past others that were never closed. */
const farthest = 20;

/**
 * What is open in a piece of text, character by character: brackets, and the strings and comments around them. What is
 * open in a string is dropped when the string ends.
 *
 * With a scanner it also knows what the lines above opened, and comments, templates and regular expressions. Without
 * one it takes every quote for a string's.
 */
export class OpenSigns {
  /** Innermost last. */
  readonly #open: OpenSign[] = [];
  readonly #place: PlaceScanner | undefined;
  #escaped = false;

  constructor(place: PlaceScanner | undefined) {
    this.#place = place;
    if (place === undefined || place.kind === 'code') return;
    // What began on a line above.
    if (place.kind === 'comment') this.#push(comment, false);
    else if (place.kind === 'string') this.#push(stringAbove, false);
  }

  get open(): readonly OpenSign[] {
    return this.#open;
  }

  get innermost(): OpenSign | undefined {
    return this.#open.at(-1);
  }

  get scanned(): boolean {
    return this.#place !== undefined;
  }

  /** Within a string, a comment, a regular expression, or the text between tags. */
  get inText(): boolean {
    return this.#place === undefined ? this.#textAt >= 0 : this.#place.kind !== 'code';
  }

  /** The string, comment or regular expression around the place, if it is in one. */
  get text(): OpenSign | undefined {
    const between = this.#place?.kind === 'code' || this.#place?.kind === 'text';
    return between ? undefined : this.#open[this.#textAt];
  }

  /** The bracket to be closed next, in the same string or comment if the place is in one. */
  get bracket(): OpenSign | undefined {
    const innermost = this.#open.at(-1);
    return innermost !== undefined && openers.has(innermost.sign) ? innermost : undefined;
  }

  /** Whether a closing bracket would close anything at all; true where no scanner can tell. */
  closes(closer: string): boolean {
    return this.#place === undefined || this.#place.after(closer).depth < this.#place.depth;
  }

  /** Whether the last character was a backslash that escapes the next one. */
  get escaped(): boolean {
    return this.#escaped;
  }

  /** Reads one code unit, `own` if it is the suggestion's. */
  read(character: string, own: boolean): void {
    const escaped = this.#escaped;
    this.#escaped = this.inText && !escaped && character === '\\';
    if (this.#place === undefined) this.#readPlain(character, own, escaped);
    else this.#readScanned(this.#place, character, own);
  }

  #readPlain(character: string, own: boolean, escaped: boolean): void {
    if (escaped) return;
    const string = this.#textAt;
    if (character === '\n' || character === '\r') {
      if (string >= 0) this.#open.length = string;
    } else if (string >= 0 && this.#open[string]?.sign === character) this.#open.length = string;
    else if (string < 0 && quotes.has(character)) this.#push(character, own);
    else this.#readBracket(character, own);
  }

  #readScanned(place: PlaceScanner, character: string, own: boolean): void {
    const { kind, depth } = place;
    place.step(character.charCodeAt(0));
    const now = place.kind;
    if (place.depth > depth && openers.has(character)) {
      this.#push(character, own);
    } else if (place.depth < depth && (openerOf.has(character) || openers.has(character))) {
      // The second of two opening braces in an f-string takes back the first.
      this.#close(openerOf.get(character) ?? character);
    } else if (kind === now) {
      if (now !== 'code') this.#readBracket(character, own);
    } else {
      // After the `}` of a template's field its string is still open.
      const at = this.#textAt;
      if (kind !== 'code' && kind !== 'text' && at >= 0) this.#open.length = at;
      if (now === 'comment') this.#push(comment, own);
      else if (now === 'regex') this.#push(regex, own);
      else if (now === 'string') this.#push(character, own);
    }
  }

  /** A bracket in text, or in a line without a scanner. */
  #readBracket(character: string, own: boolean): void {
    if (openers.has(character)) this.#push(character, own);
    else if (openerOf.has(character)) this.#close(openerOf.get(character) ?? '');
  }

  /** Closes the innermost such bracket and all that is open in it. */
  #close(opener: string): void {
    const stop = Math.max(this.#textAt, this.#open.length - farthest - 1);
    for (let at = this.#open.length - 1; at > stop; at--) {
      if (this.#open[at]?.sign !== opener) continue;
      this.#open.length = at;
      return;
    }
  }

  #push(sign: string, own: boolean): void {
    const textAt = openers.has(sign) ? this.#textAt : this.#open.length;
    this.#open.push({ sign, own, textAt });
  }

  /** Index of the string or comment that bounds what can be closed here; -1 where there is none. */
  get #textAt(): number {
    return this.#open.at(-1)?.textAt ?? -1;
  }
}
