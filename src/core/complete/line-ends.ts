import type { TextBuffer } from '../text/buffer.ts';
import { carriageReturn, lineFeed } from '../text/lines.ts';

/** Code units looked at for a line end, to each side. */
const farthest = 10_000;

export type LineEnd = '\n' | '\r' | '\r\n';

/** How lines end here: as the line above does, else as this one, else with a line feed. */
export function lineEndAt(text: TextBuffer, offset: number): LineEnd {
  for (let at = offset - 1; at >= Math.max(0, offset - farthest); at--) {
    const unit = text.unitAt(at);
    if (unit === carriageReturn) return '\r';
    if (unit === lineFeed) return text.unitAt(at - 1) === carriageReturn ? '\r\n' : '\n';
  }
  for (let at = offset; at < Math.min(text.length, offset + farthest); at++) {
    const unit = text.unitAt(at);
    if (unit === lineFeed) return '\n';
    if (unit === carriageReturn) return text.unitAt(at + 1) === lineFeed ? '\r\n' : '\r';
  }
  return '\n';
}

/** The suggestion with the document's line ends. */
export function fitLineEnds(suggestion: string, lineEnd: LineEnd): string {
  return suggestion.replace(/\r\n|\r|\n/g, lineEnd);
}
