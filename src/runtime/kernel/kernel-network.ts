import type { ModelOutput, ModelState } from '../../core/model/language-model.ts';
import type { LstmWeights, TracedRun } from '../../core/model/tracing-model.ts';
import type { Network } from '../network.ts';
import type { NetworkMemory } from './network-memory.ts';
import type { NetworkWeights } from './read-weights.ts';

/** A network that the kernel computes alone, on the calling thread. */
export class KernelNetwork implements Network {
  readonly #memory: NetworkMemory;
  readonly #weights: NetworkWeights;

  /** @param memory where `weights` lie for the kernel */
  constructor(memory: NetworkMemory, weights: NetworkWeights) {
    this.#memory = memory;
    this.#weights = weights;
  }

  run(ids: Uint8Array, state: ModelState): Promise<ModelOutput> {
    const memory = this.#memory;
    memory.state = state;
    for (const id of ids) memory.read(id);
    return Promise.resolve({ state: memory.state, logits: memory.logits() });
  }

  trace(ids: Uint8Array, state: ModelState): Promise<TracedRun> {
    const memory = this.#memory;
    const { layers, hidden: width, symbols } = this.#weights.shape;
    const hidden = Array.from({ length: layers }, () => new Float32Array(ids.length * width));
    const logits = new Float32Array(ids.length * symbols);
    memory.state = state;
    for (const [step, id] of ids.entries()) {
      memory.read(id);
      for (const [layer, values] of hidden.entries())
        values.set(memory.hidden(layer), step * width);
      logits.set(memory.logits(), step * symbols);
    }
    const output = { state: memory.state, logits: logits.slice(-symbols) };
    return Promise.resolve({ output, hidden, logits });
  }

  weights(): Promise<LstmWeights> {
    const { embedding, layers } = this.#weights;
    return Promise.resolve({ embedding, layers });
  }

  release(): Promise<void> {
    return Promise.resolve();
  }
}
