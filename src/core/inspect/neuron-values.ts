import { unread, type CellQuantity } from './cell.ts';
import { scanCell, scanCost } from './cell-scan.ts';
import { scanDirection, type DirectionWeights } from './direction.ts';
import { pageLength, type Page } from './page.ts';
import { endOf, type Piece } from './pieces.ts';
import type { UnitWeights } from './unit-weights.ts';

/** Multiplications, or steps that cost as much, between two pauses: some 5 ms. */
const workAtOnce = 5_000_000;

/** How values are computed from a page. */
export interface PageScan {
  /** Multiplications for each character. */
  readonly cost: number;
  /** Writes the values at the first `out.length` code units. */
  write(page: Page, out: Float32Array): void;
}

export function quantityScan(unit: UnitWeights, quantity: CellQuantity): PageScan {
  return {
    cost: scanCost(quantity, unit),
    write: (page, out) => scanCell(page, unit, quantity, out),
  };
}

export function directionScan(direction: DirectionWeights): PageScan {
  return {
    cost: direction.weights.length,
    write: (page, out) => scanDirection(page, direction, out),
  };
}

/** Values at [from, to), NaN where nothing is known. Some 5 ms at each step. */
export function* collectValues(
  pieces: readonly Piece[],
  scan: PageScan,
  from: number,
  to: number,
): Generator<undefined, Float32Array, undefined> {
  const values = new Float32Array(to - from).fill(NaN);
  let work = 0;
  for (const piece of pieces) {
    writeValues(piece, scan, from, values);
    work += piece.count * scan.cost;
    if (work < workAtOnce) continue;
    work = 0;
    yield;
  }
  return values;
}

/** Writes a piece's values to `out`, whose first entry is code unit `from` of the text. */
function writeValues(piece: Piece, scan: PageScan, from: number, out: Float32Array): void {
  const origin = piece.start - piece.first;
  const start = Math.max(piece.start, from);
  const end = Math.min(endOf(piece), from + out.length);
  if (start >= end) return;
  const values = new Float32Array(Math.min(pageLength, end - origin));
  scan.write(piece.page, values);
  out.set(values.subarray(start - origin), start - from);
}

/** The range that is coloured: from the middle this far to either side. */
export interface Extent {
  readonly middle: number;
  readonly scale: number;
}

/**
 * A round number (1, 2, 5, 10, ...) that |c| of a unit does not exceed, neither in `values` nor before any of `pieces`:
 * round, so that it stays the same while the user types.
 */
export function cellScale(
  values: Float32Array,
  pieces: readonly Piece[],
  { place }: UnitWeights,
): number {
  let most = 1e-9;
  for (const value of values) if (Math.abs(value) > most) most = Math.abs(value);
  for (const { page } of pieces) most = Math.max(most, Math.abs(page.entry.state.c[place] ?? 0));
  const power = 10 ** Math.floor(Math.log10(most));
  return Math.max(1, ([1, 2, 5].find((step) => step * power >= most) ?? 10) * power);
}

/** [values] in steps of 1/127 of the scale from the middle; NaN becomes `unread`. */
export function quantised(values: Float32Array, { middle, scale }: Extent): Int8Array {
  const steps = new Int8Array(values.length);
  for (let k = 0; k < values.length; k++) {
    const step = Math.round(((values[k]! - middle) * 127) / scale);
    steps[k] = Number.isNaN(step) ? unread : Math.max(-127, Math.min(127, step));
  }
  return steps;
}
