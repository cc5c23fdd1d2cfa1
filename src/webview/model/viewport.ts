/** Which lines are drawn, and which part of a very long one. Pixels and counts, no elements. */

export interface Viewport {
  readonly scrollTop: number;
  readonly scrollLeft: number;
  readonly width: number;
  readonly height: number;
  readonly lineHeight: number;
  readonly characterWidth: number;
}

/** Lines drawn beyond the edges, so that a small scroll finds them ready. */
const SPARE_LINES = 4;
const SPARE_COLUMNS = 60;

/** Of a line longer than this, only the part in view is drawn. */
export const LONG_LINE = 2_000;

export interface Piece {
  readonly from: number;
  readonly to: number;
}

/** The lines to draw. */
export function linesInView(view: Viewport, lineCount: number, spare = SPARE_LINES): Piece {
  const first = Math.floor(view.scrollTop / view.lineHeight) - spare;
  const last = Math.ceil((view.scrollTop + view.height) / view.lineHeight) + spare;
  const from = Math.max(0, Math.min(first, lineCount - 1));
  return { from, to: Math.max(from, Math.min(last, lineCount)) };
}

/** The characters of a line of `length` to draw. Of a long line all are taken to be equally wide. */
export function columnsInView(view: Viewport, length: number): Piece {
  if (length <= LONG_LINE) return { from: 0, to: length };
  const first = Math.floor(view.scrollLeft / view.characterWidth) - SPARE_COLUMNS;
  const last = Math.ceil((view.scrollLeft + view.width) / view.characterWidth) + SPARE_COLUMNS;
  const from = Math.max(0, Math.min(first, length - 1));
  return { from, to: Math.max(from, Math.min(last, length)) };
}

/** The same as `scrolledTo`, sideways: goes to the start of the lines if the target is in view from there. */
export function scrolledAside(scroll: number, extent: number, start: number, size: number): number {
  return start + size <= extent ? 0 : scrolledTo(scroll, extent, start, size);
}

/**
 * Where to scroll when lines get another height, so that one of them stays where it is on the screen: the one with the
 * cursor if it is in view, else the first.
 */
export function keptPlace(
  scrollTop: number,
  extent: number,
  cursorLine: number,
  { before, after }: { readonly before: number; readonly after: number },
): number {
  const top = cursorLine * before - scrollTop;
  const isInSight = top >= 0 && top + before <= extent;
  const line = isInSight ? cursorLine : scrollTop / before;
  const kept = line * after - (isInSight ? top : 0);
  const within = isInSight ? scrolledTo(kept, extent, line * after, after) : kept;
  return Math.max(0, within);
}

/** Where to scroll so that [start, start + size) is in view, not moving if it is already. */
export function scrolledTo(scroll: number, extent: number, start: number, size: number): number {
  if (start < scroll) return start;
  return start + size > scroll + extent ? start + size - extent : scroll;
}
