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

  #put(weights: Float32Array, hidden: readonly HiddenMemory[]): void {
    const symbols = this.#symbols;
    const to = this.#instance.floats(this.#weights, this.#inputs * padded(symbols));
    let [unit, input] = [0, 0];
    for (const { units } of hidden) {
      const own = weights.subarray(unit * symbols, (unit + units) * symbols);
      intoBlocks(own, symbols, to, { inputs: this.#inputs, first: input });
      unit += units;
      input += padded(units);
    }
  }
}

/**
 * Weights [some inputs x symbols] where the kernel reads them: of sixteen symbols each, input by input.
 *
 * @param inputs of all, and which of them is the first of these
 */
export function intoBlocks(
  weights: Float32Array,
  symbols: number,
  to: Float32Array,
  { inputs, first }: { readonly inputs: number; readonly first: number },
): void {
  for (let from = 0, input = first; from < weights.length; from += symbols, input++) {
    for (let symbol = 0; symbol < symbols; symbol += block) {
      const part = weights.subarray(from + symbol, from + Math.min(symbol + block, symbols));
      to.set(part, symbol * inputs + input * block);
    }
  }
}
