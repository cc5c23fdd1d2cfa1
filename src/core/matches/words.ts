import { isWordCharacter } from '../labels/characters.ts';

const dollar = 0x24;
/** A longer word is cut: nobody wrote it by hand, and it may go on for a megabyte. */
const longestWord = 100;

/** Whether a character of words stands at `index`: a letter, a digit, `_` or `$`. */
export function isWordAt(text: string, index: number): boolean {
  const unit = text.charCodeAt(index);
  return isWordCharacter(unit) || unit === dollar;
}

/** Start of the word that ends at `at`; `at` itself where none does. */
export function wordStart(text: string, at: number): number {
  let start = at;
  while (start > 0 && at - start < longestWord && isWordAt(text, start - 1)) start--;
  return start;
}

/** End of the word that goes on at `at`; `at` itself where none does. */
export function wordEnd(text: string, at: number): number {
  let end = at;
  while (end < text.length && end - at < longestWord && isWordAt(text, end)) end++;
  return end;
}

/** `readFile_2` is made of `read`, `File`, `_` and `2`. */
export function partsOf(word: string): string[] {
  return word.match(/[A-Z]?[a-z0-9]+|[A-Z0-9]+|[^A-Za-z0-9]/g) ?? [];
}
