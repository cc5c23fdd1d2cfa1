import type { ModelOutput, ModelState } from '../core/model/language-model.ts';
import type { LstmWeights, TracedRun } from '../core/model/tracing-model.ts';
import { KernelReading } from './kernel/kernel-reading.ts';
import type { NetworkMemory } from './kernel/network-memory.ts';
import type { Network } from './network.ts';
import type { RecentSteps } from './recent-steps.ts';

/**
 * Most symbols of a short run. A call of onnxruntime costs as much as the kernel takes for two symbols on one machine and
 * for six on another (`npm run bench`).
 */
const shortRun = 4;

/** Symbols by which states are compared. */
const compared = 32;

/**
 * A network that onnxruntime reads long runs with and the kernel short ones: mostly the one character that was typed.
 * Only where both come to the same states, bit for bit. The kernel alone works out the logits after a run, since those
 * do differ in their last bits: so an output does not depend on how a text was cut into runs. (The rows of a trace, which
 * people look at, stay onnxruntime's.)
 */
export class SharedNetwork implements Network {
  readonly #long: Network;
  readonly #memory: NetworkMemory;
  readonly #steps: RecentSteps;

  /** @param steps of the kernel, by `memory` */
  constructor(long: Network, memory: NetworkMemory, steps: RecentSteps) {
    this.#long = long;
    this.#memory = memory;
    this.#steps = steps;
  }

  /**
   * By a try, for where `long` is not computed by the kernel.
   *
   * @returns `long` itself where the two come to different states
   */
  static async of(long: Network, memory: NetworkMemory, steps: RecentSteps): Promise<Network> {
    const { symbols, hidden, layers } = memory.shape;
    const nothing = new Float32Array(hidden * layers);
    const ids = Uint8Array.from({ length: compared }, (_, k) => (31 * k) % symbols);
    const [one, other] = await Promise.all(
      [long, new KernelReading(memory)].map((network) =>
        network.run(ids, { h: nothing, c: nothing }),
      ),
    );
    const isSame = (['h', 'c'] as const).every((part) =>
      one!.state[part].every((value, place) => value === other!.state[part][place]),
    );
    return isSame ? new SharedNetwork(long, memory, steps) : long;
  }

  async run(ids: Uint8Array, state: ModelState): Promise<ModelOutput> {
    if (ids.length > shortRun) return this.#withLogits(await this.#long.run(ids, state));
    let output = this.#steps.step(ids[0]!, state);
    for (const id of ids.subarray(1)) output = this.#steps.step(id, output.state);
    return output;
  }

  async trace(ids: Uint8Array, state: ModelState): Promise<TracedRun> {
    const run = await this.#long.trace(ids, state);
    return { ...run, output: this.#withLogits(run.output) };
  }

  weights(): Promise<LstmWeights> {
    return this.#long.weights();
  }

  release(): Promise<void> {
    return this.#long.release();
  }

  #withLogits({ state }: ModelOutput): ModelOutput {
    this.#memory.begin(state);
    return { state, logits: this.#memory.logits() };
  }
}
