import type { LanguageTag } from '../text/language.ts';
import type { Vocabulary } from '../text/vocabulary.ts';
import type { Widths } from './widths.ts';

export interface ModelInfo {
  readonly name: string;
  readonly widths: Widths;
  /** Layers of the network itself, from the bottom; one above them listens to it (`listening-model.ts`). */
  readonly foundLayers: number;
  readonly parameters: number;
  readonly languages: readonly LanguageTag[];
}

/**
 * All that the network remembers of a text: hidden and cell state, each [units], layer by layer.
 * A state is never written to once it has been handed out, so checkpoints and decoding share it.
 */
export interface ModelState {
  readonly h: Float32Array;
  readonly c: Float32Array;
}

/** The state after some symbols, and the prediction of the next one. */
export interface ModelOutput {
  readonly state: ModelState;
  /** [symbols], not normalised. */
  readonly logits: Float32Array;
}

/**
 * A character LSTM. The port through which the engine reads text; `runtime` implements it by onnxruntime, tests by a
 * few lines of arithmetic.
 *
 * Results do not depend on how a text is cut into runs: `run(ab)` equals `run(b)` from the state of `run(a)`, bit for
 * bit. Everything that is incremental rests on that.
 */
export interface LanguageModel {
  readonly info: ModelInfo;
  readonly vocabulary: Vocabulary;
  /** The state before anything was read. */
  readonly zeroState: ModelState;
  /** Reads `ids`, one symbol or more, from `state`. */
  run(ids: Uint8Array, state: ModelState): Promise<ModelOutput>;
}

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
  trace(ids: Uint8Array, state: ModelState): Promise<{ readonly hidden: readonly Float32Array[] }>;
  /** The network's output layer, to learn from here on. */
  output(): LearningOutput;
}

/** A model that can also write on, symbol by symbol. */
export interface WritingModel extends LanguageModel {
  /**
   * The output after one more symbol, synchronously. Like that of `run` it depends on the arguments alone, but may
   * differ from it in its last bits. So it never reads what stands in a text, and no checkpoint is made from it.
   */
  step(id: number, state: ModelState): ModelOutput;
  /** Left out where its output layer cannot go on learning. */
  readonly learning?: Learning;
}

/** Bytes that one output takes. */
export function bytesOf(output: ModelOutput): number {
  return output.state.h.byteLength + output.state.c.byteLength + output.logits.byteLength;
}
