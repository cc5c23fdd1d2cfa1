import type { WritingModel } from '../../core/model/language-model.ts';
import type { Tuning, Untuned } from '../../runtime/tuning.ts';
import { UsageError } from '../command.ts';
import { EngineCompletion } from './systems/engine-completion.ts';
import { noCompletion } from './systems/none.ts';
import type { TypingSystem } from './systems/typing-system.ts';
import { WordCompletion } from './systems/words.ts';

/** The slowest first: what it types in its time, the others can type as well. */
export const systemNames = ['mixed', 'lstm', 'counts', 'words', 'none'] as const;

export type SystemName = (typeof systemNames)[number];

/** A model, and what was fitted for it. */
export interface EvaluatedModel extends WritingModel {
  readonly tuning: Tuning | Untuned;
}

/** What systems are made from. */
export interface Resources {
  /** Loaded at the first call. */
  readonly model: () => Promise<EvaluatedModel>;
  /** Milliseconds since any fixed time. */
  readonly now: () => number;
}

interface Maker {
  /** Whether eagerness and confidence make a difference to it. */
  readonly obeysThresholds: boolean;
  /** A new one, which has learned nothing yet. */
  readonly make: (resources: Resources) => Promise<TypingSystem>;
}

const makers: Readonly<Record<SystemName, Maker>> = {
  mixed: { obeysThresholds: true, make: (resources) => tuned('mixed', resources) },
  lstm: {
    obeysThresholds: true,
    make: async ({ model, now }) =>
      new EngineCompletion({ kind: 'lstm', model: await model() }, now),
  },
  counts: { obeysThresholds: true, make: (resources) => tuned('counts', resources) },
  words: {
    obeysThresholds: false,
    make: ({ now }) => Promise.resolve(new WordCompletion(now)),
  },
  none: {
    obeysThresholds: false,
    make: () => Promise.resolve(noCompletion),
  },
};

export function makerOf(name: SystemName): Maker {
  return makers[name];
}

/** @throws UsageError where nothing was fitted for the model */
async function tuned(
  kind: 'counts' | 'mixed',
  { model, now }: Resources,
): Promise<EngineCompletion> {
  const loaded = await model();
  const { tuning } = loaded;
  if (typeof tuning === 'object') {
    return new EngineCompletion({ kind, model: loaded, tuning }, now);
  }
  throw new UsageError(
    `--system ${kind} needs what training/README.md says to fit for the model (${tuning}).`,
  );
}
