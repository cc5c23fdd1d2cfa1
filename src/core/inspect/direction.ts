import { rowWidth, type Page } from './page.ts';
import { rowAfter, step } from './rows.ts';

/** bias + weights . h, over the hidden states of the network's own layers after a character. */
export interface DirectionWeights {
  /** [units], layer 1 first. */
  readonly weights: Float64Array;
  readonly bias: number;
}

/** A direction's value at the first `out.length` code units of a page. */
export function scanDirection(page: Page, direction: DirectionWeights, out: Float32Array): void {
  const units = rowWidth(page);
  for (let at = 0; at < out.length; at++) {
    out[at] = directionAt(page.rows, rowAfter(at, units), direction);
  }
}

/** A direction's value at the hidden states in the row that begins at `from`. Nearly all time is spent here. */
export function directionAt(
  rows: Int8Array,
  from: number,
  { weights, bias }: DirectionWeights,
): number {
  let sum = 0;
  for (let k = 0; k < weights.length; k++) sum += rows[from + k]! * weights[k]!;
  return bias + sum * step;
}
