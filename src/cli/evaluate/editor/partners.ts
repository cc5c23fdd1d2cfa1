import type { ScannedLanguage } from '../../../core/labels/language.ts';
import { labelText } from '../../../core/labels/scanner.ts';

const opening = '([{';
const closing = ')]}';
const quotes = '"\'`';

type Kind = 'code' | 'comment' | 'string';

/** What the editor needs to know of a finished text before it is typed. */
export interface Brackets {
  /** Where the bracket or quote that closes the one opened at `offset` stands; undefined where none does. */
  partnerOf(offset: number): number | undefined;
  /** Where the bracket that the one at `offset` closes stands. */
  openerOf(offset: number): number | undefined;
  /** What the place is in where the character at `offset` is typed. */
  before(offset: number): Kind;
}

/**
 * Pairs up brackets and quotes. Brackets in code belong to brackets in code, each kind by itself; brackets in a string
 * or a comment to those in the same one.
 */
export function findBrackets(text: string, language: ScannedLanguage): Brackets {
  const labels = labelText(text, language);
  const kindAt = (at: number): Kind =>
    labels.inString[at] === 1 ? 'string' : labels.inComment[at] === 1 ? 'comment' : 'code';
  const partners = new Map<number, number>();
  const openers = new Map<number, number>();
  const inCode = new OpenBrackets();
  let inComment = new OpenBrackets();
  const strings: { readonly start: number; readonly brackets: OpenBrackets }[] = [];
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at);
    const [last, kind] = [at === 0 ? 'code' : kindAt(at - 1), kindAt(at)];
    const string = strings.at(-1);
    if (kind === 'comment' && last !== 'comment') inComment = new OpenBrackets();
    // What stands between a string's braces is code, though the braces themselves may belong to the string.
    const opens = character === '{' && kindAt(at + 1) === 'code' && !isQuote(text, at + 1);
    const own = closing.includes(character) ? last : opens ? 'code' : kind;
    const open = own === 'code' ? inCode : own === 'comment' ? inComment : string?.brackets;
    const opener = open?.read(character, at);
    if (opener !== undefined) {
      partners.set(opener, at);
      openers.set(at, opener);
    }
    if (kind === 'string') {
      if (last !== 'string' && isQuote(text, at)) {
        strings.push({ start: at, brackets: new OpenBrackets() });
      }
    } else if (string !== undefined) {
      const quote = text.charAt(string.start);
      const closes = last === 'string' && character === quote;
      if (closes) partners.set(string.start, at);
      if (closes || (quote !== '`' && /[\r\n]/.test(character))) strings.pop();
    }
  }
  return {
    partnerOf: (offset) => partners.get(offset),
    openerOf: (offset) => openers.get(offset),
    before: (offset) => (offset === 0 ? 'code' : kindAt(offset - 1)),
  };
}

function isQuote(text: string, at: number): boolean {
  const character = text.charAt(at);
  return character !== '' && quotes.includes(character);
}

/** Places of open brackets, each kind by itself. */
class OpenBrackets {
  readonly #places: readonly number[][] = [[], [], []];

  /** Returns the place of the bracket that this one closes. */
  read(character: string, at: number): number | undefined {
    this.#places[opening.indexOf(character)]?.push(at);
    return this.#places[closing.indexOf(character)]?.pop();
  }
}
