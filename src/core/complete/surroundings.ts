import type { TextBuffer } from '../text/buffer.ts';
import { indentationAt } from '../text/indentation.ts';
import { lineEnd, lineStart, nextLineStart } from '../text/lines.ts';

/** What stands around the cursor. */
export interface Surroundings {
  /** The line left of the cursor. */
  readonly before: string;
  /** The line right of the cursor. */
  readonly after: string;
  /** What lines are indented with here; undefined where nothing is indented yet. */
  readonly indentation: '\t' | ' ' | undefined;
}

export function surroundingsAt(text: TextBuffer, offset: number): Surroundings {
  return {
    before: text.slice(lineStart(text, offset), offset),
    after: text.slice(offset, lineEnd(text, offset)),
    indentation: indentationAt(text, offset),
  };
}

/** Lines looked at below the cursor, and most lines returned. */
const farthestLines = 20;
const mostLines = 4;

/** The next lines below `offset` that are not blank; the last one is cut if it is very long. */
export function nextLinesAt(text: TextBuffer, offset: number): readonly string[] {
  const lines: string[] = [];
  let end = lineEnd(text, offset);
  for (let line = 0; line < farthestLines && lines.length < mostLines; line++) {
    const start = nextLineStart(text, end);
    if (start === end) break;
    end = lineEnd(text, start);
    const next = text.slice(start, end);
    if (next.trim() !== '') lines.push(next);
  }
  return lines;
}
