import type { RivalKind } from '../../core/lessons/rivals.ts';

/** The sizes of a rival's matrices. */
export interface RivalShape {
  readonly kind: RivalKind;
  readonly symbols: number;
  /** Numbers of a symbol's embedding. */
  readonly embedding: number;
  readonly units: number;
  /** Symbols that it sees; 1 where it keeps a state. */
  readonly window: number;
}

/** All that a rival computes with; matrices row by row. */
export interface RivalWeights {
  readonly shape: RivalShape;
  /** [symbols x embedding] */
  readonly embedding: Float32Array;
  /** [sums x (inputs + own h)], see `sumsOf` and `heardBy`; of an LSTM the gates in ONNX's order i, o, f, g. */
  readonly weights: Float32Array;
  /** [sums] */
  readonly bias: Float32Array;
  readonly output: {
    /** [symbols x units] */
    readonly weights: Float32Array;
    /** [symbols] */
    readonly bias: Float32Array;
  };
}

/** Sums that a step computes: four for each unit of an LSTM, else one. */
export function sumsOf({ kind, units }: RivalShape): number {
  return kind === 'lstm' ? 4 * units : units;
}

/** Inputs of each sum: the embeddings in the window, the oldest first, and the network's own h where it has one. */
export function heardBy({ kind, embedding, units, window }: RivalShape): number {
  return embedding * window + (kind === 'feed-forward' ? 0 : units);
}
