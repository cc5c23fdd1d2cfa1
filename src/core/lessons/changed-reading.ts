import { logitsRow } from '../inspect/guesses.ts';

/**
 * What a network computed at some characters: h of each layer [characters x width], and logits [characters x outputs].
 */
export interface ReadCharacters {
  readonly hidden: readonly Float32Array[];
  readonly logits: Float32Array;
}

/** How far two readings are apart, character by character. */
export interface Apart {
  /** Of each layer, [characters]: root of the mean square difference of h. */
  readonly rms: readonly Float32Array[];
  /** [characters] Kullback-Leibler divergence of the second prediction from the first, in bits. */
  readonly bits: Float32Array;
}

/**
 * @param characters how many both have
 * @param symbols of the vocabulary: a model may have more outputs
 */
export function apart(
  one: ReadCharacters,
  other: ReadCharacters,
  characters: number,
  symbols: number,
): Apart {
  const outputs = one.logits.length / characters;
  const each = (value: (at: number) => number): Float32Array =>
    Float32Array.from({ length: characters }, (_, at) => value(at));
  return {
    rms: one.hidden.map((own, layer) => {
      const width = own.length / characters;
      return each((at) => rootMeanSquare(own, other.hidden[layer]!, at * width, width));
    }),
    bits: each((at) => divergence(one.logits, other.logits, at * outputs, symbols)),
  };
}

function rootMeanSquare(one: Float32Array, other: Float32Array, from: number, count: number) {
  let sum = 0;
  for (let k = from; k < from + count; k++) sum += (one[k]! - other[k]!) ** 2;
  return Math.sqrt(sum / count);
}

/**
 * Sum of p log2(p / q), where p follows the logits of `one` and q those of `other`; not below 0, whatever the rounding.
 */
function divergence(one: Float32Array, other: Float32Array, from: number, symbols: number): number {
  const [p, q] = [logitsRow(one, from, symbols), logitsRow(other, from, symbols)];
  let sum = 0;
  for (let id = 0; id < symbols; id++) {
    const known = one[from + id]! - p.logSum;
    sum += Math.exp(known) * (known - (other[from + id]! - q.logSum));
  }
  return Math.max(0, sum / Math.LN2);
}
