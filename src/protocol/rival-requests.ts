/** What the engine answers for the lessons about the rivals of its network: docs/rivals.md. */
import type { RivalReading } from '../core/lessons/rival-reading.ts';
import { rivalKinds, type RivalKind } from '../core/lessons/rivals.ts';
import type { DocumentRange, NoValues } from './inspection.ts';

export { rivalKinds };
export type { RivalKind, RivalReading };

/** Most code units that they read at once: what takes half a second. */
export const longestReading = 2_048;

/** Characters from a changed one on along which the difference is followed. */
export const changeReach = 240;

/** Bounds of what a measurement may ask for. */
export const costLimits = { units: 1_024, characters: 4_000 } as const;

export interface RivalValues {
  readonly kind: 'rivals';
  /** The range cut to the text: all was read from its start, as though nothing stood before it. */
  readonly from: number;
  readonly to: number;
  readonly networks: readonly RivalReading[];
  /** What stood in the place of the changed character, and what was read there. */
  readonly change:
    { readonly at: number; readonly was: string; readonly became: string } | undefined;
}

/** The rivals' files are missing, are not those that were packed, or cannot be read; `detail` names the file. */
export interface NoRivals {
  readonly kind: 'noRivals';
  readonly reason: 'changed' | 'missing' | 'unreadable';
  readonly detail: string;
}

/** What one network cost here. */
export interface StepCost {
  readonly kind: 'cost';
  readonly parameters: number;
  /** Bytes kept from one character to the next, in float32. */
  readonly stateBytes: number;
  /** Median of pieces of a few milliseconds. */
  readonly secondsPerCharacter: number;
  /** Characters that were read meanwhile. */
  readonly characters: number;
}

export interface RivalRequests {
  /** `change`: the code unit whose character is changed, to follow the effect. */
  rivals: {
    params: DocumentRange & { readonly change?: number | undefined };
    result: NoRivals | NoValues | RivalValues;
  };
  /** Measures a network of random weights on `characters`, or as many as can be read in half a second. */
  stepCost: {
    params: { readonly network: RivalKind; readonly units: number; readonly characters: number };
    result: NoValues | StepCost;
  };
}
