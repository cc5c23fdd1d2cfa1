/** Where else in a text the units that tell a selection apart behave as they do in it. */
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

/** Least characters of a range; one alone may be chance. */
const shortest = 2;

/**
 * For each sample, whether more than half of the units lie nearer to their mean inside the selection than to that
 * outside.
 */
export function alikeAt(samples: Samples, units: readonly UnitMeans[]): boolean[] {
  const { length } = samples.offsets;
  const alike = new Uint8Array(length);
  const values = new Uint8Array(length);
  for (const { place, inside, outside } of units) {
    samples.writeBins(place, 1, values);
    const middle = bins / 2 + (inside + outside) / 2 / step;
    for (let at = 0; at < values.length; at++) {
      if (values[at]! > middle === inside > outside) alike[at]!++;
    }
  }
  return Array.from(alike, (count) => count > units.length / 2);
}

/** Ranges of characters next to each other that are alike, the first `limit` in the order of the text. */
export function alikeRanges(
  offsets: readonly number[],
  alike: readonly boolean[],
  limit: number,
): TextRange[] {
  const found: TextRange[] = [];
  for (let at = 0; at < offsets.length && found.length < limit; at++) {
    if (alike[at] !== true) continue;
    const first = at;
    while (alike[at + 1] === true && offsets[at + 1]! - offsets[at]! <= 2) at++;
    if (at - first + 1 >= shortest) found.push({ from: offsets[first]!, to: offsets[at]! + 1 });
  }
  return found;
}

/** The ranges where the samples are alike, without the selection itself. */
export function samePlaces(
  samples: Samples,
  units: readonly UnitMeans[],
  on: readonly number[],
  limit: number,
): TextRange[] {
  const alike = alikeAt(samples, units);
  for (const at of on) alike[at] = false;
  return alikeRanges(samples.offsets, alike, limit);
}
