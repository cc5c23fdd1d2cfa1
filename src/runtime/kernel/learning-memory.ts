import type { LearningOutput } from '../../core/model/language-model.ts';
import { block, padded } from './hidden-memory.ts';
import { KernelInstance, type KernelForm } from './instance.ts';
import { intoBlocks } from './output-memory.ts';
import type { NetworkWeights } from './read-weights.ts';

/** The output layer of a network, as copies of it begin. */
export interface OwnOutput {
  /** Weights as the kernel reads them, then the bias. */
  readonly weights: Float32Array;
  readonly units: number;
  readonly symbols: number;
}

export function ownOutput({ weights, bias }: NetworkWeights['output']): OwnOutput {
  const symbols = bias.length;
  const units = weights.length / symbols;
  const laid = new Float32Array((units + 1) * padded(symbols));
  intoBlocks(weights, symbols, laid, { inputs: units, first: 0 });
  laid.set(bias, units * padded(symbols));
  return { weights: laid, units, symbols };
}

/** A copy of an output layer in a memory of its own, which goes when the copy does. */
export class LearningMemory implements LearningOutput {
  readonly #instance: KernelInstance;
  readonly #own: OwnOutput;
  /** Where the weights begin, and right behind them the bias. */
  readonly #weights: number;
  readonly #h: number;
  /** Logits, or what is added to each symbol's weights. */
  readonly #row: number;

  constructor(form: KernelForm, own: OwnOutput) {
    this.#instance = KernelInstance.of(form);
    this.#own = own;
    this.#weights = this.#instance.allot(4 * own.weights.length);
    this.#h = this.#instance.allot(4 * own.units);
    this.#row = this.#instance.allot(4 * padded(own.symbols));
    this.reset();
  }

  logits(h: Float32Array): Float32Array {
    this.#run('output', h);
    return this.#instance.floats(this.#row, this.#own.symbols).slice();
  }

  weightsTo(symbol: number): Float32Array {
    const { units } = this.#own;
    const within = symbol % block;
    const first = (symbol - within) * units + within;
    const all = this.#all;
    return new Float32Array(units).map((_, unit) => all[first + unit * block]!);
  }

  add(h: Float32Array, by: Float32Array): void {
    const { symbols } = this.#own;
    this.#instance.floats(this.#row, padded(symbols)).fill(0);
    this.#instance.floats(this.#row, symbols).set(by);
    this.#run('learn', h);
  }

  reset(): void {
    this.restore(this.#own.weights);
  }

  copy(): Float32Array {
    return this.#all.slice();
  }

  restore(copy: Float32Array): void {
    this.#all.set(copy);
  }

  get #all(): Float32Array {
    return this.#instance.floats(this.#weights, this.#own.weights.length);
  }

  #run(what: 'learn' | 'output', h: Float32Array): void {
    const { units, symbols } = this.#own;
    this.#instance.floats(this.#h, units).set(h);
    const bias = this.#weights + 4 * units * padded(symbols);
    const { run } = this.#instance;
    run[what](this.#weights, this.#h, units, bias, padded(symbols), this.#row);
  }
}
