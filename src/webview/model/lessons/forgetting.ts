/** Which part of a text the three networks read, and how a changed character is told of. */
import { changeReach, longestReading } from '../../../protocol/rival-requests.ts';
import type { Lines } from '../../../core/text/line-starts.ts';

interface Range {
  readonly from: number;
  readonly to: number;
}

/** Characters before the cursor that are read at least, and after it; it moves by steps, not with each character. */
const before = 500;
const after = 200;
const step = 200;

/**
 * What is read around a cursor: from the start of a line where one is near, so that a network that knows nothing of
 * what came before is not thrown into the middle of a word.
 */
export function readAround(cursor: number, length: number, lines: Lines): Range {
  const anchor = Math.floor(Math.min(cursor, length) / step) * step;
  const first = Math.max(0, anchor - before);
  const line = lines.start(lines.at(first));
  const from = first - line > step ? first : line;
  return { from, to: Math.min(length, from + longestReading, anchor + step + after) };
}

/** Characters that a changed one may stand before the cursor. */
export const mostBack = 200;

/** Just out of sight of the feed-forward network. */
const firstBack = 25;

/** Of what is read around a cursor as much as the lines in sight need. */
export function sightAround(cursor: number, { from, to }: Range, lines: Lines): Range {
  const last = linesAround(cursor, lines).to - 1;
  return { from, to: Math.max(Math.min(cursor + 1, to), Math.min(to, lines.contentEnd(last) + 1)) };
}

/** How far is read where a character is changed: as far as it is followed. */
export function changeEnd(change: number, length: number): number {
  return Math.min(length, change + changeReach);
}

/** In reach of a text: at least 1, at most what stands before the cursor. */
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

/** As the networks count them: a pair of halves is one, and so is the end of a line. */
export function charactersIn(text: string): number {
  return Array.from(text.replaceAll('\r\n', '\n')).length;
}
