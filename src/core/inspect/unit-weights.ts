import type { LayerWeights, LstmWeights, WeightSteps } from '../model/tracing-model.ts';
import { unitCount, type Neuron } from '../model/widths.ts';
import { fromHalf } from './half.ts';
import { gateOrder, gates, heardWeights, type HeardWeights } from './heard-weights.ts';
import { step } from './rows.ts';

/** The weights of the gates of one unit. */
export interface UnitWeights {
  /** Index of the unit in a state. */
  readonly place: number;
  /** Of its layer's own h one character before. */
  readonly recurrent: HeardWeights;
  /** Of the h below it; undefined in layer 0. */
  readonly below: HeardWeights | undefined;
  readonly hearsSymbols: boolean;
  /** [gates] */
  readonly bias: Float64Array;
  /** Where it hears symbols: [symbols x gates], what each adds, with the bias. Elsewhere: [gates], the bias. */
  readonly base: Float64Array;
}

/** @throws RangeError when the network has no such unit */
export function unitWeights(weights: LstmWeights, { layer, unit }: Neuron): UnitWeights {
  const { embedding, layers, listener } = weights;
  const listens = layer === layers.length;
  const own = listens ? listener : layers[layer];
  const width = own === undefined ? 0 : widthOf(own);
  if (own === undefined || !Number.isInteger(unit) || unit < 0 || unit >= width) {
    throw new RangeError(`no unit ${unit} in layer ${layer}`);
  }
  const rows = gateOrder.map((_, gate) => gate * width + unit);
  const bias = Float64Array.from(
    rows,
    (row) => fromHalf(own.bias[row]!) + fromHalf(own.bias[gates * width + row]!),
  );
  const widths = layers.map(widthOf);
  const first = unitCount(widths, layer);
  const hearsSymbols = listens || layer === 0;
  const symbolWidth = hearsSymbols ? heardBy(layers[0]!.input) : 0;
  const heardFrom = listens || layer === 0 ? 0 : unitCount(widths, layer - 1);
  const scale = listens ? step : embedding.scale[0]!;
  return {
    place: first + unit,
    recurrent: heardWeights(own.recurrent, rows, first),
    below: layer === 0 ? undefined : heardWeights(own.input, rows, heardFrom, symbolWidth),
    hearsSymbols,
    bias,
    base: hearsSymbols
      ? fromSymbols(embedding.steps, scale, own.input, rows, bias, symbolWidth)
      : bias,
  };
}

function widthOf({ bias }: LayerWeights): number {
  return bias.length / (2 * gates);
}

/** Columns of a matrix. */
function heardBy({ steps, scale }: WeightSteps): number {
  return steps.length / scale.length;
}

/**
 * bias + embedding[symbol] . input, for every symbol and gate.
 *
 * @param embedding [symbols x width], in steps of `scale`
 * @param width of an embedding: as many first columns of the input hear it
 */
function fromSymbols(
  embedding: Int8Array,
  scale: number,
  input: WeightSteps,
  rows: readonly number[],
  bias: Float64Array,
  width: number,
): Float64Array {
  const columns = heardBy(input);
  const symbols = embedding.length / width;
  const base = new Float64Array(symbols * gates);
  for (let symbol = 0; symbol < symbols; symbol++) {
    rows.forEach((row, gate) => {
      let sum = 0;
      for (let k = 0; k < width; k++) {
        sum += embedding[symbol * width + k]! * input.steps[row * columns + k]!;
      }
      base[symbol * gates + gate] = bias[gate]! + sum * scale * input.scale[row]!;
    });
  }
  return base;
}
