/** Which neurons contribute most to the network's prediction of a character. */
import type { OutputWeights } from '../model/tracing-model.ts';
import { neuronAt, unitCount, type Neuron, type Widths } from '../model/widths.ts';

export interface Speaker {
  readonly neuron: Neuron;
  readonly h: number;
  /** To the character's logit: its h times the weight from it to the character. */
  readonly contribution: number;
}

/**
 * The neurons that add most to a symbol's logit, sum of h_k W[k, symbol] and a bias, the greatest first.
 *
 * @param h of every unit of the network, layer by layer; what comes after them is ignored
 * @param weights W to the symbol, from each unit that is heard: where not all layers are, from the upper ones
 * @param widths of the network's own layers
 */
export function speakersFor(
  h: Float32Array,
  weights: Float32Array,
  widths: Widths,
  most: number,
): Speaker[] {
  const first = unitCount(widths) - weights.length;
  const all = Array.from(weights, (weight, k): Speaker => {
    const own = h[first + k] ?? 0;
    return { neuron: neuronAt(widths, first + k), h: own, contribution: own * weight };
  });
  return all.sort((one, other) => other.contribution - one.contribution).slice(0, most);
}

/** The weights to one of `symbols` symbols. */
export function weightsTo(
  symbol: number,
  { weights }: OutputWeights,
  symbols: number,
): Float32Array {
  return new Float32Array(weights.length / symbols).map((_, k) => weights[k * symbols + symbol]!);
}
