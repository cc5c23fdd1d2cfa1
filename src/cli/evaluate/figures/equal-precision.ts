import { mean, quantile, sampleWithReplacement } from 'simple-statistics';
import type { Difference } from './difference.ts';

/** Of one system at one threshold in one package. */
export interface Point {
  /** Null where nothing was shown. */
  readonly precision: number | null;
  readonly saved: number;
}

/** Of a system at one threshold: a point for each package, always in the same order. */
export type Points = readonly Point[];

const samples = 2_000;
/** Least samples in which the precision is reached, for an interval to be given. */
const least = 0.95 * samples;

/**
 * How much more a system saves at one threshold than another does at the same precision, by linear interpolation
 * between the other's thresholds; with its interval by resampling packages. Null where the other is never as precise,
 * or never as imprecise.
 *
 * @param random numbers in [0, 1)
 */
export function differenceAtEqualPrecision(
  ours: Points,
  theirs: readonly Points[],
  random: () => number,
): Difference | null {
  const every = [...ours.keys()];
  const found = gap(ours, theirs, every);
  if (found === undefined) return null;
  if (every.length < 2) return { mean: found, interval: null };
  const gaps = Array.from({ length: samples }, () =>
    gap(ours, theirs, sampleWithReplacement(every, every.length, random)),
  ).filter((one) => one !== undefined);
  if (gaps.length < least) return { mean: found, interval: null };
  const [low, high] = quantile(gaps, [0.025, 0.975]);
  return { mean: found, interval: [low!, high!] };
}

function gap(
  ours: Points,
  theirs: readonly Points[],
  packages: readonly number[],
): number | undefined {
  const our = averaged(ours, packages);
  if (our.precision === null) return undefined;
  const saved = savedAt(
    theirs.map((points) => averaged(points, packages)),
    our.precision,
  );
  return saved === undefined ? undefined : our.saved - saved;
}

/** Each package counts the same; one in which nothing was shown has no precision. */
function averaged(points: Points, packages: readonly number[]): Point {
  const chosen = packages.map((index) => points[index]!);
  const precisions = chosen.map(({ precision }) => precision).filter((one) => one !== null);
  return {
    precision: precisions.length === 0 ? null : mean(precisions),
    saved: mean(chosen.map(({ saved }) => saved)),
  };
}

function savedAt(curve: readonly Point[], precision: number): number | undefined {
  const known = curve
    .filter((point): point is Point & { precision: number } => point.precision !== null)
    .sort((one, other) => one.precision - other.precision);
  const above = known.findIndex((point) => point.precision >= precision);
  const high = known[above];
  if (high === undefined) return undefined;
  if (high.precision === precision) return high.saved;
  const low = known[above - 1];
  if (low === undefined) return undefined;
  const part = (precision - low.precision) / (high.precision - low.precision);
  return low.saved + part * (high.saved - low.saved);
}
