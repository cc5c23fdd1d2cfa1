import type { LanguageTag } from '../../core/text/language.ts';
import type { Package } from './folder.ts';
import type { Budget, Options } from './options.ts';
import { foreseeFiles, typeFiles, type Limit, type Machine, type Run } from './run.ts';
import { splitPackage } from './split.ts';
import { makerOf, type Resources, type SystemName } from './systems.ts';
import type { Thresholds } from './systems/typing-system.ts';

/** One system with one threshold in one package and language. */
export interface Outcome extends Run {
  readonly package: string;
  readonly language: LanguageTag;
  readonly system: SystemName;
  /** `balanced`, or a least probability; undefined for a system that knows neither. */
  readonly threshold: string | undefined;
  /** Files that stood there already. */
  readonly known: number;
}

export interface EvaluationPorts extends Resources, Machine {
  readonly now: () => number;
  /** Told after each outcome. */
  progress(outcome: Outcome): void;
}

interface Trial {
  readonly system: SystemName;
  readonly thresholds: Thresholds;
  readonly threshold: string | undefined;
}

/** Types the packages with every system and threshold, each time the same files as far as the first trial came. */
export async function evaluate(
  packages: readonly Package[],
  options: Options,
  ports: EvaluationPorts,
): Promise<readonly Outcome[]> {
  const trials = trialsOf(options);
  // Beside those that compute, the others take no time.
  const slow = trials.filter(({ threshold }) => threshold !== undefined).length;
  const shares = packages.length * (slow || trials.length);
  const outcomes: Outcome[] = [];
  for (const one of packages) {
    let limit = limitOf(options.budget, shares, ports.now());
    for (const trial of trials) {
      const outcome = await evaluateTrial(one, trial, limit, options.seed, ports);
      ports.progress(outcome);
      outcomes.push(outcome);
      limit = {
        characters: Math.min(limit.characters, outcome.tally.characters),
        until: Infinity,
      };
    }
  }
  return outcomes;
}

function limitOf(budget: Budget, shares: number, now: number): Limit {
  return budget.kind === 'characters'
    ? { characters: budget.characters, until: Infinity }
    : { characters: Infinity, until: now + budget.milliseconds / shares };
}

async function evaluateTrial(
  one: Package,
  { system, thresholds, threshold }: Trial,
  limit: Limit,
  seed: number,
  ports: EvaluationPorts,
): Promise<Outcome> {
  const split = splitPackage(one, seed);
  const { make } = makerOf(system);
  const run = await typeFiles(await make(ports), split, thresholds, limit, ports);
  const reach = Math.min(limit.characters, run.tally.characters);
  // Another one, which has not seen these files.
  const foreseen = await foreseeFiles(await make(ports), split, reach);
  return {
    ...run,
    tally: { ...run.tally, ...foreseen },
    package: one.name,
    language: one.language,
    system,
    threshold,
    known: split.known.length,
  };
}

/** The systems that take most time first, and of each the threshold at which it writes most. */
function trialsOf(options: Options): readonly Trial[] {
  const { systems, eagerness, confidences, maxLength } = options;
  return systems.flatMap((system): readonly Trial[] => {
    const plain: Thresholds = { eagerness, confidence: undefined, maxLength };
    if (!makerOf(system).obeysThresholds) {
      return [{ system, thresholds: plain, threshold: undefined }];
    }
    if (confidences.length === 0) return [{ system, thresholds: plain, threshold: eagerness }];
    return confidences.map((confidence) => ({
      system,
      thresholds: { ...plain, confidence },
      threshold: String(confidence),
    }));
  });
}
