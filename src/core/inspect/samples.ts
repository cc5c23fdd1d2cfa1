import { noSymbol } from './page.ts';
import type { Piece } from './pieces.ts';
import { bins } from './ranks.ts';
import { isWide, type Rows } from './rows.ts';

/** Most characters that h is ranked on, evenly spread over the text: more would not change the second digit of rho. */
export const mostSampled = 16_384;

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
    for (let k = 0; k < size; k++) {
      const values = Float64Array.from(known, ({ page }) =>
        Math.asinh(page.entry.state.c[from + k]!),
      );
      writeSpread(values, out, k, size);
    }
  };
  return { offsets: known.map(({ start }) => start - 1), units, writeBins };
}

/** Bins over the values' own range: on the scale of asinh, counters that run into the thousands leave room for others. */
function writeSpread(values: Float64Array, out: Uint8Array, at: number, stride: number): void {
  const least = values.reduce((a, b) => Math.min(a, b), Infinity);
  const most = values.reduce((a, b) => Math.max(a, b), -Infinity);
  const step = most > least ? (bins - 1) / (most - least) : 0;
  values.forEach((value, index) => {
    out[index * stride + at] = Math.round((value - least) * step);
  });
}
