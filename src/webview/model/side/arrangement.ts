/** How panes are arranged at a width: pixels in, no elements. */
import type { Lines } from '../../../core/text/line-starts.ts';
import { leastCharacters } from '../layout.ts';

/** `columns`: the text once for each pane; `bands`: once, and below each line a band of colours for each pane. */
export type Arrangement = 'bands' | 'columns';

export interface Room {
  /** Pixels, without the scroll bar. */
  readonly width: number;
  readonly characterWidth: number;
  /** Digits of the greatest line number. */
  readonly digits: number;
}

/** Pixels beside the digits of a line's number; the style sheet has the same number. */
const margin = 34;

/** Width in pixels of what is left of the code. */
export function gutterWidth({ characterWidth, digits }: Omit<Room, 'width'>): number {
  return Math.ceil(digits * characterWidth) + margin;
}

/** Columns if each has room for `leastCharacters`, otherwise bands. */
export function arrangementFor(room: Room, panes: number): Arrangement {
  const each = (room.width - gutterWidth(room)) / Math.max(1, panes);
  return panes <= 1 || each >= leastCharacters * room.characterWidth ? 'columns' : 'bands';
}

/** Columns of the longest line, with each tab at its full width. */
export function longestLine(
  { text, lines }: { readonly text: string; readonly lines: Lines },
  tabSize: number,
): number {
  let longest = 0;
  for (let line = 0; line < lines.count; line++) {
    const [start, end] = [lines.start(line), lines.contentEnd(line)];
    if (end - start > longest) longest = end - start;
    const tabs = text.indexOf('\t', start);
    if (tabs < 0 || tabs >= end) continue;
    const count = text.slice(start, end).split('\t').length - 1;
    longest = Math.max(longest, end - start + count * (tabSize - 1));
  }
  return longest;
}
