import type { WeightSteps } from '../../core/model/tracing-model.ts';
import type { KernelInstance } from './instance.ts';

/** The embedding of the symbol that is read, where a layer hears it in steps. */
export class SymbolMemory {
  readonly at: number;
  readonly width: number;
  readonly #instance: KernelInstance;
  /** [symbols x width] */
  readonly #steps: Int8Array;

  /** @param at address of as many bytes as are heard of it */
  constructor(instance: KernelInstance, { steps }: WeightSteps, width: number, at: number) {
    this.#instance = instance;
    this.#steps = steps.slice();
    this.width = width;
    this.at = at;
  }

  hear(id: number): void {
    const symbol = this.#steps.subarray(id * this.width, (id + 1) * this.width);
    this.#instance.bytes(this.at, this.width).set(symbol);
  }
}
