/**
 * All matches of a global pattern that matches no empty text. `matchAll` would compile it anew each time, which costs
 * more than looking through a line.
 */
export function* matches(
  pattern: RegExp,
  text: string,
): Generator<RegExpExecArray, void, undefined> {
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    const end = pattern.lastIndex;
    yield match;
    pattern.lastIndex = end;
  }
}
