import type {
  ModelOutput,
  ModelState,
  WritingModel,
} from '../../../src/core/model/language-model.ts';
import { vocabulary } from './vocabulary.ts';

/** Below this, every product in `run` is exact in float64 and every result in float32. */
const modulus = 2 ** 20 - 3;

/** A model whose state is a hash of all that it read, so that no two readings are equal by accident. */
export class HashModel implements WritingModel {
  readonly info;
  readonly vocabulary = vocabulary;
  readonly zeroState: ModelState;
  /** Symbols of each run so far. */
  readonly runs: number[] = [];

  /** @param units floats of h and of c, to give states the size of a real model's */
  constructor(units = 2) {
    this.info = {
      name: 'hash',
      widths: [units],
      foundLayers: 1,
      parameters: 1,
      languages: vocabulary.languages,
    };
    this.zeroState = { h: new Float32Array(units), c: new Float32Array(units) };
  }

  get symbolsRead(): number {
    return this.runs.reduce((a, b) => a + b, 0);
  }

  run(ids: Uint8Array, state: ModelState): Promise<ModelOutput> {
    return Promise.resolve(this.read(ids, state));
  }

  step(id: number, state: ModelState): ModelOutput {
    return this.read(Uint8Array.of(id), state);
  }

  protected read(ids: Uint8Array, state: ModelState): ModelOutput {
    this.runs.push(ids.length);
    const next = { h: state.h.slice(), c: state.c.slice() };
    for (const id of ids) {
      next.h[0] = ((next.h[0] ?? 0) * 131 + id + 1) % modulus;
      next.c[0] = ((next.c[0] ?? 0) * 257 + next.h[0]) % modulus;
    }
    const logits = Float32Array.from(vocabulary.symbols, (_, id) => ((next.h[0] ?? 0) + id) % 7);
    return { state: next, logits };
  }
}
