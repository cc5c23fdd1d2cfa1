import type { Widths } from '../../core/model/widths.ts';
import { columnsOf, padded } from './hidden-memory.ts';
import type { KernelInstance } from './instance.ts';

/** i, o, f and g. */
export const gates = 4;

/** Sums of a layer's gates. */
export function rowsOf(units: number): number {
  return gates * padded(units);
}

/** Of weights [4 units x columns], those for what `widths` hear. */
export interface GateWeights {
  readonly steps: Int8Array;
  readonly units: number;
  readonly columns: number;
  /** The first column. */
  readonly from: number;
  readonly widths: Widths;
}

/** Bytes that the weights take where `products` reads them. */
export function packedBytes({ units, widths }: GateWeights): number {
  return rowsOf(units) * columnsOf(widths);
}

/**
 * Puts the weights where `products` reads them.
 *
 * @param scratch address of `packedBytes`, given up afterwards
 */
export function packAt(
  instance: KernelInstance,
  weights: GateWeights,
  at: number,
  scratch: number,
): void {
  const { steps, units, widths } = weights;
  const columns = columnsOf(widths);
  const bytes = instance.bytes(scratch, packedBytes(weights));
  bytes.fill(0);
  for (let row = 0; row < gates * units; row++) {
    const gate = Math.floor(row / units);
    let to = (gate * padded(units) + (row % units)) * columns;
    let read = row * weights.columns + weights.from;
    for (const width of widths) {
      bytes.set(steps.subarray(read, read + width), to);
      read += width;
      to += padded(width);
    }
  }
  instance.run.pack(scratch, rowsOf(units), columns, at);
}

/** Puts the weights where `products` reads them, for good. */
export function packed(instance: KernelInstance, weights: GateWeights): number {
  const bytes = packedBytes(weights);
  const at = instance.allot(bytes);
  packAt(instance, weights, at, instance.scratch(bytes));
  return at;
}
