/** Which part of a text the three rivals read, and which character in it is changed. */
import { changeReach, longestReading } from '../../../protocol/rival-requests.ts';
import type { Lines } from '../../../core/text/line-starts.ts';

interface Range {
  readonly from: number;
  readonly to: number;
}

/** Least number of characters to read before and after the cursor; the range moves in steps, not by each character. */
const before = 500;
const after = 200;
const step = 200;

/**
 * What is read around a cursor: from the start of a line where one is near, so that a network without earlier context
 * does not start in the middle of a word.
 */
export function readAround(cursor: number, length: number, lines: Lines): Range {
  const anchor = Math.floor(Math.min(cursor, length) / step) * step;
  const first = Math.max(0, anchor - before);
  const line = lines.start(lines.at(first));
  const from = first - line > step ? first : line;
  return { from, to: Math.min(length, from + longestReading, anchor + step + after) };
}

/** How many characters before the cursor the changed one may be. */
export const mostBack = 200;

/** The first choice: just beyond what the feed-forward network sees. */
const firstBack = 25;

/** The part of what is read around a cursor that the shown lines need. */
export function sightAround(cursor: number, { from, to }: Range, lines: Lines): Range {
  const last = linesAround(cursor, lines).to - 1;
  return { from, to: Math.max(Math.min(cursor + 1, to), Math.min(to, lines.contentEnd(last) + 1)) };
}

/** How far to read when a character is changed: as far as its effect is followed. */
export function changeEnd(change: number, length: number): number {
  return Math.min(length, change + changeReach);
}

/** How many characters back the changed one is: at least 1, at most `mostBack` and as many as there are. */
export function backWithin(wanted: unknown, cursor: number): number {
  const back = typeof wanted === 'number' && !Number.isNaN(wanted) ? Math.trunc(wanted) : firstBack;
  return Math.max(1, Math.min(back, mostBack, cursor));
}

/** Lines around the cursor that are shown, the last one not included. */
export function linesAround(cursor: number, lines: Lines): Range {
  const at = lines.at(cursor);
  const from = Math.max(0, Math.min(at - 3, lines.count - 6));
  return { from, to: Math.min(lines.count, from + 6) };
}

/** Characters as the networks count them: a surrogate pair is one, and so is the end of a line. */
export function charactersIn(text: string): number {
  return Array.from(text.replaceAll('\r\n', '\n')).length;
}
