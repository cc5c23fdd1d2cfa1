import type { Family } from '../../../core/text/language.ts';
import type { Outcome } from '../evaluation.ts';
import { bootstrap, type Difference } from '../figures/difference.ts';
import { ratesOf } from '../figures/rates.ts';
import { seededRandom } from '../random.ts';
import { systemNames, type SystemName } from '../systems.ts';

/** Of `saved`, over packages. */
export interface Comparison extends Difference {
  readonly system: SystemName;
  readonly threshold: string | null;
  readonly less: { readonly system: SystemName; readonly threshold: string | null };
  readonly language: Family | null;
  readonly packages: number;
}

/**
 * How much more the first of the systems (the mixture, where it is among them) saves than each other, at the same
 * threshold where both know one; by language, then in all.
 */
export function differencesOf(
  outcomes: readonly Outcome[],
  languages: readonly Family[],
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
      return {
        ...of(our),
        less: of(other),
        language,
        packages: gains.length,
        ...bootstrap(gains, seededRandom(seed, purpose)),
      };
    });
  });
}

/** One example of each system and threshold of ours with one of each other's. */
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

/** By package. */
function gainsOf(our: Outcome, other: Outcome, all: readonly Outcome[]): readonly number[] {
  const savedBy = ({ system, threshold }: Outcome): ReadonlyMap<string, number> =>
    new Map(
      all
        .filter((one) => one.system === system && one.threshold === threshold)
        .map((one) => [`${one.package}\n${one.language}`, ratesOf(one.tally).saved ?? 0]),
    );
  const theirs = savedBy(other);
  return [...savedBy(our)].map(([name, saved]) => saved - (theirs.get(name) ?? 0));
}
