import type { WeightSteps } from '../model/tracing-model.ts';
import { blockLength, step } from './rows.ts';

/** In ONNX's order. */
export const gateOrder = ['i', 'o', 'f', 'g'] as const;

export const gates = gateOrder.length;

/**
 * The weights from one layer's h to the gates of a unit, two gates in each number.
 *
 * Weights and h are whole numbers of 8 bits or fewer, so that a sum of their products is less than 2^25 for up to 2,000
 * units, and two such sums fit side by side into the 53 bits of a number, exactly: one multiplication serves two gates.
 */
export interface HeardWeights {
  /** Place in a row of the first unit that is heard. */
  readonly from: number;
  /** [units heard x 2]: i + `beside` o, f + `beside` g. */
  readonly pairs: Float64Array;
  /** [gates]: what one step of h adds at a weight of one. */
  readonly scales: Float64Array;
}

const beside = 2 ** 26;

/**
 * @param rows [gates] the matrix's rows for the unit's gates
 * @param skipped columns of the matrix before those of the units
 */
export function heardWeights(
  { steps, scale }: WeightSteps,
  rows: readonly number[],
  from: number,
  skipped = 0,
): HeardWeights {
  const columns = steps.length / scale.length;
  const weight = (gate: number, k: number): number => steps[rows[gate]! * columns + skipped + k]!;
  const pairs = new Float64Array(2 * (columns - skipped));
  for (let k = 0; k < columns - skipped; k++) {
    pairs[2 * k] = weight(0, k) + beside * weight(1, k);
    pairs[2 * k + 1] = weight(2, k) + beside * weight(3, k);
  }
  return { from, pairs, scales: Float64Array.from(rows, (row) => scale[row]! * step) };
}

/** What one step of h of the `k`th unit heard adds to the gate at `gate` of `gateOrder`. */
export function weightByStep({ pairs, scales }: HeardWeights, gate: number, k: number): number {
  const pair = pairs[2 * k + (gate >> 1)]!;
  const second = Math.round(pair / beside);
  return (gate % 2 === 1 ? second : pair - second * beside) * scales[gate]!;
}

/**
 * Adds what the gates hear of `blockLength` rows to `sums`, [blockLength x gates] from `to` on. Nearly all time is
 * spent here: with several rows at once, each weight is read once for all of them, and no addition waits for another.
 *
 * @param start of the first row
 * @param width from there to the next row
 */
export function hear(
  rows: Int8Array,
  start: number,
  width: number,
  { from, pairs, scales }: HeardWeights,
  sums: Float64Array,
  to: number,
): void {
  let a0 = 0;
  let a1 = 0;
  let b0 = 0;
  let b1 = 0;
  let c0 = 0;
  let c1 = 0;
  let d0 = 0;
  let d1 = 0;
  for (let at = start + from, k = 0; k < pairs.length; at++, k += 2) {
    const io = pairs[k]!;
    const fg = pairs[k + 1]!;
    const a = rows[at]!;
    const b = rows[at + width]!;
    const c = rows[at + 2 * width]!;
    const d = rows[at + 3 * width]!;
    a0 += a * io;
    a1 += a * fg;
    b0 += b * io;
    b1 += b * fg;
    c0 += c * io;
    c1 += c * fg;
    d0 += d * io;
    d1 += d * fg;
  }
  const found = [a0, a1, b0, b1, c0, c1, d0, d1];
  for (let pair = 0; pair < 2 * blockLength; pair++) {
    const gate = (2 * pair) % gates;
    const second = Math.round(found[pair]! / beside);
    sums[to + 2 * pair]! += (found[pair]! - second * beside) * scales[gate]!;
    sums[to + 2 * pair + 1]! += second * scales[gate + 1]!;
  }
}
