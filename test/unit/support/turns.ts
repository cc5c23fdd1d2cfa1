import type { Turn } from '../../../src/core/model/turn.ts';

/** A turn that never ends. */
export const endless: Turn = { proceed: () => Promise.resolve(true) };

/** A turn that ends at its `questions`-th question. */
export function endingAfter(questions: number): Turn {
  let left = questions;
  return { proceed: () => Promise.resolve(--left > 0) };
}
