import type { CountedLanguage } from '../../../core/text/language.ts';
import type { Outcome } from '../evaluation.ts';
import { calibrationOf, type Calibration } from '../figures/calibration.ts';
import { costsOf, type Costs } from '../figures/costs.ts';
import { endsOf, type Ends } from '../figures/ends.ts';
import { macroAverage, ratesOf, type Rates } from '../figures/rates.ts';
import { sum, type Tally } from '../figures/tally.ts';
import type { Skipped } from '../folder.ts';
import type { Options } from '../options.ts';
import type { TypedFile } from '../run.ts';
import type { SystemName } from '../systems.ts';
import { differencesOf, type Comparison } from './differences.ts';

/** Figures of one system with one threshold, over one package and language, one language, or all. */
export interface Row extends Costs {
  readonly system: SystemName;
  /** `balanced`, or a least probability; null for a system that knows neither. */
  readonly threshold: string | null;
  /** Null in the averages. */
  readonly package: string | null;
  /** Null in the average over all. */
  readonly language: CountedLanguage | null;
  /** How many packages and languages it is over. */
  readonly packages: number;
  readonly files: { readonly known: number; readonly typed: number };
  /** Null in the averages. */
  readonly paths: {
    readonly known: readonly string[];
    readonly typed: readonly TypedFile[];
  } | null;
  readonly characters: number;
  readonly keys: number;
  readonly shown: number;
  readonly accepted: number;
  /** Whether time or characters ran out before the files did, anywhere. */
  readonly ended: boolean;
  /** Of an average, the mean over its packages. */
  readonly rates: Rates;
  /** Over all suggestions together; null where nothing was shown. */
  readonly calibration: Calibration | null;
  readonly ends: Ends | null;
}

/** All that the command reports. */
export interface Report {
  readonly folder: string;
  /** The model's name; null where none was used. */
  readonly model: string | null;
  readonly settings: Pick<
    Options,
    | 'accepting'
    | 'alternatives'
    | 'budget'
    | 'confidences'
    | 'depth'
    | 'eagerness'
    | 'edits'
    | 'maxLength'
    | 'seed'
  >;
  readonly skipped: readonly Skipped[];
  readonly overall: readonly Row[];
  readonly languages: readonly Row[];
  readonly packages: readonly Row[];
  readonly differences: readonly Comparison[];
}

export function reportOf(
  outcomes: readonly Outcome[],
  skipped: readonly Skipped[],
  model: string | null,
  options: Options,
): Report {
  const {
    folder,
    accepting,
    alternatives,
    budget,
    confidences,
    depth,
    eagerness,
    edits,
    maxLength,
    seed,
  } = options;
  const languages = [...new Set(outcomes.map(({ language }) => language))].sort();
  return {
    folder,
    model,
    settings: {
      accepting,
      alternatives,
      budget,
      confidences,
      depth,
      eagerness,
      edits,
      maxLength,
      seed,
    },
    skipped,
    overall: rowsOf(outcomes, null),
    languages: languages.flatMap((language) =>
      rowsOf(
        outcomes.filter((outcome) => outcome.language === language),
        language,
      ),
    ),
    packages: outcomes.map((outcome) => rowOf([outcome], outcome.package, outcome.language)),
    differences: differencesOf(outcomes, languages, seed),
  };
}

/** One row for each system and threshold. */
function rowsOf(outcomes: readonly Outcome[], language: CountedLanguage | null): readonly Row[] {
  const groups = new Map<string, Outcome[]>();
  for (const outcome of outcomes) {
    const key = `${outcome.system} ${outcome.threshold ?? ''}`;
    groups.set(key, [...(groups.get(key) ?? []), outcome]);
  }
  return [...groups.values()].map((group) => rowOf(group, null, language));
}

/** @param outcomes one or more, all of one system and threshold */
function rowOf(
  outcomes: readonly Outcome[],
  name: string | null,
  language: CountedLanguage | null,
): Row {
  const tally: Tally = sum(outcomes.map((outcome) => outcome.tally));
  const { system, threshold } = outcomes[0]!;
  const count = (of: (outcome: Outcome) => number): number =>
    outcomes.reduce((total, outcome) => total + of(outcome), 0);
  return {
    system,
    threshold: threshold ?? null,
    package: name,
    language,
    packages: outcomes.length,
    files: {
      known: count(({ known }) => known.length),
      typed: count(({ files }) => files.length),
    },
    paths: name === null ? null : { known: outcomes[0]!.known, typed: outcomes[0]!.files },
    characters: tally.characters,
    keys: tally.keys,
    shown: tally.showings.length,
    accepted: tally.accepted.length,
    ended: outcomes.some(({ ended }) => ended),
    rates: macroAverage(outcomes.map((outcome) => ratesOf(outcome.tally))),
    calibration: calibrationOf(tally.showings) ?? null,
    ends: endsOf(tally.showings) ?? null,
    ...costsOf(tally),
  };
}
