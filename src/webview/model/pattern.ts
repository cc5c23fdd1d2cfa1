/** A label of the reader's own: a regular expression over the text. */
import { mostRanges } from '../../protocol/panel.ts';
import type { TextRange } from '../../protocol/panel.ts';

export type Matched =
  | { readonly kind: 'ranges'; readonly ranges: readonly TextRange[] }
  /** `message` is the browser's own, in its language. */
  | { readonly kind: 'invalid'; readonly message: string };

/** Where it matches, the first so many times; what matches nothing at a place has no characters there. */
export function matchesOf(text: string, pattern: string): Matched {
  let expression: RegExp;
  try {
    expression = new RegExp(pattern, 'gmu');
  } catch (error) {
    return { kind: 'invalid', message: error instanceof Error ? error.message : String(error) };
  }
  const ranges: TextRange[] = [];
  for (const { 0: found, index } of text.matchAll(expression)) {
    if (found !== '') ranges.push({ from: index, to: index + found.length });
    if (ranges.length === mostRanges) break;
  }
  return { kind: 'ranges', ranges };
}
