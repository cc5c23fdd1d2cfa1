import type { EngineError } from '../../protocol/error.ts';
import type { CompletionAnswer, SilentReason } from '../../protocol/engine.ts';
import type { PlaceReason } from './places.ts';

/** Why a request for a completion got no suggestion. */
export type Silence =
  PlaceReason | Exclude<SilentReason, 'cancelled'> | 'engineMissing' | 'suggestWidget';

/** A suggestion as the engine made it, with its place and what the engine says of it. */
export interface Suggestion extends Omit<
  Extract<CompletionAnswer, { kind: 'suggestion' }>,
  'kind'
> {
  readonly uri: string;
  /** Of the document that it was made for. */
  readonly version: number;
  readonly offset: number;
  /** The last characters that stood left of the cursor. */
  readonly left: string;
  /** From the editor's request to the answer. */
  readonly milliseconds: number;
}

/** A suggestion, or a part of one, that was accepted. */
export interface Taken {
  /** Where it stands now. */
  readonly offset: number;
  readonly length: number;
  /** Whether all that was left of the suggestion was accepted, not only a word of it. */
  readonly whole: boolean;
}

/** The result of the last request for a completion that was not overtaken by the next key press. */
export type Outcome =
  | {
      readonly kind: 'suggestion';
      /** The same object while it is typed or accepted in parts. */
      readonly suggestion: Suggestion;
      /** From the editor's request to the answer, for what is left of the suggestion now. */
      readonly milliseconds: number;
    }
  | { readonly kind: 'silent'; readonly reason: Silence }
  | { readonly kind: 'error'; readonly error: EngineError };
