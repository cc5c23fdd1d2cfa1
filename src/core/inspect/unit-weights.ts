import type { LstmWeights } from '../model/tracing-model.ts';
import type { Neuron } from './cell.ts';
import { decodeHalves, fromHalf } from './half.ts';

/** ONNX's order of the gates. */
export const gateOrder = ['i', 'o', 'f', 'g'] as const;

export type Gate = (typeof gateOrder)[number];

/** What one gate of one unit hears. */
export interface GateWeights {
  /** [hidden], from the layer's own h one character before. */
  readonly recurrent: Float32Array;
  /** [hidden], from the h of the layer below; undefined in layer 0. */
  readonly below: Float32Array | undefined;
  /** Layer 0: [symbols], what each symbol brings with the bias. Above: one number, the bias. */
  readonly base: Float64Array;
}

export interface UnitWeights {
  readonly neuron: Neuron;
  /** Units per layer. */
  readonly hidden: number;
  readonly gates: Readonly<Record<Gate, GateWeights>>;
}

/** @throws RangeError when the network has no such unit */
export function unitWeights(weights: LstmWeights, neuron: Neuron): UnitWeights {
  const layer = weights.layers[neuron.layer];
  const hidden = (layer?.bias.length ?? 0) / 8;
  if (layer === undefined || !(neuron.unit in layer.bias) || neuron.unit >= hidden) {
    throw new RangeError(`no unit ${neuron.unit} in layer ${neuron.layer}`);
  }
  const gate = (name: Gate): GateWeights => {
    const row = gateOrder.indexOf(name) * hidden + neuron.unit;
    const width = layer.input.length / (4 * hidden);
    const input = decodeHalves(layer.input, row * width, width);
    const bias = fromHalf(layer.bias[row] ?? 0) + fromHalf(layer.bias[4 * hidden + row] ?? 0);
    return {
      recurrent: decodeHalves(layer.recurrent, row * hidden, hidden),
      below: neuron.layer === 0 ? undefined : input,
      base:
        neuron.layer === 0 ? fromSymbols(weights.embedding, input, bias) : Float64Array.of(bias),
    };
  };
  return { neuron, hidden, gates: { i: gate('i'), o: gate('o'), f: gate('f'), g: gate('g') } };
}

/** bias + embedding[symbol] . input, for every symbol. */
function fromSymbols(embedding: Uint16Array, input: Float32Array, bias: number): Float64Array {
  const width = input.length;
  return Float64Array.from({ length: embedding.length / width }, (_, symbol) =>
    input.reduce((sum, w, k) => sum + w * fromHalf(embedding[symbol * width + k] ?? 0), bias),
  );
}
