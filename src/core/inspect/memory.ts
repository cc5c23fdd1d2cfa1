import { bytesOfPage } from './page.ts';
import { endOf, type Pieces, type Piece } from './pieces.ts';
import { isWide, narrowed } from './rows.ts';

export interface View {
  readonly from: number;
  readonly to: number;
}

/**
 * Makes room, farthest from the view first: narrows hidden states to 8 bits, and where that is not enough, forgets
 * pieces of `loose` that are out of view.
 *
 * Narrowed, h is as fine as what the page shows. c computed from it was off by at most .7 % of a unit's range in the
 * first 512-unit network, less than a step of 127.
 *
 * @param surplus bytes to be freed
 * @param pieces all there are, those of `loose` included
 */
export function makeRoom(
  surplus: number,
  view: View,
  pieces: readonly Piece[],
  loose: Pieces,
): void {
  const distance = (piece: Piece): number =>
    Math.max(view.from - endOf(piece), piece.start - view.to);
  const farthestFirst = pieces.toSorted((a, b) => distance(b) - distance(a));
  let left = surplus;
  for (const { page } of farthestFirst) {
    if (left <= 0) return;
    if (!isWide(page.rows)) continue;
    left -= bytesOfPage(page);
    page.rows = narrowed(page.rows);
    left += bytesOfPage(page);
  }
  const droppable = new Set(loose.list);
  for (const piece of farthestFirst) {
    if (left <= 0 || distance(piece) < 0) return;
    if (!droppable.has(piece)) continue;
    loose.drop(piece);
    left -= bytesOfPage(piece.page);
  }
}
