import type { WeightSteps } from '../../core/model/tracing-model.ts';
import type { KernelInstance } from './instance.ts';
import { padded } from './layer-memory.ts';

/** The embedding of the symbol that is read, where a layer hears it in steps. */
export class SymbolMemory {
  readonly at: number;
  readonly width: number;
  readonly #instance: KernelInstance;
  /** [symbols x width] */
  readonly #steps: Int8Array;

  constructor(instance: KernelInstance, { steps }: WeightSteps, width: number) {
    this.#instance = instance;
    this.#steps = steps.slice();
    this.width = width;
    this.at = instance.allot(padded(width));
  }

  hear(id: number): void {
    const symbol = this.#steps.subarray(id * this.width, (id + 1) * this.width);
    this.#instance.bytes(this.at, this.width).set(symbol);
  }
}
