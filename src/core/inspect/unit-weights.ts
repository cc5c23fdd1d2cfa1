import type { LstmWeights, WeightSteps } from '../model/tracing-model.ts';
import type { Neuron } from './cell.ts';
import { fromHalf } from './half.ts';
import { gateOrder, gates, heardWeights, type HeardWeights } from './heard-weights.ts';

/** What the gates of one unit hear. */
export interface UnitWeights {
  readonly neuron: Neuron;
  /** Units per layer. */
  readonly hidden: number;
  /** Of the layer's own h one character before. */
  readonly recurrent: HeardWeights;
  /** Of the h of the layer below; undefined in layer 0. */
  readonly below: HeardWeights | undefined;
  /** Layer 0: [symbols x gates], what each symbol brings with the bias. Above: [gates], the bias. */
  readonly base: Float64Array;
}

/** @throws RangeError when the network has no such unit */
export function unitWeights(weights: LstmWeights, neuron: Neuron): UnitWeights {
  const layer = weights.layers[neuron.layer];
  const hidden = (layer?.bias.length ?? 0) / (2 * gates);
  if (layer === undefined || !(neuron.unit in layer.bias) || neuron.unit >= hidden) {
    throw new RangeError(`no unit ${neuron.unit} in layer ${neuron.layer}`);
  }
  const rows = gateOrder.map((_, gate) => gate * hidden + neuron.unit);
  const bias = Float64Array.from(
    rows,
    (row) => fromHalf(layer.bias[row]!) + fromHalf(layer.bias[gates * hidden + row]!),
  );
  const first = neuron.layer === 0;
  return {
    neuron,
    hidden,
    recurrent: heardWeights(layer.recurrent, rows, hidden),
    below: first ? undefined : heardWeights(layer.input, rows, hidden),
    base: first ? fromSymbols(weights.embedding, layer.input, rows, bias) : bias,
  };
}

/** bias + embedding[symbol] . input, for every symbol and gate. */
function fromSymbols(
  embedding: WeightSteps,
  input: WeightSteps,
  rows: readonly number[],
  bias: Float64Array,
): Float64Array {
  const width = input.steps.length / input.scale.length;
  const symbols = embedding.steps.length / width;
  const base = new Float64Array(symbols * gates);
  for (let symbol = 0; symbol < symbols; symbol++) {
    rows.forEach((row, gate) => {
      let sum = 0;
      for (let k = 0; k < width; k++) {
        sum += embedding.steps[symbol * width + k]! * input.steps[row * width + k]!;
      }
      base[symbol * gates + gate] = bias[gate]! + sum * embedding.scale[0]! * input.scale[row]!;
    });
  }
  return base;
}
