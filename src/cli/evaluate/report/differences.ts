import type { CountedLanguage } from '../../../core/text/language.ts';
import type { Outcome } from '../evaluation.ts';
import { bootstrap, type Difference } from '../figures/difference.ts';
import { differenceAtEqualPrecision, type Points } from '../figures/equal-precision.ts';
import { ratesOf } from '../figures/rates.ts';
import { seededRandom } from '../random.ts';
import { systemNames, type SystemName } from '../systems.ts';

/** Of `saved`, over packages. */
export interface Comparison extends Difference {
  readonly system: SystemName;
  readonly threshold: string | null;
  readonly less: { readonly system: SystemName; readonly threshold: string | null };
  readonly language: CountedLanguage | null;
  readonly packages: number;
  /** The same at equal precision; null where one of the two never reaches the precision of the other. */
  readonly atEqualPrecision: Difference | null;
}

/**
 * How much more the first of the systems (the mixture, where it is among them) saves than each other, at the same
 * threshold where both know one, and at equal precision; by language, then in all.
 */
export function differencesOf(
  outcomes: readonly Outcome[],
  languages: readonly CountedLanguage[],
  seed: number,
): readonly Comparison[] {
  const first = systemNames.find((name) => outcomes.some(({ system }) => system === name));
  const scopes = languages.length > 1 ? [...languages, null] : languages;
  return scopes.flatMap((language) => {
    const here = outcomes.filter((outcome) => language === null || outcome.language === language);
    const ours = here.filter(({ system }) => system === first);
    return pairsOf(ours, here).map(([our, other]) => {
      const of = ({ system, threshold }: Outcome) => ({ system, threshold: threshold ?? null });
      const gains = gainsOf(our, other, here);
      const purpose = `difference ${our.system} ${other.system} ${language ?? ''}`;
      const random = (): (() => number) => seededRandom(seed, purpose);
      return {
        ...of(our),
        less: of(other),
        language,
        packages: gains.length,
        ...bootstrap(gains, random()),
        atEqualPrecision: atEqualPrecision(our, other, here, random()),
      };
    });
  });
}

/** One outcome of ours at each threshold, with one of each other system. */
function pairsOf(ours: readonly Outcome[], all: readonly Outcome[]): readonly [Outcome, Outcome][] {
  const found = new Map<string, [Outcome, Outcome]>();
  for (const our of ours) {
    for (const other of all) {
      const comparable = other.threshold === undefined || other.threshold === our.threshold;
      if (other.system === our.system || !comparable) continue;
      found.set(`${our.threshold ?? ''} ${other.system}`, [our, other]);
    }
  }
  return [...found.values()];
}

type Trial = Pick<Outcome, 'system' | 'threshold'>;

/** By package. */
function gainsOf(our: Trial, other: Trial, all: readonly Outcome[]): readonly number[] {
  const theirs = pointsOf(other, all);
  return pointsOf(our, all).map(({ saved }, index) => saved - (theirs[index]?.saved ?? 0));
}

/** At our precision, or at the other's where that knows no threshold and so has only one. */
function atEqualPrecision(
  our: Trial,
  other: Trial,
  all: readonly Outcome[],
  random: () => number,
): Difference | null {
  if (other.threshold !== undefined) {
    return differenceAtEqualPrecision(pointsOf(our, all), curveOf(other, all), random);
  }
  const found = differenceAtEqualPrecision(pointsOf(other, all), curveOf(our, all), random);
  if (found === null) return null;
  const { mean, interval } = found;
  return { mean: -mean, interval: interval && [-interval[1], -interval[0]] };
}

/** Of a system at each of its thresholds. */
function curveOf({ system }: Trial, all: readonly Outcome[]): readonly Points[] {
  const thresholds = new Set(
    all.filter((one) => one.system === system).map(({ threshold }) => threshold),
  );
  return [...thresholds].map((threshold) => pointsOf({ system, threshold }, all));
}

/** By package, always in the same order. */
function pointsOf({ system, threshold }: Trial, all: readonly Outcome[]): Points {
  const name = (one: Outcome): string => `${one.package}\n${one.language}`;
  const own = all.filter((one) => one.system === system && one.threshold === threshold);
  const points = new Map(own.map((one) => [name(one), ratesOf(one.tally)]));
  return [...new Set(all.map(name))].map((one) => ({
    saved: points.get(one)?.saved ?? 0,
    precision: points.get(one)?.precision ?? null,
  }));
}
