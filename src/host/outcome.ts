import type { EngineError } from '../protocol/error.ts';
import type { SilentReason } from '../protocol/engine.ts';
import type { PlaceReason } from './places.ts';

/** Why a request for a completion came to nothing. */
export type Silence =
  PlaceReason | Exclude<SilentReason, 'cancelled'> | 'engineMissing' | 'suggestWidget';

/** What became of the last request for a completion that was not overtaken by the next key. */
export type Outcome =
  | {
      readonly kind: 'suggestion';
      readonly probability: number;
      readonly provisional: boolean;
      /** From the editor's question to the answer. */
      readonly milliseconds: number;
    }
  | { readonly kind: 'silent'; readonly reason: Silence }
  | { readonly kind: 'error'; readonly error: EngineError };
