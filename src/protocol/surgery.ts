/**
 * What the engine answers about a network in which neurons are held. While any is held, all that the engine answers
 * about documents, completions included, is about that network.
 */
import type { Candidate } from '../core/complete/best-bet.ts';
import type { HeldUnit, HoldWay } from '../core/model/held.ts';
import type { DocumentRange, Neuron, NoValues } from './inspection.ts';

export type { HeldUnit, HoldWay };

/** What writes: the network and the counts together, as in the editor, or the network alone. */
export const authors = ['mixed', 'alone'] as const;
export type AuthorName = (typeof authors)[number];

/**
 * What one of two networks would write at the cursor as if a suggestion were asked for by hand: also where it is
 * unsure.
 */
export type Written = Candidate;

/** One of the characters that may come next, by the network alone. */
export interface Moved {
  readonly symbol: string;
  readonly healthy: number;
  readonly held: number;
}

/** The healthy and the wounded network at one place. */
export interface Comparison {
  readonly kind: 'values';
  /** By what writes; null where nothing would be written. */
  readonly healthy: Readonly<Record<AuthorName, Written | null>>;
  readonly held: Readonly<Record<AuthorName, Written | null>>;
  /** Those whose probability differs most, the greatest difference first. */
  readonly moved: readonly Moved[];
  /** The next character of the text itself, by its name as a symbol; null at its end. */
  readonly next: string | null;
  /** True where only the last characters were read. */
  readonly provisional: boolean;
  /** True where text right of the cursor keeps the editor from suggesting anything: it was ignored here. */
  readonly isCut: boolean;
}

/** How the probability of a character follows the value that a neuron is held at. */
export interface Dose {
  readonly kind: 'values';
  readonly values: readonly number[];
  /** For each of `values`. */
  readonly probabilities: readonly number[];
  /** The probability with this neuron let go, while all others stay held. */
  readonly free: number;
  /** Characters before the cursor over which it was held. */
  readonly characters: number;
}

/** The h of a neuron in a document, as far as that was read, with nothing held. */
export interface OwnValues {
  readonly kind: 'values';
  readonly mean: number;
  readonly least: number;
  readonly greatest: number;
  readonly characters: number;
}

/** Bits by which each character of a range costs more than with nothing held; NaN where that is not known yet. */
export interface Growth {
  readonly kind: 'values';
  readonly from: number;
  readonly bits: Float32Array;
  /** Values before this offset are exact. */
  readonly read: number;
}

interface Place {
  readonly uri: string;
  readonly version: number;
  readonly offset: number;
}

export interface SurgeryRequests {
  /**
   * Holds these, and nothing else. With none of them the network is healed, and what it had read before is still there.
   */
  hold: {
    params: { readonly held: readonly HeldUnit[] };
    result: { readonly kind: 'held'; readonly held: readonly HeldUnit[] } | NoValues;
  };
  comparison: { params: Place; result: Comparison | NoValues };
  dose: {
    /** `symbol`: by its name, of the model's vocabulary. */
    params: Place & { readonly neuron: Neuron; readonly symbol: string };
    result: Dose | NoValues;
  };
  ownValues: {
    params: { readonly uri: string; readonly version: number; readonly neuron: Neuron };
    result: OwnValues | NoValues;
  };
  growth: { params: DocumentRange; result: Growth | NoValues };
}
