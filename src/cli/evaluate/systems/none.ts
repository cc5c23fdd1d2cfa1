import type { TypingSystem } from './typing-system.ts';

/** An editor without completion. */
export const noCompletion: TypingSystem = {
  begin: () => {},
  change: () => {},
  bits: () => undefined,
  suggest: () => Promise.resolve({ suggestion: undefined, stages: undefined }),
  end: () => {},
};
