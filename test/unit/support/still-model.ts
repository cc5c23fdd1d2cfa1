import type {
  ModelInfo,
  ModelOutput,
  ModelState,
  WritingModel,
} from '../../../src/core/model/language-model.ts';
import type { Listened, ListeningLayer } from '../../../src/core/model/listening-model.ts';
import type {
  LayerWeights,
  LstmWeights,
  TracedRun,
  TracingModel,
  WeightSteps,
} from '../../../src/core/model/tracing-model.ts';
import { unitCount, type Widths } from '../../../src/core/model/widths.ts';
import { vocabulary } from './vocabulary.ts';

/** A network of any size in which nothing moves: every state is 0. It costs no time. */
export class StillModel implements TracingModel, WritingModel {
  readonly info: ModelInfo;
  readonly vocabulary = vocabulary;
  readonly zeroState: ModelState;
  /** Symbols of each run so far. */
  readonly runs: number[] = [];

  constructor(widths: Widths) {
    const size = { widths, foundLayers: widths.length, parameters: 1 };
    this.info = { name: 'still', ...size, languages: vocabulary.languages };
    const units = unitCount(widths);
    this.zeroState = { h: new Float32Array(units), c: new Float32Array(units) };
  }

  get symbolsRead(): number {
    return this.runs.reduce((a, b) => a + b, 0);
  }

  run(ids: Uint8Array, state: ModelState): Promise<ModelOutput> {
    return Promise.resolve(this.#read(ids.length, state));
  }

  step(_: number, state: ModelState): ModelOutput {
    return this.#read(1, state);
  }

  trace(ids: Uint8Array, state: ModelState): Promise<TracedRun> {
    const width = vocabulary.symbols.length;
    return Promise.resolve({
      output: this.#read(ids.length, state),
      hidden: this.info.widths.map((units) => new Float32Array(ids.length * units)),
      logits: new Float32Array(ids.length * width),
    });
  }

  /** Copies, so that memory is what it is with a real model. */
  #read(symbols: number, { h, c }: ModelState): ModelOutput {
    this.runs.push(symbols);
    const logits = new Float32Array(vocabulary.symbols.length);
    return { state: { h: h.slice(), c: c.slice() }, logits };
  }

  weights(): Promise<LstmWeights> {
    const { widths } = this.info;
    const embedding = 4;
    return Promise.resolve({
      embedding: zeros(vocabulary.symbols.length * embedding, 1),
      layers: widths.map((width, layer) => ({
        input: zeros(4 * width * (widths[layer - 1] ?? embedding), 4 * width),
        recurrent: zeros(4 * width * width, 4 * width),
        bias: new Uint16Array(8 * width),
      })),
    });
  }
}

/** A layer in which nothing moves. */
export class StillLayer implements ListeningLayer {
  readonly width: number;

  constructor(width: number) {
    this.width = width;
  }

  listen(ids: Uint8Array, _: unknown, state: ModelState): Promise<Listened> {
    return Promise.resolve({ hidden: new Float32Array(ids.length * this.width), state });
  }

  weights(): Promise<LayerWeights> {
    throw new Error('nobody asks');
  }
}

function zeros(length: number, scales: number): WeightSteps {
  return { steps: new Int8Array(length), scale: new Float32Array(scales) };
}
