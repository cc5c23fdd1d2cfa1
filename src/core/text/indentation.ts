import type { TextBuffer } from './buffer.ts';
import { lineStart } from './lines.ts';

const tab = 0x09;
const space = 0x20;

/** Lines looked at above the cursor: the nearest tell best how this part of the file is indented. */
const farthestLines = 400;

/**
 * The character that indents the nearest indented line at or above `offset`; undefined where none is indented.
 *
 * The line of `offset` counts up to it, so a line begun with tabs goes on with tabs in any file.
 */
export function indentationAt(text: TextBuffer, offset: number): '\t' | ' ' | undefined {
  let end = offset;
  for (let line = 0; line < farthestLines; line++) {
    const start = lineStart(text, end);
    if (start < end) {
      const first = text.unitAt(start);
      // " * " is how the lines of a block comment begin in a file indented by tabs, too.
      if (first === space && text.unitAt(start + 1) !== 0x2a) return ' ';
      if (first === tab) return '\t';
    }
    if (start === 0) return undefined;
    end = start - 1;
  }
  return undefined;
}
