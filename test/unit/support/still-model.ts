import type { ModelInfo, ModelOutput, ModelState } from '../../../src/core/model/language-model.ts';
import type {
  LstmWeights,
  TracedRun,
  TracingModel,
  WeightSteps,
} from '../../../src/core/model/tracing-model.ts';
import { vocabulary } from './vocabulary.ts';

/** A network of any size in which nothing moves: every state is 0. It costs no time. */
export class StillModel implements TracingModel {
  readonly info: ModelInfo;
  readonly vocabulary = vocabulary;
  readonly zeroState: ModelState;
  /** Symbols of each run so far. */
  readonly runs: number[] = [];

  constructor(layers: number, hidden: number) {
    this.info = { name: 'still', layers, hidden, parameters: 1, languages: vocabulary.languages };
    const units = layers * hidden;
    this.zeroState = { h: new Float32Array(units), c: new Float32Array(units) };
  }

  get symbolsRead(): number {
    return this.runs.reduce((a, b) => a + b, 0);
  }

  async run(ids: Uint8Array, state: ModelState): Promise<ModelOutput> {
    return (await this.trace(ids, state)).output;
  }

  trace(ids: Uint8Array, { h, c }: ModelState): Promise<TracedRun> {
    this.runs.push(ids.length);
    const { layers, hidden } = this.info;
    const width = vocabulary.symbols.length;
    return Promise.resolve({
      // Copies, so that memory is what it is with a real model.
      output: { state: { h: h.slice(), c: c.slice() }, logits: new Float32Array(width) },
      hidden: Array.from({ length: layers }, () => new Float32Array(ids.length * hidden)),
      logits: new Float32Array(ids.length * width),
    });
  }

  weights(): Promise<LstmWeights> {
    const { layers, hidden } = this.info;
    return Promise.resolve({
      embedding: zeros(vocabulary.symbols.length * hidden, 1),
      layers: Array.from({ length: layers }, () => ({
        input: zeros(4 * hidden * hidden, 4 * hidden),
        recurrent: zeros(4 * hidden * hidden, 4 * hidden),
        bias: new Uint16Array(8 * hidden),
      })),
    });
  }
}

function zeros(length: number, scales: number): WeightSteps {
  return { steps: new Int8Array(length), scale: new Float32Array(scales) };
}
