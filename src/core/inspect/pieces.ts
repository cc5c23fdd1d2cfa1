import { countWhile } from '../text/count-while.ts';
import type { TextChange } from '../text/change.ts';
import { bytesOfPage, type Page } from './page.ts';

/** A stretch of a page's code units and their place in the text. */
export interface Piece {
  readonly page: Page;
  /** First code unit of the page that is shown. */
  readonly first: number;
  readonly count: number;
  /** Offset of that code unit in the text. */
  readonly start: number;
  /** Read since the last edit before it, so from the same text as what was read next to it. */
  readonly fresh: boolean;
}

export function endOf({ start, count }: Piece): number {
  return start + count;
}

/**
 * What is known of a text but not exactly: read from a short context, or before an edit further up. Pieces lie in the
 * order of the text and do not overlap.
 */
export class Pieces {
  #list: Piece[] = [];

  get list(): readonly Piece[] {
    return this.#list;
  }

  get bytes(): number {
    return this.#list.reduce((sum, { page }) => sum + bytesOfPage(page), 0);
  }

  /** The piece that holds `offset`. */
  at(offset: number): Piece | undefined {
    const piece = this.#list[this.#firstEndingAfter(offset)];
    return piece !== undefined && piece.start <= offset ? piece : undefined;
  }

  /** The pieces that touch [from, to). */
  within(from: number, to: number): readonly Piece[] {
    const first = this.#firstEndingAfter(from);
    let end = first;
    while ((this.#list[end]?.start ?? Infinity) < to) end++;
    return this.#list.slice(first, end);
  }

  /** Puts pieces in front of all others. */
  prepend(pieces: readonly Piece[]): void {
    this.#list = [...pieces, ...this.#list];
  }

  /** Puts a piece in the place of whatever lies there. */
  put(piece: Piece): void {
    const end = endOf(piece);
    const first = this.#firstEndingAfter(piece.start);
    let last = first;
    while ((this.#list[last]?.start ?? Infinity) < end) last++;
    const replaced = this.#list.slice(first, last);
    const around = [...replaced.slice(0, 1).flatMap((one) => left(one, piece.start)), piece];
    around.push(...replaced.slice(-1).flatMap((one) => right(one, end)));
    this.#list.splice(first, last - first, ...around);
  }

  /** The text before `offset` is known exactly now. */
  dropBefore(offset: number): void {
    const first = this.#firstEndingAfter(offset);
    const cut = this.#list.slice(first, first + 1).flatMap((one) => right(one, offset));
    this.#list.splice(0, first + cut.length, ...cut);
  }

  drop(piece: Piece): void {
    const index = this.#list.indexOf(piece);
    if (index >= 0) this.#list.splice(index, 1);
  }

  /** Follows an edit: what was removed goes, what comes after it moves. */
  edited({ offset, removed, inserted }: TextChange): void {
    const by = inserted.length - removed;
    const end = offset + removed;
    const moved = (piece: Piece): Piece => ({ ...piece, start: piece.start + by, fresh: false });
    this.#list = this.#list.flatMap((piece) => {
      if (endOf(piece) <= offset) return [piece];
      if (piece.start >= end) return [moved(piece)];
      return [...left(piece, offset), ...right(piece, end).map(moved)];
    });
  }

  #firstEndingAfter(offset: number): number {
    return countWhile(this.#list.length, (index) => endOf(this.#list[index]!) <= offset);
  }
}

/** What of a piece lies before `offset`. */
function left(piece: Piece, offset: number): Piece[] {
  const count = Math.min(piece.count, offset - piece.start);
  return count > 0 ? [{ ...piece, count }] : [];
}

/** What of a piece lies from `offset` on. */
function right(piece: Piece, offset: number): Piece[] {
  const skipped = Math.max(0, offset - piece.start);
  const { first, start } = piece;
  const rest = { ...piece, first: first + skipped, start: start + skipped };
  return skipped < piece.count ? [{ ...rest, count: piece.count - skipped }] : [];
}
