import type { LabelLanguage } from '../../../core/labels/language.ts';
import { labelText } from '../../../core/labels/scanner.ts';

const openers = '([{';
const closers = ')]}';
const quotes = '"\'`';

type Kind = 'code' | 'comment' | 'string';

/** What the editor needs to know of a finished text before it is typed. */
export interface Brackets {
  /** Where the bracket or quote that closes the one opened at `offset` stands; undefined where none does. */
  partnerOf(offset: number): number | undefined;
  /** Where the bracket that the one at `offset` closes stands. */
  openerOf(offset: number): number | undefined;
  /** What the text is in that the character at `offset` is added to. */
  before(offset: number): Kind;
}

/**
 * Pairs up brackets and quotes. Brackets in code belong to brackets in code, each kind by itself; brackets in a string
 * or a comment to those in the same one.
 */
export function findBrackets(text: string, language: LabelLanguage): Brackets {
  const labels = labelText(text, language);
  const kindAt = (at: number): Kind =>
    labels.inString[at] === 1 ? 'string' : labels.inComment[at] === 1 ? 'comment' : 'code';
  const partners = new Map<number, number>();
  const back = new Map<number, number>();
  const inCode = new Stacks();
  let inOther = new Stacks();
  let quote: number | undefined;
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at);
    const [last, kind] = [at === 0 ? 'code' : kindAt(at - 1), kindAt(at)];
    if (kind !== last) inOther = new Stacks();
    const opener = (kind === 'code' ? inCode : inOther).read(character, at);
    if (opener !== undefined) {
      partners.set(opener, at);
      back.set(at, opener);
    }
    if (last !== 'string' && kind === 'string') quote = quotes.includes(character) ? at : undefined;
    if (quote === undefined || last !== 'string' || kind === 'string') continue;
    if (character === text.charAt(quote)) partners.set(quote, at);
    quote = undefined;
  }
  return {
    partnerOf: (offset) => partners.get(offset),
    openerOf: (offset) => back.get(offset),
    before: (offset) => (offset === 0 ? 'code' : kindAt(offset - 1)),
  };
}

/** Open brackets of each kind. */
class Stacks {
  readonly #open: readonly number[][] = [[], [], []];

  /** Returns the place of the bracket that this one closes. */
  read(character: string, at: number): number | undefined {
    const opener = openers.indexOf(character);
    if (opener >= 0) this.#open[opener]?.push(at);
    return this.#open[closers.indexOf(character)]?.pop();
  }
}
