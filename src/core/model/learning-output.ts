import type { ModelState } from './language-model.ts';
import type { TracedRun } from './tracing-model.ts';

/** A copy of a network's output layer that goes on learning. */
export interface LearningOutput {
  /** Logits of the next symbol, [symbols], not normalised, from h of all layers, [units]. */
  logits(h: Float32Array): Float32Array;
  /** The weights to a symbol, [units]. */
  weightsTo(symbol: number): Float32Array;
  /** Adds h_i · by_s to the weight from unit i to symbol s, and by_s to the bias: [units] and [symbols]. */
  add(h: Float32Array, by: Float32Array): void;
  /** Forgets all that was learned. */
  reset(): void;
  /** All weights, to be put back. */
  copy(): Float32Array;
  restore(copy: Float32Array): void;
}

/** What it takes to go on learning in a text. */
export interface Learning {
  /** h of each layer after each symbol, [layers] of [ids x width]. */
  trace(ids: Uint8Array, state: ModelState): Promise<Pick<TracedRun, 'hidden'>>;
  /** The network's output layer, to learn from here on. */
  output(): LearningOutput;
}

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
