import { bytesOfPage } from './page.ts';
import { endOf, type Pieces, type Piece } from './pieces.ts';

export interface View {
  readonly from: number;
  readonly to: number;
}

/**
 * Makes room: drops pieces that are out of view, the farthest from it first.
 *
 * @param surplus bytes to be freed
 */
export function makeRoom(surplus: number, view: View, pieces: Pieces): void {
  const distance = (piece: Piece): number =>
    Math.max(view.from - endOf(piece), piece.start - view.to);
  let left = surplus;
  for (const piece of pieces.list.toSorted((a, b) => distance(b) - distance(a))) {
    if (left <= 0 || distance(piece) < 0) return;
    pieces.drop(piece);
    left -= bytesOfPage(piece.page);
  }
}
