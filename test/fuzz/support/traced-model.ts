import type {
  ModelOutput,
  ModelState,
  WritingModel,
} from '../../../src/core/model/language-model.ts';
import type {
  LstmWeights,
  TracedRun,
  TracingModel,
} from '../../../src/core/model/tracing-model.ts';
import { neuronAt, unitCount } from '../../../src/core/model/widths.ts';
import { StillModel } from '../../unit/support/still-model.ts';
import { vocabulary } from '../../unit/support/vocabulary.ts';

const widths = [4, 3, 2];
const units = unitCount(widths);

/** Below this, every product in `read` is exact in float64 and every result in float32. */
const modulus = 2 ** 20 - 3;

/**
 * A hash of all that was read which can be looked into: c is the hash, h and the logits follow from it. It writes, too:
 * after each hash one symbol is by far the likeliest, so that what is suggested shows what was read.
 */
export class TracedModel implements TracingModel, WritingModel {
  readonly info = {
    ...{ name: 'traced', widths, foundLayers: widths.length, parameters: 1 },
    languages: vocabulary.languages,
  };
  readonly vocabulary = vocabulary;
  readonly zeroState: ModelState = {
    h: new Float32Array(units),
    c: new Float32Array(units),
  };

  run(ids: Uint8Array, state: ModelState): Promise<ModelOutput> {
    return Promise.resolve(this.#read(ids, state).output);
  }

  step(id: number, state: ModelState): ModelOutput {
    return this.#read(Uint8Array.of(id), state).output;
  }

  trace(ids: Uint8Array, state: ModelState): Promise<TracedRun> {
    return Promise.resolve(this.#read(ids, state));
  }

  #read(ids: Uint8Array, state: ModelState): TracedRun {
    const width = vocabulary.symbols.length;
    const hidden = widths.map((own) => new Float32Array(ids.length * own));
    const logits = new Float32Array(ids.length * width);
    let hash = state.c[0] ?? 0;
    for (const [step, id] of ids.entries()) {
      hash = (hash * 131 + id + 1) % modulus;
      for (let place = 0; place < units; place++) {
        const { layer, unit } = neuronAt(widths, place);
        hidden[layer]![step * widths[layer]! + unit] = hOf(hash, place);
      }
      // At times it leaves the word to the counts.
      logits[step * width + 5 + (hash % (width - 5))] = hash % 5 === 0 ? 1 : 12;
      logits[step * width + (hash % 89)]! += 3;
    }
    const c = new Float32Array(units).fill(hash);
    const h = c.map((_, unit) => (ids.length === 0 ? (state.h[unit] ?? 0) : hOf(hash, unit)));
    return { output: { state: { h, c }, logits: logits.slice(-width) }, hidden, logits };
  }

  weights(): Promise<LstmWeights> {
    return new StillModel(widths).weights();
  }
}

/** From -1 to 1. */
function hOf(hash: number, unit: number): number {
  return (((hash * (2 * unit + 3)) % 255) - 127) / 127;
}
