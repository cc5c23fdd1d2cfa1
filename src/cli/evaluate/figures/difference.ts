import { mean, quantile, sampleWithReplacement } from 'simple-statistics';

const samples = 10_000;

/** How much more one system saves than another. */
export interface Difference {
  readonly mean: number;
  /** 95 % interval, by resampling packages (Efron 1979); null where there is only one. */
  readonly interval: readonly [low: number, high: number] | null;
}

/**
 * The mean of differences, one of each package, with its interval.
 *
 * @param random numbers in [0, 1)
 */
export function bootstrap(differences: readonly number[], random: () => number): Difference {
  const list = [...differences];
  if (list.length < 2) return { mean: mean(list), interval: null };
  const means = Array.from({ length: samples }, () =>
    mean(sampleWithReplacement(list, list.length, random)),
  );
  const [low, high] = quantile(means, [0.025, 0.975]);
  return { mean: mean(list), interval: [low!, high!] };
}
