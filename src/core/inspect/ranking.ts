import { neuronAt, type Neuron, type Widths } from '../model/widths.ts';
import { agreement, bins, type Agreement, type RankedLabel } from './ranks.ts';
import type { Samples } from './samples.ts';

/** Units whose tables fit into a core's cache together. */
const blockSize = 64;

export interface RankedUnit extends Neuron, Agreement {}

/**
 * Every unit that varies, by |rho| with the label, greatest first. Works in blocks of units: the caller may pause at
 * each `yield`, some milliseconds apart.
 *
 * @param label at the samples' characters, in their order
 */
export function* rankUnits(
  samples: Samples,
  label: RankedLabel,
  widths: Widths,
): Generator<undefined, RankedUnit[], undefined> {
  const ranked: RankedUnit[] = [];
  for (let start = 0; start < samples.units; start += blockSize) {
    const size = Math.min(blockSize, samples.units - start);
    for (const [k, found] of blockAgreements(samples, label, start, size).entries()) {
      if (found !== undefined) ranked.push({ ...neuronAt(widths, start + k), ...found });
    }
    yield;
  }
  return ranked.sort((a, b) => Math.abs(b.rho) - Math.abs(a.rho));
}

/** Of units [start, start + size). One pass over the characters, into a table of each unit's bins. */
function blockAgreements(
  samples: Samples,
  label: RankedLabel,
  start: number,
  size: number,
): (Agreement | undefined)[] {
  const characters = samples.offsets.length;
  const binned = new Uint8Array(characters * size);
  samples.writeBins(start, size, binned);
  const counts = new Int32Array(size * bins);
  const sums = new Float64Array(size * bins);
  for (let index = 0; index < characters; index++) {
    const rank = label.ranks[index]!;
    for (let k = 0; k < size; k++) {
      const cell = k * bins + binned[index * size + k]!;
      counts[cell]!++;
      sums[cell]! += rank;
    }
  }
  return Array.from({ length: size }, (_, k) => {
    const [from, to] = [k * bins, (k + 1) * bins];
    return agreement(counts.subarray(from, to), sums.subarray(from, to), label);
  });
}
