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
