import type { Brackets } from './partners.ts';

const closerOf: ReadonlyMap<string, string> = new Map([
  ['(', ')'],
  ['[', ']'],
  ['{', '}'],
  ['"', '"'],
  ["'", "'"],
  ['`', '`'],
]);

/** VS Code's `autoCloseBefore` of these languages; a line's end allows it, too. */
const closesBefore = ';:.,=}])>` \n\t\r';

const wordEnd = /[\p{L}\p{N}_]$/u;
/** In front of a string in Python these belong to the quote. */
const stringPrefix = /(?:^|[^\p{L}\p{N}_])(?:[bfru]|br|rb|fr|rf)$/iu;

export function isCloser(character: string): boolean {
  return character !== '' && ')]}'.includes(character);
}

/** Whether `text` ends with an opening bracket; returns what would close it. */
export function openedAtEnd(text: string): string | undefined {
  const closer = closerOf.get(text.trimEnd().at(-1) ?? '');
  return closer !== undefined && isCloser(closer) ? closer : undefined;
}

/**
 * What the editor adds when `character` is typed, by VS Code's `languageDefined`: brackets always, quotes where a
 * string may begin, neither right before a word or another quote.
 *
 * @param before the line left of the cursor
 * @param after the line right of it
 */
export function closerFor(
  character: string,
  before: string,
  after: string,
  kind: ReturnType<Brackets['before']>,
  python: boolean,
): string | undefined {
  const closer = closerOf.get(character);
  if (closer === undefined || !closesBefore.includes(after.charAt(0))) return undefined;
  if (isCloser(closer)) return closer;
  const afterWord = wordEnd.test(before) && !(python && stringPrefix.test(before));
  return kind !== 'code' || afterWord || before.endsWith(character) ? undefined : closer;
}
