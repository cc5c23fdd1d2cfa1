import { unread, type CellQuantity } from './cell.ts';
import { scanCell, scanCost } from './cell-scan.ts';
import { pageLength } from './page.ts';
import { endOf, type Piece } from './pieces.ts';
import type { UnitWeights } from './unit-weights.ts';

/** Multiplications, or steps as dear, between two pauses: some 5 ms. */
const workAtOnce = 5_000_000;

/** A quantity of a unit at [from, to), NaN where nothing is known. Some 5 ms at each step. */
export function* collectQuantity(
  pieces: readonly Piece[],
  unit: UnitWeights,
  quantity: CellQuantity,
  from: number,
  to: number,
): Generator<undefined, Float32Array, undefined> {
  const values = new Float32Array(to - from).fill(NaN);
  const cost = scanCost(quantity, unit);
  let work = 0;
  for (const piece of pieces) {
    writeQuantity(piece, unit, quantity, from, values);
    work += piece.count * cost;
    if (work < workAtOnce) continue;
    work = 0;
    yield;
  }
  return values;
}

/** Writes what a piece tells of a quantity to `out`, whose first entry is code unit `from` of the text. */
function writeQuantity(
  piece: Piece,
  unit: UnitWeights,
  quantity: CellQuantity,
  from: number,
  out: Float32Array,
): void {
  const origin = piece.start - piece.first;
  const start = Math.max(piece.start, from);
  const end = Math.min(endOf(piece), from + out.length);
  if (start >= end) return;
  const values = new Float32Array(Math.min(pageLength, end - origin));
  scanCell(piece.page, unit, quantity, values);
  out.set(values.subarray(start - origin), start - from);
}

/**
 * A round number (1, 2, 5, 10, ...) that |c| of a unit does not exceed, neither in `values` nor before any of `pieces`:
 * round, so that it stays while one types.
 */
export function cellScale(
  values: Float32Array,
  pieces: readonly Piece[],
  { neuron, hidden }: UnitWeights,
): number {
  const place = neuron.layer * hidden + neuron.unit;
  let most = 1e-9;
  for (const value of values) if (Math.abs(value) > most) most = Math.abs(value);
  for (const { page } of pieces) most = Math.max(most, Math.abs(page.entry.state.c[place] ?? 0));
  const power = 10 ** Math.floor(Math.log10(most));
  return Math.max(1, ([1, 2, 5].find((step) => step * power >= most) ?? 10) * power);
}

/** [values] / scale in steps of 1/127; NaN becomes `unread`. */
export function quantised(values: Float32Array, scale: number): Int8Array {
  const steps = new Int8Array(values.length);
  for (let k = 0; k < values.length; k++) {
    const step = Math.round((values[k]! * 127) / scale);
    steps[k] = Number.isNaN(step) ? unread : Math.max(-127, Math.min(127, step));
  }
  return steps;
}
