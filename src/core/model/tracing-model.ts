import type { LanguageModel, ModelOutput, ModelState } from './language-model.ts';

/** A run with h and logits after each symbol. */
export interface TracedRun {
  /** After the last symbol. */
  readonly output: ModelOutput;
  /** h of each layer after each symbol: [layers] of [ids x width]. */
  readonly hidden: readonly Float32Array[];
  /** Logits of the symbol after each, not normalised: [ids x outputs], with at least as many outputs as symbols. */
  readonly logits: Float32Array;
}

/** A matrix as whole numbers times a scale. */
export interface WeightSteps {
  readonly steps: Int8Array;
  readonly scale: Float32Array;
}

/** Of one layer, in ONNX's shapes, the gates in its order i, o, f, g. */
export interface LayerWeights {
  /** [4 width x what it hears from below], a scale for each row. */
  readonly input: WeightSteps;
  /** [4 width x width], a scale for each row. */
  readonly recurrent: WeightSteps;
  /** [8 width], as fp16 bit patterns: the biases of `input`, then those of `recurrent`. */
  readonly bias: Uint16Array;
}

/** The weights from the layers to the softmax. */
export interface OutputWeights {
  /** [units heard x symbols]; where not all layers are heard, the upper ones are. */
  readonly weights: Float32Array;
}

export interface LstmWeights {
  /** [symbols x width of layer 0's input], one scale. */
  readonly embedding: WeightSteps;
  readonly layers: readonly LayerWeights[];
  /** Of a layer above them that hears the symbol, by the embedding in steps of h, and then every layer below it. */
  readonly listener?: LayerWeights;
  /** Undefined where they cannot be read. */
  readonly output?: OutputWeights;
}

/**
 * A model that can be inspected. A run does not give the cell state of each symbol; see `core/inspect/cell-scan.ts`.
 */
export interface TracingModel extends LanguageModel {
  /** As `run`, with h and logits after each symbol. */
  trace(ids: Uint8Array, state: ModelState): Promise<TracedRun>;
  /** The same object at every call. */
  weights(): Promise<LstmWeights>;
}
