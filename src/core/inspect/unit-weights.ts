import type { LstmWeights } from '../model/tracing-model.ts';
import type { Neuron } from './cell.ts';
import { decodeHalves, fromHalf } from './half.ts';

/** ONNX's order of the gates. */
const gateOrder = ['i', 'o', 'f', 'g'] as const;

export type Gate = (typeof gateOrder)[number];

/**
 * What some gates of one unit hear, all of them side by side: so each h is read once for all, which is three times as
 * fast for three gates as one after the other.
 */
export interface GateWeights {
  readonly gates: number;
  /** [hidden x gates], from the layer's own h one character before. */
  readonly recurrent: Float64Array;
  /** [hidden x gates], from the h of the layer below; undefined in layer 0. */
  readonly below: Float64Array | undefined;
  /** Layer 0: [symbols x gates], what each symbol brings with the bias. Above: [gates], the bias. */
  readonly base: Float64Array;
}

export interface UnitWeights {
  readonly neuron: Neuron;
  /** Units per layer. */
  readonly hidden: number;
  readonly gate: Readonly<Record<Gate, GateWeights>>;
  /** Those that make c: i, f and g. */
  readonly cell: GateWeights;
}

/** @throws RangeError when the network has no such unit */
export function unitWeights(weights: LstmWeights, neuron: Neuron): UnitWeights {
  const layer = weights.layers[neuron.layer];
  const hidden = (layer?.bias.length ?? 0) / 8;
  if (layer === undefined || !(neuron.unit in layer.bias) || neuron.unit >= hidden) {
    throw new RangeError(`no unit ${neuron.unit} in layer ${neuron.layer}`);
  }
  const single = (gate: Gate): GateWeights => {
    const row = gateOrder.indexOf(gate) * hidden + neuron.unit;
    const width = layer.input.length / (4 * hidden);
    const input = decodeHalves(layer.input, row * width, width);
    const bias = fromHalf(layer.bias[row] ?? 0) + fromHalf(layer.bias[4 * hidden + row] ?? 0);
    const first = neuron.layer === 0;
    return {
      gates: 1,
      recurrent: decodeHalves(layer.recurrent, row * hidden, hidden),
      below: first ? undefined : input,
      base: first ? fromSymbols(weights.embedding, input, bias) : Float64Array.of(bias),
    };
  };
  const gate = { i: single('i'), o: single('o'), f: single('f'), g: single('g') };
  return { neuron, hidden, gate, cell: sideBySide([gate.i, gate.f, gate.g]) };
}

/** bias + embedding[symbol] . input, for every symbol. */
function fromSymbols(embedding: Uint16Array, input: Float64Array, bias: number): Float64Array {
  const width = input.length;
  return Float64Array.from({ length: embedding.length / width }, (_, symbol) =>
    input.reduce((sum, w, k) => sum + w * fromHalf(embedding[symbol * width + k] ?? 0), bias),
  );
}

function sideBySide(singles: readonly [GateWeights, ...GateWeights[]]): GateWeights {
  const woven = (lists: readonly Float64Array[]): Float64Array => {
    const out = new Float64Array((lists[0]?.length ?? 0) * lists.length);
    lists.forEach((list, gate) => {
      for (const [k, value] of list.entries()) out[k * lists.length + gate] = value;
    });
    return out;
  };
  const below = singles.flatMap((single) => single.below ?? []);
  return {
    gates: singles.length,
    recurrent: woven(singles.map(({ recurrent }) => recurrent)),
    below: below.length === 0 ? undefined : woven(below),
    base: woven(singles.map(({ base }) => base)),
  };
}
