/** Character codes by name. */
export const code = {
  tab: 0x09,
  lineFeed: 0x0a,
  formFeed: 0x0c,
  carriageReturn: 0x0d,
  space: 0x20,
  bang: 0x21,
  doubleQuote: 0x22,
  hash: 0x23,
  dollar: 0x24,
  percent: 0x25,
  ampersand: 0x26,
  quote: 0x27,
  openRound: 0x28,
  closeRound: 0x29,
  star: 0x2a,
  plus: 0x2b,
  comma: 0x2c,
  minus: 0x2d,
  dot: 0x2e,
  slash: 0x2f,
  colon: 0x3a,
  semicolon: 0x3b,
  less: 0x3c,
  equals: 0x3d,
  greater: 0x3e,
  question: 0x3f,
  openSquare: 0x5b,
  backslash: 0x5c,
  closeSquare: 0x5d,
  caret: 0x5e,
  backquote: 0x60,
  capitalN: 0x4e,
  openCurly: 0x7b,
  bar: 0x7c,
  closeCurly: 0x7d,
} as const;

const noBreakSpace = 0xa0;
const byteOrderMark = 0xfeff;

/** Letters, digits and `_`; beyond ASCII everything that is not a space. */
export function isWordCharacter(c: number): boolean {
  if (c >= 0x80) return c !== noBreakSpace && c !== byteOrderMark;
  return (
    (c >= 0x61 && c <= 0x7a) || (c >= 0x41 && c <= 0x5a) || c === 0x5f || (c >= 0x30 && c <= 0x39)
  );
}

export function isDigit(c: number): boolean {
  return c >= 0x30 && c <= 0x39;
}

/** White space other than a line's end. */
export function isSpace(c: number): boolean {
  return c === code.space || (c < code.space && c !== code.lineFeed) || isWideSpace(c);
}

function isWideSpace(c: number): boolean {
  return c === noBreakSpace || c === byteOrderMark;
}

/** Words longer than any keyword need not be kept whole. */
const longestWord = 24;

export function appendToWord(word: string, c: number): string {
  return word.length < longestWord ? word + String.fromCharCode(c) : word;
}
