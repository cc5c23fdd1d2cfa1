import { emptyGuesses, guessesKept, type Guesses } from './guesses.ts';
import { endOf, type Piece } from './pieces.ts';

/** Pieces copied between two pauses. */
const piecesAtOnce = 512;

/** The guesses at [from, to); where nothing is known, probabilities are 0 and bits are NaN. */
export function* collectGuesses(
  pieces: readonly Piece[],
  from: number,
  to: number,
): Generator<undefined, Guesses, undefined> {
  const guesses = emptyGuesses(to - from);
  guesses.bits.fill(NaN);
  for (const [index, piece] of pieces.entries()) {
    copyGuesses(piece, from, guesses);
    if (index % piecesAtOnce === piecesAtOnce - 1) yield;
  }
  return guesses;
}

/** Copies a piece's guesses to `out`, whose first entry is code unit `from` of the text. */
function copyGuesses(piece: Piece, from: number, out: Guesses): void {
  const start = Math.max(piece.start, from);
  const end = Math.min(endOf(piece), from + out.bits.length);
  if (start >= end) return;
  const { ids, probabilities, bits } = piece.page.guesses;
  const first = start - piece.start + piece.first;
  const last = first + end - start;
  const wide = [first * guessesKept, last * guessesKept] as const;
  out.ids.set(ids.subarray(...wide), (start - from) * guessesKept);
  out.probabilities.set(probabilities.subarray(...wide), (start - from) * guessesKept);
  out.bits.set(bits.subarray(first, last), start - from);
}
