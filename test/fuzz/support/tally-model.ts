import type { ModelOutput, ModelState } from '../../../src/core/model/language-model.ts';
import { HashModel } from '../../unit/support/hash-model.ts';

/** A hash of all that was read, which also tells how many symbols that were: so a reading shows where it began. */
export class TallyModel extends HashModel {
  protected override read(ids: Uint8Array, state: ModelState): ModelOutput {
    const output = super.read(ids, state);
    output.state.h[1] = (state.h[1] ?? 0) + ids.length;
    return output;
  }
}

/** Symbols that a state has read. */
export function symbolsRead({ h }: ModelState): number {
  return h[1] ?? 0;
}
