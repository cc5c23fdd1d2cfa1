import type { LearningOutput } from './language-model.ts';

/**
 * One step down the slope of what `ids` cost, each taken at the weights before them.
 *
 * @param hidden h of all layers before each of `ids`: [ids] of [units]
 */
export function learn(
  layer: LearningOutput,
  hidden: readonly Float32Array[],
  ids: Uint8Array,
  rate: number,
): void {
  const slopes = hidden.map((h, row) => slope(layer.logits(h), ids[row]!, rate));
  for (const [row, h] of hidden.entries()) layer.add(h, slopes[row]!);
}

/** The negative gradient of the cross entropy by the logits, [symbols], times the rate: rate · (came − softmax). */
function slope(logits: Float32Array, came: number, rate: number): Float32Array {
  const most = logits.reduce((a, b) => Math.max(a, b));
  const exps = logits.map((logit) => Math.exp(logit - most));
  const sum = exps.reduce((a, b) => a + b);
  const result = exps.map((exp) => (-rate * exp) / sum);
  result[came]! += rate;
  return result;
}
