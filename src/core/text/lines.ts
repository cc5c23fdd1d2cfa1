import type { TextBuffer } from './buffer.ts';

export const lineFeed = 0x0a;
export const carriageReturn = 0x0d;

/** A line longer than this is looked at only near the cursor: a file may be one line of 10 MB. */
const farthest = 2_000;

function endsLine(unit: number): boolean {
  return unit === lineFeed || unit === carriageReturn;
}

/** Start of the line that holds `offset`, but at most `farthest` code units to the left. */
export function lineStart(text: TextBuffer, offset: number): number {
  const stop = Math.max(0, offset - farthest);
  let at = offset;
  while (at > stop && !endsLine(text.unitAt(at - 1))) at--;
  return at;
}

/** End of the line that holds `offset`, before its line end, but at most `farthest` code units to the right. */
export function lineEnd(text: TextBuffer, offset: number): number {
  const stop = Math.min(text.length, offset + farthest);
  let at = offset;
  while (at < stop && !endsLine(text.unitAt(at))) at++;
  return at;
}

/** The end of the line above the one that starts at `start`; undefined where none is, or only the middle of a line. */
export function previousLineEnd(text: TextBuffer, start: number): number | undefined {
  const unit = text.unitAt(start - 1);
  if (start === 0 || !endsLine(unit)) return undefined;
  return unit === lineFeed && text.unitAt(start - 2) === carriageReturn ? start - 2 : start - 1;
}

/** Where the next line starts, after the line end at `end`; `end` itself where there is none. */
export function nextLineStart(text: TextBuffer, end: number): number {
  const unit = text.unitAt(end);
  if (end >= text.length || !endsLine(unit)) return end;
  return end + (unit === carriageReturn && text.unitAt(end + 1) === lineFeed ? 2 : 1);
}

/** The first line start in [from, to), or `from` where no line starts there. */
export function firstLineStart(text: TextBuffer, from: number, to: number): number {
  for (let at = from; at < to; at++) {
    const before = text.unitAt(at - 1);
    // Between CR and LF no line starts.
    if (at === 0 || before === lineFeed) return at;
    if (before === carriageReturn && text.unitAt(at) !== lineFeed) return at;
  }
  return from;
}
