import type { HeldUnit } from '../../core/model/held.ts';
import type { ModelOutput, ModelState } from '../../core/model/language-model.ts';
import type { TracedRun } from '../../core/model/tracing-model.ts';
import { runsOf } from './hidden-memory.ts';
import type { NetworkMemory } from './network-memory.ts';

/**
 * A network that the kernel computes alone, on the calling thread, perhaps with units held. Several may share a memory:
 * each run begins by setting what is held in it.
 */
export class KernelReading {
  readonly #memory: NetworkMemory;
  readonly #held: readonly HeldUnit[];

  constructor(memory: NetworkMemory, held: readonly HeldUnit[] = []) {
    this.#memory = memory;
    this.#held = held;
  }

  run(ids: Uint8Array, state: ModelState): Promise<ModelOutput> {
    const memory = this.#memory;
    memory.begin(state, this.#held);
    for (const run of runsOf(ids)) memory.read(run);
    return Promise.resolve({ state: memory.state, logits: memory.logits() });
  }

  step(id: number, state: ModelState): ModelOutput {
    return this.#memory.step(id, state, this.#held);
  }

  trace(ids: Uint8Array, state: ModelState): Promise<TracedRun> {
    const memory = this.#memory;
    const { layers, hidden: width, symbols } = memory.shape;
    const hidden = Array.from({ length: layers }, () => new Float32Array(ids.length * width));
    const logits = new Float32Array(ids.length * symbols);
    memory.begin(state, this.#held);
    let step = 0;
    for (const run of runsOf(ids)) {
      memory.read(run);
      for (let row = 1; row <= run.length; row++, step++) {
        for (const [layer, values] of hidden.entries())
          values.set(memory.hidden(layer, row), step * width);
        logits.set(memory.logits(row), step * symbols);
      }
    }
    const output = { state: memory.state, logits: logits.slice(-symbols) };
    return Promise.resolve({ output, hidden, logits });
  }
}
