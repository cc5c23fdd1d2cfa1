import { words } from './name-uses.ts';

/** Code units left of a word that tell its place. */
export const placeReach = 400;

/** What a word stands after: names recur in the kind of place where they stood before. */
export interface Place {
  /** The character before it; empty at the start of a text. */
  readonly after: string;
  /** The name before it. */
  readonly previous: string;
  /** The names in what is called, where the word is in a call's arguments: `lines` and `append` in `lines.append(`. */
  readonly callee: ReadonlySet<string>;
}

/** @param left at least `placeReach` code units of the text before the word, or all of it */
export function placeAfter(left: string): Place {
  const near = left.slice(-placeReach);
  const previous = near.match(words)?.at(-1) ?? '';
  return { after: near.slice(-1), previous, callee: new Set(calleeOf(near).match(words)) };
}

/** The word that a text ends with, and what is left of it. */
export function lastWord(text: string): { readonly left: string; readonly typed: string } {
  const typed = /[\w$]*$/.exec(text)![0];
  return { left: text.slice(0, text.length - typed.length), typed };
}

/** What is called by the innermost call that is open at the end of a text; empty if none is, or another bracket. */
function calleeOf(text: string): string {
  let closed = 0;
  for (let i = text.length - 1; i >= 0; i--) {
    const character = text[i]!;
    if (')]}'.includes(character)) closed++;
    else if (character === ';' && closed === 0) return '';
    else if ('([{'.includes(character) && closed-- === 0) {
      return character === '(' ? /[\w$.\])(>-]*$/.exec(text.slice(Math.max(0, i - 80), i))![0] : '';
    }
  }
  return '';
}
