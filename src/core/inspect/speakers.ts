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
 * @param widths of the network's own layers
 * @param symbols outputs that the weights lead to
 */
export function speakersFor(
  h: Float32Array,
  { weights }: OutputWeights,
  widths: Widths,
  symbol: number,
  { symbols, most }: { readonly symbols: number; readonly most: number },
): Speaker[] {
  const heard = weights.length / symbols;
  const units = unitCount(widths);
  const first = units - heard;
  const all = Array.from({ length: heard }, (_, k): Speaker => {
    const own = h[first + k] ?? 0;
    const contribution = own * weights[k * symbols + symbol]!;
    return { neuron: neuronAt(widths, first + k), h: own, contribution };
  });
  return all.sort((one, other) => other.contribution - one.contribution).slice(0, most);
}
