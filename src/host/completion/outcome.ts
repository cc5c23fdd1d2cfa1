import type { EngineError } from '../../protocol/error.ts';
import type { CompletionAnswer, SilentReason } from '../../protocol/engine.ts';
import type { PlaceReason } from './places.ts';

/** Why a request for a completion came to nothing. */
export type Silence =
  PlaceReason | Exclude<SilentReason, 'cancelled'> | 'engineMissing' | 'suggestWidget';

/** A suggestion as the engine made it, where it made it, and what the engine says of it. */
export interface Suggestion extends Omit<
  Extract<CompletionAnswer, { kind: 'suggestion' }>,
  'kind'
> {
  readonly uri: string;
  /** Of the document, when it was made. */
  readonly version: number;
  readonly offset: number;
  /** What stood left of the cursor, the last characters of it. */
  readonly left: string;
  /** From the editor's question to the answer. */
  readonly milliseconds: number;
}

/** A piece of a suggestion that somebody took. */
export interface Taken {
  /** Where it stands now. */
  readonly offset: number;
  readonly length: number;
  /** All that was left of the suggestion, and not only a word of it. */
  readonly whole: boolean;
}

/** What became of the last request for a completion that was not overtaken by the next key. */
export type Outcome =
  | {
      readonly kind: 'suggestion';
      /** The same one as long as somebody types it or takes a part of it. */
      readonly suggestion: Suggestion;
      /** From the editor's question to the answer, for what is left of the suggestion now. */
      readonly milliseconds: number;
    }
  | { readonly kind: 'silent'; readonly reason: Silence }
  | { readonly kind: 'error'; readonly error: EngineError };
