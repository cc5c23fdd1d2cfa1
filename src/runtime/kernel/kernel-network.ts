import type { LstmWeights } from '../../core/model/tracing-model.ts';
import type { Network } from '../network.ts';
import { KernelReading } from './kernel-reading.ts';
import type { NetworkMemory } from './network-memory.ts';
import type { NetworkWeights } from './read-weights.ts';

/** A network that the kernel computes alone, as a runtime provides it. */
export class KernelNetwork extends KernelReading implements Network {
  readonly #weights: NetworkWeights;

  /** @param memory where `weights` lie for the kernel */
  constructor(memory: NetworkMemory, weights: NetworkWeights) {
    super(memory);
    this.#weights = weights;
  }

  weights(): Promise<LstmWeights> {
    const { embedding, layers } = this.#weights;
    return Promise.resolve({ embedding, layers });
  }

  release(): Promise<void> {
    return Promise.resolve();
  }
}
