/** Where else in a text the units that tell a selection apart are as they are in it. */
import { bins } from './ranks.ts';
import type { Samples } from './samples.ts';
import { step } from './rows.ts';

/** [from, to) in code units. */
export interface TextRange {
  readonly from: number;
  readonly to: number;
}

/** The mean h of a unit in a selection and outside of it. */
export interface UnitMeans {
  readonly place: number;
  readonly inside: number;
  readonly outside: number;
}

export function meansOf(
  samples: Samples,
  place: number,
  on: readonly number[],
  off: readonly number[],
): UnitMeans {
  const values = new Uint8Array(samples.offsets.length);
  samples.writeBins(place, 1, values);
  const mean = (indices: readonly number[]): number =>
    (indices.reduce((sum, at) => sum + values[at]! - bins / 2, 0) / indices.length) * step;
  return { place, inside: mean(on), outside: mean(off) };
}

/** Characters next to each other; one alone may be chance. */
const shortest = 2;

/**
 * Ranges in which more than half of the units lie nearer to their mean inside the selection than to that outside, the
 * selection itself not among them; in the order of the text.
 */
export function samePlaces(
  samples: Samples,
  units: readonly UnitMeans[],
  on: readonly number[],
  limit: number,
): TextRange[] {
  const { offsets } = samples;
  const alike = new Uint8Array(offsets.length);
  const values = new Uint8Array(offsets.length);
  for (const { place, inside, outside } of units) {
    samples.writeBins(place, 1, values);
    const middle = bins / 2 + (inside + outside) / 2 / step;
    for (let at = 0; at < values.length; at++) {
      if (values[at]! > middle === inside > outside) alike[at]!++;
    }
  }
  for (const at of on) alike[at] = 0;
  const isLike = (at: number): boolean => (alike[at] ?? 0) > units.length / 2;
  const found: TextRange[] = [];
  for (let at = 0; at < offsets.length && found.length < limit; at++) {
    if (!isLike(at)) continue;
    const first = at;
    while (isLike(at + 1) && offsets[at + 1]! - offsets[at]! <= 2) at++;
    if (at - first + 1 >= shortest) found.push({ from: offsets[first]!, to: offsets[at]! + 1 });
  }
  return found;
}
