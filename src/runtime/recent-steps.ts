import type { ModelOutput, ModelState } from '../core/model/language-model.ts';
import type { NetworkMemory } from './kernel/network-memory.ts';

/** States from which the steps taken are remembered: some 1 MB at 512x2, what three suggestions take. */
const most = 128;

/**
 * Steps of the kernel, of which the last ones are remembered: whoever types what was suggested asks for the same ones
 * again, character by character. States are told apart as objects, since they are never written to.
 */
export class RecentSteps {
  readonly #memory: NetworkMemory;
  /** The outputs after each symbol that was asked for. The state used first stands first. */
  readonly #outputs = new Map<ModelState, Map<number, ModelOutput>>();

  constructor(memory: NetworkMemory) {
    this.#memory = memory;
  }

  /** The output after one more symbol from a state: the same object again while it is remembered. */
  step(id: number, state: ModelState): ModelOutput {
    const known = this.#outputs.get(state) ?? this.#begun(state);
    const output = known.get(id) ?? this.#memory.step(id, state);
    known.set(id, output);
    return output;
  }

  #begun(state: ModelState): Map<number, ModelOutput> {
    const made = new Map<number, ModelOutput>();
    this.#outputs.set(state, made);
    if (this.#outputs.size > most) {
      const [oldest] = this.#outputs.keys();
      this.#outputs.delete(oldest!);
    }
    return made;
  }
}
