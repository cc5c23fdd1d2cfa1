/** The three small networks of one size that the lessons set side by side (docs/rivals.md). */
import type { Vocabulary } from '../text/vocabulary.ts';

/** A long short-term memory, a simple recurrent network, and one that sees a fixed window and nothing else. */
export const rivalKinds = ['lstm', 'rnn', 'feed-forward'] as const;

export type RivalKind = (typeof rivalKinds)[number];

/** One of them, with what it keeps from one symbol to the next. */
export interface Rival {
  readonly kind: RivalKind;
  readonly units: number;
  readonly parameters: number;
  /** Symbols that it sees; undefined where it keeps a state instead. */
  readonly window: number | undefined;
  /** Forgets all that was read. */
  begin(): void;
  /** Reads a symbol, and returns the logits of the next, not normalised: [symbols], a copy. */
  read(id: number): Float32Array;
  /** What it keeps: h (of the LSTM also c, after it), or the embeddings in its window but for the oldest; a copy. */
  state(): Float32Array;
  /** Goes back to this state. */
  resume(state: Float32Array): void;
}

export interface Rivals {
  readonly vocabulary: Vocabulary;
  /** In the order of `rivalKinds`. */
  readonly networks: readonly Rival[];
}
