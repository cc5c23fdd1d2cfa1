/**
 * Ends at which nobody would stop: after an opener, a dot, an arrow, a comma, a colon or a binary operator, which want
 * more on the same line.
 */
const wantsMore = /(?:[([{.,:]|->|=>|(?:^|[^=!<>+*/%&|^~-])=|\s(?:[-+*/%&|^<>=!?]{1,3}|\?\?=?))$/;

/** Words that begin something. */
const beginnings = new Set(
  'and as async await case class const def elif else enum except export extends from function if implements import in interface is lambda let new not of or private public raise readonly return static struct switch throw typedef typeof unsigned var while with yield'.split(
    ' ',
  ),
);

const word = /[\w$]+$/;

/** Characters that are worth a look, where they are not the rest of a word. */
const shortest = 3;

/**
 * Whether a suggestion may stop after `text` as far as its sense goes.
 *
 * @param before the line left of the cursor
 * @param next the likeliest character after it; empty at the end of the line, where anything may stop
 */
export function isWholeThought(text: string, before: string, next: string): boolean {
  const shown = text.trimEnd();
  const isRestOfWord = /^[\w$]+$/.test(shown) && /[\w$]{2}$/.test(before);
  if (shown.length < shortest && !isRestOfWord) return false;
  if (next === '') return true;
  if (wantsMore.test(before.slice(-3) + shown)) return false;
  const last = word.exec(shown)?.[0];
  // The rest of a word that somebody is writing is worth its letters, whatever word it is.
  return last === undefined || last.length === shown.length || !beginnings.has(last);
}
