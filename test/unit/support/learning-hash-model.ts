import type {
  Learning,
  LearningOutput,
  ModelState,
} from '../../../src/core/model/language-model.ts';
import { HashModel } from './hash-model.ts';
import { vocabulary } from './vocabulary.ts';

/** An output layer in plain arithmetic, all weights of which begin as 0. */
export class PlainOutput implements LearningOutput {
  readonly #units: number;
  readonly #added: () => void;
  #weights: Float32Array;

  /** @param added called for each symbol that is learned */
  constructor(units: number, added = (): void => undefined) {
    this.#units = units;
    this.#added = added;
    this.#weights = new Float32Array(vocabulary.symbols.length * (units + 1));
  }

  logits(h: Float32Array): Float32Array {
    return Float32Array.from(vocabulary.symbols, (_, symbol) => {
      const from = symbol * (this.#units + 1);
      const own = this.#weights.subarray(from, from + this.#units);
      const bias = this.#weights[from + this.#units]!;
      return own.reduce((sum, weight, unit) => sum + weight * small(h[unit]!), bias);
    });
  }

  weightsTo(symbol: number): Float32Array {
    const from = symbol * (this.#units + 1);
    return this.#weights.slice(from, from + this.#units);
  }

  add(h: Float32Array, by: Float32Array): void {
    this.#added();
    for (const [symbol, value] of by.entries()) {
      const from = symbol * (this.#units + 1);
      for (const [unit, own] of h.entries()) this.#weights[from + unit]! += small(own) * value;
      this.#weights[from + this.#units]! += value;
    }
  }

  reset(): void {
    this.#weights.fill(0);
  }

  copy(): Float32Array {
    return this.#weights.slice();
  }

  restore(copy: Float32Array): void {
    this.#weights = copy.slice();
  }
}

/** A hash from 0 to 1. */
function small(hash: number): number {
  return hash / 2 ** 20;
}

/** A hash of all that was read, and an output layer that learns from it. */
export class LearningHashModel extends HashModel {
  /** Symbols that were learned, by each layer. */
  learned = 0;
  /** Symbols of each trace so far. */
  readonly traces: number[] = [];
  readonly learning: Learning = {
    trace: (ids, state) => {
      this.traces.push(ids.length);
      const hidden = new Float32Array(2 * ids.length);
      let now: ModelState = state;
      for (const [row, id] of ids.entries()) {
        now = this.read(Uint8Array.of(id), now).state;
        hidden.set(now.h, 2 * row);
      }
      return Promise.resolve({ hidden: [hidden] });
    },
    output: () => new PlainOutput(2, () => (this.learned += 1)),
  };
}
