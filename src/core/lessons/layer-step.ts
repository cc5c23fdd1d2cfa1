import { sigmoid } from '../inspect/cell-scan.ts';
import { fromHalf } from '../inspect/half.ts';
import { gateOrder, gates } from '../inspect/heard-weights.ts';
import { step, writeSteps } from '../inspect/rows.ts';
import type { ModelState } from '../model/language-model.ts';
import type { LstmWeights, WeightSteps } from '../model/tracing-model.ts';
import { unitCount, type Widths } from '../model/widths.ts';

/** A whole layer at one character: [width] each, but for x, which is as wide as what the layer hears from below. */
export interface LayerVectors {
  /** The character's embedding in the lowest layer; above it, h of what lies below; both in one that listens. */
  readonly x: Float32Array;
  readonly hBefore: Float32Array;
  readonly cBefore: Float32Array;
  readonly f: Float32Array;
  readonly i: Float32Array;
  readonly g: Float32Array;
  readonly o: Float32Array;
  readonly c: Float32Array;
  readonly h: Float32Array;
}

/**
 * What a layer did at one character: its states before and after it are the graph's own, and its gates are computed
 * from what they hear (Gers, Schmidhuber & Cummins 2000, eq. 2-4).
 *
 * @param before state of all units before the character
 * @param after the same after it
 */
export function layerVectors(
  weights: LstmWeights,
  widths: Widths,
  layer: number,
  id: number,
  before: ModelState,
  after: ModelState,
): LayerVectors {
  const own = weights.layers[layer] ?? weights.listener;
  const width = widths[layer];
  if (own === undefined || width === undefined) throw new RangeError(`no layer ${layer}`);
  const first = unitCount(widths, layer);
  const x = fromBelow(weights, widths, layer, id, after.h);
  const recurrent = asHeard(before.h.subarray(first, first + width));
  const gate = (name: (typeof gateOrder)[number]): Float32Array => {
    const at = gateOrder.indexOf(name);
    return Float32Array.from({ length: width }, (_, unit) => {
      const row = at * width + unit;
      const bias = fromHalf(own.bias[row]!) + fromHalf(own.bias[gates * width + row]!);
      const sum = bias + product(own.input, row, x) + product(own.recurrent, row, recurrent);
      return name === 'g' ? Math.tanh(sum) : sigmoid(sum);
    });
  };
  return {
    x: Float32Array.from(x),
    hBefore: before.h.slice(first, first + width),
    cBefore: before.c.slice(first, first + width),
    ...{ f: gate('f'), i: gate('i'), g: gate('g'), o: gate('o') },
    c: after.c.slice(first, first + width),
    h: after.h.slice(first, first + width),
  };
}

/** x: what the layer hears from below at the character. */
function fromBelow(
  { embedding, layers }: LstmWeights,
  widths: Widths,
  layer: number,
  id: number,
  h: Float32Array,
): Float64Array {
  const listens = layer === layers.length;
  const lower = listens ? 0 : unitCount(widths, Math.max(0, layer - 1));
  const below = layer === 0 ? [] : asHeard(h.subarray(lower, unitCount(widths, layer)));
  if (layer > 0 && !listens) return Float64Array.from(below);
  const { steps, scale } = layers[0]!.input;
  const width = steps.length / scale.length;
  const size = listens ? step : embedding.scale[0]!;
  const symbol = embedding.steps.subarray(id * width, (id + 1) * width);
  return Float64Array.of(...Array.from(symbol, (number) => number * size), ...below);
}

/** h in the steps in which gates hear it. */
function asHeard(h: Float32Array): Float64Array {
  const steps = new Int8Array(h.length);
  writeSteps(steps, 0, h, 0, h.length);
  return Float64Array.from(steps, (number) => number * step);
}

/** A row of a matrix times what it hears. */
function product({ steps, scale }: WeightSteps, row: number, by: Float64Array): number {
  let sum = 0;
  const from = row * by.length;
  for (let k = 0; k < by.length; k++) sum += by[k]! * steps[from + k]!;
  return sum * scale[row]!;
}
