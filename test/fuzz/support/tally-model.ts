import type { ModelOutput, ModelState } from '../../../src/core/model/language-model.ts';
import { HashModel } from '../../unit/support/hash-model.ts';
import { LearningHashModel } from '../../unit/support/learning-hash-model.ts';

/** A hash of all that was read, which also tells how many symbols that were: so a reading shows where it began. */
export class TallyModel extends HashModel {
  protected override read(ids: Uint8Array, state: ModelState): ModelOutput {
    return tallied(super.read(ids, state), ids, state);
  }
}

/** One whose output layer goes on learning. */
export class LearningTallyModel extends LearningHashModel {
  protected override read(ids: Uint8Array, state: ModelState): ModelOutput {
    return tallied(super.read(ids, state), ids, state);
  }
}

function tallied(output: ModelOutput, ids: Uint8Array, state: ModelState): ModelOutput {
  output.state.h[1] = (state.h[1] ?? 0) + ids.length;
  return output;
}

/** Symbols that a state has read. */
export function symbolsRead({ h }: ModelState): number {
  return h[1] ?? 0;
}
