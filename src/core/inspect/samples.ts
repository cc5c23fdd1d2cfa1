import { noSymbol } from './page.ts';
import type { Piece } from './pieces.ts';
import { bins } from './ranks.ts';
import { isWide, type Rows } from './rows.ts';

/** Most characters that h is ranked on, evenly spread over the text: more would not change the second digit of rho. */
const mostSampled = 16_384;

/** Characters to rank units on. */
export interface Samples {
  /** Their offsets in the text. */
  readonly offsets: readonly number[];
  /** Layers x hidden. */
  readonly units: number;
  /** Writes the bins of units [from, from + size) at all characters to `out`, [characters x size]. */
  writeBins(from: number, size: number, out: Uint8Array): void;
}

/** h at characters evenly spread over what is known, in equal bins from -1 to 1. */
export function sampleHidden(pieces: readonly Piece[], units: number): Samples {
  const known = pieces.reduce((sum, { count }) => sum + count, 0);
  const stride = Math.max(1, Math.ceil(known / mostSampled));
  const offsets: number[] = [];
  const places: { readonly rows: Rows; readonly from: number }[] = [];
  let seen = 0;
  for (const { page, first, count, start } of pieces) {
    for (let k = 0; k < count; k++) {
      if (seen++ % stride > 0 || page.ids[first + k] === noSymbol) continue;
      offsets.push(start + k);
      places.push({ rows: page.rows, from: (first + k) * units });
    }
  }
  const writeBins = (from: number, size: number, out: Uint8Array): void => {
    places.forEach(({ rows, from: row }, index) => {
      const shift = isWide(rows) ? 8 : 0;
      for (let k = 0; k < size; k++) {
        out[index * size + k] = (rows.values[row + from + k]! >> shift) + bins / 2;
      }
    });
  };
  return { offsets, units, writeBins };
}

/** c where it is known: before each page. */
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
 * Bins from the least to the greatest of every `stride`th value: on the scale of asinh, counters that run into the
 * thousands leave room for others.
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
