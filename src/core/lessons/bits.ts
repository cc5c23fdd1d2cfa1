/** Logarithms of probabilities, in bits. */

/** log2 of the softmax of `logits`: [symbols], all at most 0. */
export function logProbabilities(logits: Float32Array): Float64Array {
  const most = logits.reduce((greatest, logit) => Math.max(greatest, logit), -Infinity);
  let sum = 0;
  for (const logit of logits) sum += Math.exp(logit - most);
  const all = Math.log(sum);
  return new Float64Array(logits).map((logit) => (logit - most - all) / Math.LN2);
}

/** Kullback-Leibler divergence of `changed` from `own` in bits, both log2 of probabilities; never below 0. */
export function divergence(own: Float64Array, changed: Float64Array): number {
  let sum = 0;
  for (const [symbol, log] of own.entries()) sum += 2 ** log * (log - changed[symbol]!);
  return Math.max(0, sum);
}
