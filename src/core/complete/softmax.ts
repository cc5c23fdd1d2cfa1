/**
 * Natural logarithms of the probabilities that `logits` stand for, in float64.
 *
 * @param count how many logits are symbols; a model may have more outputs than its vocabulary.
 */
export function logSoftmax(logits: Float32Array, count: number): Float64Array {
  const symbols = new Float64Array(logits.subarray(0, count));
  const most = symbols.reduce((a, b) => Math.max(a, b), -Infinity);
  const sum = symbols.reduce((total, logit) => total + Math.exp(logit - most), 0);
  const shift = most + Math.log(sum);
  return symbols.map((logit) => logit - shift);
}
