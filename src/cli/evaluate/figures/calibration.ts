import { mean } from 'simple-statistics';
import type { Showing } from './tally.ts';

const binCount = 10;

export interface Bin {
  /** Mean of the stated probabilities. */
  readonly stated: number;
  /** Share that was right. */
  readonly right: number;
  readonly count: number;
}

/** How far stated probabilities can be trusted. */
export interface Calibration {
  /** Of nearly equal counts, by rising probability; fewer than ten where there are fewer suggestions. */
  readonly bins: readonly Bin[];
  /** Mean distance of `stated` and `right` over the bins, by their counts. */
  readonly expectedError: number;
  /** Mean square of the stated probability less the outcome (Brier 1950). */
  readonly brier: number;
  /**
   * How much lower that is than the Brier score of always stating the base rate, as a share of the latter; null where
   * the base rate is 0 or 1.
   */
  readonly brierSkill: number | null;
}

/** Undefined where nothing was shown. */
export function calibrationOf(showings: readonly Showing[]): Calibration | undefined {
  if (showings.length === 0) return undefined;
  const sorted = showings.toSorted((a, b) => a.probability - b.probability);
  const bins = Array.from({ length: binCount }, (_, bin) =>
    sorted.slice(
      Math.round((bin * sorted.length) / binCount),
      Math.round(((bin + 1) * sorted.length) / binCount),
    ),
  )
    .filter((bin) => bin.length > 0)
    .map(binOf);
  const error = bins.reduce(
    (sum, { stated, right, count }) => sum + count * Math.abs(stated - right),
    0,
  );
  const brier = mean(sorted.map(({ probability, right }) => (probability - Number(right)) ** 2));
  const base = shareRight(sorted);
  const baseBrier = base * (1 - base);
  return {
    bins,
    expectedError: error / sorted.length,
    brier,
    brierSkill: baseBrier === 0 ? null : 1 - brier / baseBrier,
  };
}

function binOf(showings: readonly Showing[]): Bin {
  const stated = mean(showings.map(({ probability }) => probability));
  return { stated, right: shareRight(showings), count: showings.length };
}

function shareRight(showings: readonly Showing[]): number {
  return showings.filter(({ right }) => right).length / showings.length;
}
