const wordCharacter = /[\w$\ufffd]/;

/** What stands for a character that the vocabulary lacks. It may well be a letter, so it counts as part of a word. */
export const unknownCharacter = '\ufffd';

/**
 * Whether `text` ends after one of the words that a name is made of, and the name goes on with `next`: after an
 * underscore, or before a capital.
 */
export function isStem(text: string, next: string): boolean {
  const last = text.at(-1) ?? '';
  return last === '_' ? /[a-z\d]/i.test(next) : /[a-z\d]/.test(last) && /[A-Z]/.test(next);
}

/**
 * Whether a suggestion may end with `text` where `next` follows: not in the middle of a word, and not in white space,
 * which cannot be seen before it is accepted.
 *
 * @param next the likeliest character after it; empty at the end of the line
 */
export function isBoundary(text: string, next: string): boolean {
  const last = text.at(-1);
  if (last === undefined || last.trim() === '') return false;
  return !(wordCharacter.test(last) && wordCharacter.test(next));
}
