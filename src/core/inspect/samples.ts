import { directionAt, type DirectionWeights } from './direction.ts';
import { noSymbol, rowWidth } from './page.ts';
import type { Piece } from './pieces.ts';
import { bins } from './ranks.ts';
import { rowAfter } from './rows.ts';

/** Most characters that h is ranked on, evenly spread over the text: more would not change the second digit of rho. */
const mostSampled = 16_384;

/** Multiplications between two pauses. */
const workAtOnce = 5_000_000;

/** Characters to rank units on. */
export interface Samples {
  /** Their offsets in the text. */
  readonly offsets: readonly number[];
  /** How many units, from the first place on. */
  readonly units: number;
  /** Writes the bins of units [from, from + size) at all characters to `out`, [characters x size]. */
  writeBins(from: number, size: number, out: Uint8Array): void;
}

interface Place {
  readonly offset: number;
  readonly rows: Int8Array;
  /** Where its row begins. */
  readonly from: number;
}

/** Characters evenly spread over what is known. */
function spreadPlaces(pieces: readonly Piece[]): Place[] {
  const known = pieces.reduce((sum, { count }) => sum + count, 0);
  const stride = Math.max(1, Math.ceil(known / mostSampled));
  const places: Place[] = [];
  let seen = 0;
  for (const { page, first, count, start } of pieces) {
    for (let k = 0; k < count; k++) {
      if (seen++ % stride > 0 || page.ids[first + k] === noSymbol) continue;
      const from = rowAfter(first + k, rowWidth(page));
      places.push({ offset: start + k, rows: page.rows, from });
    }
  }
  return places;
}

/** h of the first `units` units at characters evenly spread over what is known, a bin for each step. */
export function sampleHidden(pieces: readonly Piece[], units: number): Samples {
  const places = spreadPlaces(pieces);
  const writeBins = (from: number, size: number, out: Uint8Array): void => {
    places.forEach(({ rows, from: row }, index) => {
      for (let k = 0; k < size; k++) out[index * size + k] = rows[row + from + k]! + bins / 2;
    });
  };
  return { offsets: places.map(({ offset }) => offset), units, writeBins };
}

/** A direction at the same characters, as if it were the only unit. Some 5 ms at each step. */
export function* sampleDirection(
  pieces: readonly Piece[],
  direction: DirectionWeights,
): Generator<undefined, Samples, undefined> {
  const places = spreadPlaces(pieces);
  const values = new Float32Array(places.length);
  const pause = Math.ceil(workAtOnce / direction.weights.length);
  for (const [index, { rows, from }] of places.entries()) {
    values[index] = directionAt(rows, from, direction);
    if (index % pause === pause - 1) yield;
  }
  const writeBins = (_: number, size: number, out: Uint8Array): void => {
    writeSpread(values, out, 0, size);
  };
  return { offsets: places.map(({ offset }) => offset), units: 1, writeBins };
}

/** c of the first `units` units where it is known: before each page. */
export function sampleCells(pieces: readonly Piece[], units: number): Samples {
  const known = pieces.filter(({ first, start }) => first === 0 && start > 0);
  const writeBins = (from: number, size: number, out: Uint8Array): void => {
    const values = new Float32Array(known.length * size);
    known.forEach(({ page }, index) => {
      const { c } = page.entry.state;
      for (let k = 0; k < size; k++) values[index * size + k] = Math.asinh(c[from + k]!);
    });
    for (let k = 0; k < size; k++) writeSpread(values, out, k, size);
  };
  return { offsets: known.map(({ start }) => start - 1), units, writeBins };
}

/**
 * Writes the bins of every `stride`th value, from the least to the greatest. Those of c are on the scale of asinh,
 * where counters that run into the thousands leave room for others.
 */
function writeSpread(values: Float32Array, out: Uint8Array, first: number, stride: number): void {
  let least = Infinity;
  let most = -Infinity;
  for (let at = first; at < values.length; at += stride) {
    least = Math.min(least, values[at]!);
    most = Math.max(most, values[at]!);
  }
  const step = most > least ? (bins - 1) / (most - least) : 0;
  for (let at = first; at < values.length; at += stride) {
    out[at] = Math.round((values[at]! - least) * step);
  }
}
