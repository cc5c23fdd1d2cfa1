import type { TextBuffer } from '../text/buffer.ts';
import { indentationAt } from '../text/indentation.ts';
import { lineEnd, lineStart } from '../text/lines.ts';

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

/** Lines looked at on the way down, and lines given. */
const farthestLines = 20;
const mostLines = 4;

/** The next lines below `offset` that are not blank; the last one is cut if it is very long. */
export function nextLinesAt(text: TextBuffer, offset: number): readonly string[] {
  const lines: string[] = [];
  let end = lineEnd(text, offset);
  for (let line = 0; line < farthestLines && lines.length < mostLines; line++) {
    const start = afterLineEnd(text, end);
    if (start === end) break;
    end = lineEnd(text, start);
    const next = text.slice(start, end);
    if (next.trim() !== '') lines.push(next);
  }
  return lines;
}

/** Behind the line end at `end`; `end` itself where there is none. */
function afterLineEnd(text: TextBuffer, end: number): number {
  const unit = text.unitAt(end);
  if (end >= text.length || (unit !== carriageReturn && unit !== lineFeed)) return end;
  return end + (unit === carriageReturn && text.unitAt(end + 1) === lineFeed ? 2 : 1);
}

const lineFeed = 0x0a;
const carriageReturn = 0x0d;
