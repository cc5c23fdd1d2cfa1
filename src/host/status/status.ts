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
  /** How many files that are not open the engine has learned. */
  readonly learned: number;
}

/** What the status-bar item shows at a glance. */
export type StatusFace = 'failed' | 'hidden' | 'loading' | 'off' | 'on';

export function statusFace({ engine, place, last }: StatusSnapshot): StatusFace {
  // A failed engine is shown even where it would have nothing to do.
  if (engine.kind === 'failed') return 'failed';
  if (place === undefined) return 'hidden';
  if (place.silence !== undefined) return 'off';
  if (last?.kind === 'error') return 'failed';
  return engine.kind === 'loading' || engine.kind === 'waiting' ? 'loading' : 'on';
}
