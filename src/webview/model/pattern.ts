/** A label of the reader's own: a regular expression over the text. */
import type { TextRange } from '../../protocol/panel.ts';

export type Matched =
  | { readonly kind: 'ranges'; readonly ranges: readonly TextRange[] }
  /** `message` is the browser's own, in its language. */
  | { readonly kind: 'invalid'; readonly message: string }
  /** The search took too long and was stopped. */
  | { readonly kind: 'tooSlow' };

/**
 * The first `most` matches; empty ones are left out.
 *
 * It is sent to a worker as source text, so it may refer to nothing outside itself.
 */
export function matchesOf(text: string, pattern: string, most: number): Matched {
  let expression: RegExp;
  try {
    expression = new RegExp(pattern, 'gmu');
  } catch (error) {
    return { kind: 'invalid', message: error instanceof Error ? error.message : String(error) };
  }
  const ranges: TextRange[] = [];
  for (const { 0: found, index } of text.matchAll(expression)) {
    if (found !== '') ranges.push({ from: index, to: index + found.length });
    if (ranges.length === most) break;
  }
  return { kind: 'ranges', ranges };
}
