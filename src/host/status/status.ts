import type { Outcome } from '../completion/outcome.ts';
import type { PlaceReason } from '../completion/places.ts';
import type { EngineState } from '../engine/engine.ts';

/** All that the status is drawn from. */
export interface StatusSnapshot {
  readonly engine: EngineState;
  /** The active editor; undefined where there is none. */
  readonly place:
    { readonly languageId: string; readonly silence: PlaceReason | undefined } | undefined;
  /** The last answer in this editor. */
  readonly last: Outcome | undefined;
  /** How many files the engine has learned that are not open. */
  readonly learned: number;
}

/** What the status-bar item is about, at a glance. */
export type StatusFace = 'failed' | 'hidden' | 'loading' | 'off' | 'on';

export function statusFace({ engine, place, last }: StatusSnapshot): StatusFace {
  // A broken engine is told of even where it would have nothing to do.
  if (engine.kind === 'failed') return 'failed';
  if (place === undefined) return 'hidden';
  if (place.silence !== undefined) return 'off';
  if (last?.kind === 'error') return 'failed';
  return engine.kind === 'loading' || engine.kind === 'waiting' ? 'loading' : 'on';
}
