import { block, padded } from '../kernel/hidden-memory.ts';
import type { KernelInstance } from '../kernel/instance.ts';

/** A matrix in the memory of the kernel, and what it is multiplied by: sums = bias + weights x heard, in float32. */
export class DenseMemory {
  readonly #instance: KernelInstance;
  readonly #inputs: number;
  readonly #rows: number;
  readonly #weights: number;
  readonly #heard: number;
  readonly #bias: number;
  readonly #sums: number;

  /**
   * @param weights [rows x inputs]
   * @param bias [rows]
   */
  constructor(instance: KernelInstance, weights: Float32Array, bias: Float32Array) {
    const rows = bias.length;
    const inputs = weights.length / rows;
    this.#instance = instance;
    this.#inputs = inputs;
    this.#rows = rows;
    this.#weights = instance.allot(4 * inputs * padded(rows));
    this.#heard = instance.allot(4 * inputs);
    this.#bias = instance.allot(4 * padded(rows));
    this.#sums = instance.allot(4 * padded(rows));
    instance.floats(this.#bias, rows).set(bias);
    const to = instance.floats(this.#weights, inputs * padded(rows));
    for (let row = 0; row < rows; row++) {
      const first = (row - (row % block)) * inputs + (row % block);
      for (let k = 0; k < inputs; k++) to[first + k * block] = weights[row * inputs + k]!;
    }
  }

  /** [inputs], to read or write. */
  get heard(): Float32Array {
    return this.#instance.floats(this.#heard, this.#inputs);
  }

  /** [rows] the sums for what is heard now, to read or write until the next call. */
  sums(): Float32Array {
    const [weights, heard, bias, sums] = [this.#weights, this.#heard, this.#bias, this.#sums];
    this.#instance.run.output(weights, heard, this.#inputs, bias, padded(this.#rows), sums);
    return this.#instance.floats(sums, this.#rows);
  }
}
