import type { CountedLanguage } from '../../core/text/language.ts';
import type { Foreseen } from './bits.ts';
import type { Budget, Options } from './options.ts';
import { foreseeFiles, typeFiles, type Limit, type Machine, type Run } from './run.ts';
import type { Split } from './split.ts';
import { makerOf, type Resources, type SystemName } from './systems.ts';
import type { Thresholds } from './systems/typing-system.ts';

/** One system with one threshold in one package and language. */
export interface Outcome extends Run {
  readonly package: string;
  readonly language: CountedLanguage;
  readonly system: SystemName;
  /** `balanced`, or a least probability; undefined for a system that knows neither. */
  readonly threshold: string | undefined;
  /** Paths of the files that stood there already. */
  readonly known: readonly string[];
}

export interface EvaluationPorts extends Resources, Machine {
  readonly now: () => number;
  /** Called after each outcome. */
  progress(outcome: Outcome): void;
}

interface Trial {
  readonly system: SystemName;
  readonly thresholds: Thresholds;
  readonly threshold: string | undefined;
}

/** Types the packages with every system and threshold, each time the same files up to where the first trial came. */
export async function evaluate(
  packages: readonly Split[],
  options: Options,
  ports: EvaluationPorts,
): Promise<readonly Outcome[]> {
  const trials = trialsOf(options);
  // Compared with systems that compute, the others take no time.
  const slow = trials.filter(({ threshold }) => threshold !== undefined).length;
  const shares = packages.length * (slow || trials.length);
  const outcomes: Outcome[] = [];
  for (const one of packages) {
    outcomes.push(
      ...(await typePackage(one, trials, limitOf(options.budget, shares), options, ports)),
    );
  }
  return outcomes;
}

function limitOf(budget: Budget, shares: number): Limit {
  return budget.kind === 'characters'
    ? { characters: budget.characters, milliseconds: Infinity }
    : { characters: Infinity, milliseconds: budget.milliseconds / shares };
}

async function typePackage(
  split: Split,
  trials: readonly Trial[],
  first: Limit,
  { accepting }: Options,
  ports: EvaluationPorts,
): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = [];
  const foreseen = new Map<SystemName, Foreseen | undefined>();
  let limit = first;
  for (const { system, thresholds, threshold } of trials) {
    const { make } = makerOf(system);
    const run = await typeFiles(await make(ports), split, thresholds, limit, ports, accepting);
    limit = {
      characters: Math.min(limit.characters, run.tally.characters),
      milliseconds: Infinity,
    };
    // By a new system, which has not seen these files; what it predicts does not depend on the threshold.
    if (!foreseen.has(system)) {
      foreseen.set(system, await foreseeFiles(await make(ports), split, limit.characters));
    }
    const outcome: Outcome = {
      ...run,
      tally: { ...run.tally, ...foreseen.get(system) },
      package: split.name,
      language: split.language,
      system,
      threshold,
      known: split.known.map(({ path }) => path),
    };
    ports.progress(outcome);
    outcomes.push(outcome);
  }
  return outcomes;
}

/** The systems that take most time first, and of each first the threshold at which it writes most. */
function trialsOf(options: Options): readonly Trial[] {
  const { systems, eagerness, confidences, maxLength, alternatives } = options;
  return systems.flatMap((system): readonly Trial[] => {
    const plain: Thresholds = { eagerness, confidence: undefined, maxLength, alternatives };
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
