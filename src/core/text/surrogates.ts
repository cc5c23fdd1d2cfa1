/** Whether `unit` after `before` is the second half of a pair that stands for one character. */
export function endsPair(before: number, unit: number): boolean {
  return before >= 0xd800 && before < 0xdc00 && unit >= 0xdc00 && unit < 0xe000;
}

/** Whether `at` lies within a pair. */
export function isWithinPair(text: string, at: number): boolean {
  return endsPair(text.charCodeAt(at - 1), text.charCodeAt(at));
}
