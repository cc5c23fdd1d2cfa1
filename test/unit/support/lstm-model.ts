import { fromHalf } from '../../../src/core/inspect/half.ts';
import type { ModelOutput, ModelState } from '../../../src/core/model/language-model.ts';
import type {
  LayerWeights,
  LstmWeights,
  TracedRun,
  TracingModel,
  WeightSteps,
} from '../../../src/core/model/tracing-model.ts';
import { unitCount } from '../../../src/core/model/widths.ts';
import { vocabulary } from './vocabulary.ts';

/** In ONNX's order i, o, f, g. */
const gates = 4;
const embedding = 3;
/** The last one listens: to the symbol, in steps of h, and to all that is below it. */
const widths = [6, 4, 5];
const listener = 2;
const units = unitCount(widths);
const step = Math.fround(2 / 255);

/** h as the gates hear it: in whole steps, halves to the even one. By a comparison, where the code adds and subtracts. */
export function heard(h: number): number {
  const steps = Math.fround(h / step);
  const below = Math.floor(steps);
  const rest = steps - below;
  const up = rest > 0.5 || (rest === 0.5 && below % 2 !== 0);
  return (below + Number(up)) * step;
}

/** What is otherwise told of a unit by a scan, after one symbol. */
export interface UnitState {
  readonly i: number;
  readonly o: number;
  readonly f: number;
  readonly g: number;
  readonly c: number;
  readonly h: number;
}

/**
 * A small network with random weights, and a layer that listens to it, computed by the formulas of the cell (Gers et al.
 * 2000), unit by unit.
 */
export class LstmModel implements TracingModel {
  readonly info = {
    ...{ name: 'lstm', widths, foundLayers: listener, parameters: 1 },
    languages: vocabulary.languages,
  };
  readonly vocabulary = vocabulary;
  readonly zeroState: ModelState = {
    h: new Float32Array(units),
    c: new Float32Array(units),
  };
  readonly #weights: LstmWeights;

  /** @param random the next of numbers spread evenly over [0, 1) */
  constructor(random: () => number) {
    const list = (length: number, from: number, to: number): number[] =>
      Array.from({ length }, () => from + Math.floor(random() * (to - from)));
    const matrix = (rows: number, width: number, scales = rows): WeightSteps => ({
      steps: Int8Array.from(list(rows * width, -63, 64)),
      scale: Float32Array.from(list(scales, 16, 32), (scale) => scale * 2 ** -10),
    });
    const layer = (width: number, hears: number): LayerWeights => ({
      input: matrix(gates * width, hears),
      recurrent: matrix(gates * width, width),
      // From 1/8 to 1.
      bias: Uint16Array.from(list(2 * gates * width, 0x3000, 0x3c00)),
    });
    const [first, second, third] = widths as [number, number, number];
    this.#weights = {
      embedding: matrix(vocabulary.symbols.length, embedding, 1),
      layers: [layer(first, embedding), layer(second, first)],
      listener: layer(third, embedding + first + second),
    };
  }

  async run(ids: Uint8Array, state: ModelState): Promise<ModelOutput> {
    return (await this.trace(ids, state)).output;
  }

  trace(ids: Uint8Array, state: ModelState): Promise<TracedRun> {
    const { steps, end } = this.#read(ids, state);
    const width = vocabulary.symbols.length;
    const logits = steps.flatMap((all) => Array.from({ length: width }, (_, id) => all[id % 2]!.h));
    return Promise.resolve({
      output: { state: end, logits: Float32Array.from(logits.slice(-width)) },
      hidden: widths.map((_, layer) =>
        Float32Array.from(steps.flatMap((all) => ofLayer(all, layer).map(({ h }) => h))),
      ),
      logits: Float32Array.from(logits),
    });
  }

  /** After each symbol, of each unit of each layer. */
  unitStates(ids: Uint8Array): readonly (readonly UnitState[])[] {
    return this.#read(ids, this.zeroState).steps;
  }

  weights(): Promise<LstmWeights> {
    return Promise.resolve(this.#weights);
  }

  #read(ids: Uint8Array, state: ModelState): { steps: UnitState[][]; end: ModelState } {
    let end = state;
    const steps = Array.from(ids, (id) => {
      const all: UnitState[] = [];
      const heardOf = (states: readonly UnitState[]): number[] => states.map(({ h }) => heard(h));
      const [scale = 0] = this.#weights.embedding.scale;
      const { layers } = this.#weights;
      all.push(...advanced(layers[0]!, 0, this.#symbol(id, scale), end));
      all.push(...advanced(layers[1]!, 1, heardOf(ofLayer(all, 0)), end));
      const whole = [...this.#symbol(id, step), ...heardOf(all)];
      all.push(...advanced(this.#weights.listener!, listener, whole, end));
      end = {
        h: Float32Array.from(all, ({ h }) => h),
        c: Float32Array.from(all, ({ c }) => c),
      };
      return all;
    });
    return { steps, end };
  }

  #symbol(id: number, scale: number): number[] {
    const row = this.#weights.embedding.steps.subarray(id * embedding, (id + 1) * embedding);
    return Array.from(row, (number) => number * scale);
  }
}

function ofLayer<T>(all: ArrayLike<T>, layer: number): T[] {
  const from = unitCount(widths, layer);
  return Array.from(all).slice(from, from + widths[layer]!);
}

function advanced(
  { input, recurrent, bias }: LayerWeights,
  layer: number,
  below: readonly number[],
  { h, c }: ModelState,
): UnitState[] {
  const width = widths[layer]!;
  const own = ofLayer(h, layer).map(heard);
  return ofLayer(c, layer).map((before, unit) => {
    const sums = Array.from({ length: gates }, (_, gate) => {
      const row = gate * width + unit;
      const biases = fromHalf(bias[row]!) + fromHalf(bias[gates * width + row]!);
      return biases + product(input, row, below) + product(recurrent, row, own);
    });
    const [i, o, f] = sums.map((sum) => 1 / (1 + Math.exp(-sum))) as [number, number, number];
    const g = Math.tanh(sums[3]!);
    const next = Math.fround(f * before + i * g);
    return { i, o, f, g, c: next, h: Math.fround(o * Math.tanh(next)) };
  });
}

/** A row of a matrix times what it hears. */
function product({ steps, scale }: WeightSteps, row: number, by: readonly number[]): number {
  return by.reduce((sum, value, k) => sum + value * steps[row * by.length + k]! * scale[row]!, 0);
}
