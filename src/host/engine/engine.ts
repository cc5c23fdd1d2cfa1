import type { ModelSummary, Params, RequestKind, Result } from '../../protocol/engine.ts';
import type { EngineError } from '../../protocol/error.ts';
import type { EngineExit } from '../../worker/client.ts';

/** What a feature asks of the engine. */
export interface Engine {
  request<K extends RequestKind>(
    kind: K,
    params: Params<K>,
    signal?: AbortSignal,
  ): Promise<Result<K>>;
}

/** The engine as its owner sees it; `EngineClient` is one. */
export interface EngineProcess extends Engine {
  onExit(listener: (exit: EngineExit) => void): void;
  /** Resolves when it is gone. */
  dispose(): Promise<void>;
}

/** `after`: the error that made a restart necessary. */
export type EngineState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'loading'; readonly after?: EngineError | undefined }
  | {
      readonly kind: 'ready';
      readonly model: ModelSummary;
      readonly after?: EngineError | undefined;
    }
  /** It ended by itself, and is restarted after these milliseconds. */
  | { readonly kind: 'waiting'; readonly error: EngineError; readonly milliseconds: number }
  | { readonly kind: 'failed'; readonly error: EngineError };

/**
 * An event: calls the listener at every change of the engine's state until the result is disposed of. All listeners are
 * told of a state, in the order in which they subscribed, before any caller that waits in `ready` continues.
 */
export type EngineStateEvent = (listener: (state: EngineState) => void) => { dispose(): void };
