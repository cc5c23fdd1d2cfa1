import type { LanguageModel } from '../../core/model/language-model.ts';
import { UsageError } from '../inspect/options.ts';
import { LstmCompletion } from './systems/lstm.ts';
import { noCompletion } from './systems/none.ts';
import type { TypingSystem } from './systems/typing-system.ts';
import { WordCompletion } from './systems/words.ts';

/** The costliest first: what it gets typed in its time, the others can as well. */
export const systemNames = ['mixed', 'lstm', 'counts', 'words', 'none'] as const;

export type SystemName = (typeof systemNames)[number];

/** What systems are made from. */
export interface Resources {
  /** Loaded at the first call. */
  readonly model: () => Promise<LanguageModel>;
  /** Milliseconds since whenever. */
  readonly now: () => number;
}

interface Maker {
  /** Whether eagerness and confidence make a difference to it. */
  readonly obeysThresholds: boolean;
  /** A new one, which has learned nothing yet. */
  readonly make: (resources: Resources) => Promise<TypingSystem>;
}

const makers: Readonly<Partial<Record<SystemName, Maker>>> = {
  lstm: {
    obeysThresholds: true,
    make: async ({ model, now }) => new LstmCompletion(await model(), now),
  },
  words: {
    obeysThresholds: false,
    make: ({ now }) => Promise.resolve(new WordCompletion(now)),
  },
  none: {
    obeysThresholds: false,
    make: () => Promise.resolve(noCompletion),
  },
};

/** Those that can be evaluated. */
export const availableSystems: readonly SystemName[] = systemNames.filter(
  (name) => makers[name] !== undefined,
);

/** @throws UsageError for a system that there is not yet */
export function makerOf(name: SystemName): Maker {
  const maker = makers[name];
  if (maker !== undefined) return maker;
  throw new UsageError(
    `--system ${name} is not there yet: take one of ${availableSystems.join(', ')}.`,
  );
}
