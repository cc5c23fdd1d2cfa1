import { block, columnsOf, padded, type HiddenMemory } from './hidden-memory.ts';
import type { KernelInstance } from './instance.ts';
import type { NetworkWeights } from './read-weights.ts';

/** The output layer in the memory of the kernel, which hears h of all layers. */
export class OutputMemory {
  readonly #instance: KernelInstance;
  /** That of the others follows in each row. */
  readonly #first: HiddenMemory;
  readonly #inputs: number;
  readonly #symbols: number;
  readonly #weights: number;
  readonly #bias: number;
  readonly #logits: number;

  /** @param hidden as `layOut` puts them */
  constructor(
    instance: KernelInstance,
    { weights, bias }: NetworkWeights['output'],
    hidden: readonly HiddenMemory[],
  ) {
    this.#instance = instance;
    this.#first = hidden[0]!;
    this.#inputs = columnsOf(hidden.map(({ units }) => units));
    this.#symbols = bias.length;
    const columns = padded(bias.length);
    this.#weights = instance.allot(4 * this.#inputs * columns);
    this.#bias = instance.allot(4 * columns);
    this.#logits = instance.allot(4 * columns);
    instance.floats(this.#bias, bias.length).set(bias);
    this.#put(weights, hidden);
  }

  /** Logits of the symbol that follows h as it is in a row, not normalised: [symbols]. */
  logits(row: number): Float32Array {
    const { h } = this.#first.places(row);
    const columns = padded(this.#symbols);
    const [weights, bias, logits] = [this.#weights, this.#bias, this.#logits];
    this.#instance.run.output(weights, h, this.#inputs, bias, columns, logits);
    return this.#instance.floats(logits, this.#symbols).slice();
  }

  /** Weights [units of all layers x symbols] where the kernel reads them: of sixteen symbols each, input by input. */
  #put(weights: Float32Array, hidden: readonly HiddenMemory[]): void {
    const symbols = this.#symbols;
    const to = this.#instance.floats(this.#weights, this.#inputs * padded(symbols));
    let from = 0;
    let input = 0;
    for (const { units } of hidden) {
      for (let unit = 0; unit < units; unit++) {
        for (let symbol = 0; symbol < symbols; symbol += block) {
          const part = weights.subarray(from + symbol, from + Math.min(symbol + block, symbols));
          to.set(part, symbol * this.#inputs + (input + unit) * block);
        }
        from += symbols;
      }
      input += padded(units);
    }
  }
}
