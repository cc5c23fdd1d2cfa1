import type { Turn } from '../../../src/core/model/turn.ts';

export { endless } from '../../../src/core/model/turn.ts';

/** A turn that ends at its `questions`-th question. */
export function endingAfter(questions: number): Turn {
  let left = questions;
  return { proceed: () => Promise.resolve(--left > 0) };
}
