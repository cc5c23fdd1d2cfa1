/** What the engine answers about the glass boxes beside the network: what each says along the document, and why. */
import type { Spoken } from '../core/certify/glass/answers.ts';
import type {
  GlassBayes,
  GlassBox,
  GlassLabel,
  GlassStanding,
  Judge,
  NoGlass,
} from '../core/certify/glass/boxes.ts';
import type { Tallies } from '../core/certify/glass/judging.ts';
import type { DocumentRange, NoValues, ReadSoFar } from './inspection.ts';

export type { GlassLabel, Judge, Spoken, Tallies };

/** A box without the thousands of numbers that the engine adds up. */
export interface GlassSummary extends Omit<GlassBox, 'bayes'> {
  readonly bayes: Omit<GlassBayes, 'odds'> & { readonly numbers: number };
}

/** Why a character is judged so. */
export interface GlassReasons {
  readonly at: number;
  /** Indices of the tree's nodes from the root to the leaf. */
  readonly path: readonly number[];
  /** Log odds in nats; with the bias they add up to what Naive Bayes says. */
  readonly spoken: readonly Spoken[];
  /** The value of the found neuron, and h of the taught one; undefined where the text was not read so far. */
  readonly found: number | undefined;
  readonly taught: number | undefined;
}

export interface GlassAnswer {
  readonly kind: 'glass';
  readonly standing: GlassStanding;
  readonly box: GlassSummary;
  readonly from: number;
  readonly to: number;
  /** [to - from]: 1 where it is so. */
  readonly truth: Int8Array;
  /** [to - from]: 1 yes, 0 no, -1 unknown. */
  readonly says: Readonly<Record<Judge, Int8Array>>;
  /** Of a character within [from, to). */
  readonly reasons: GlassReasons | undefined;
}

/** `notListed`: there are boxes, but none for this label in this language. */
export interface NoGlassAnswer {
  readonly kind: 'noGlass';
  readonly reason: NoGlass | 'notListed';
}

export interface GlassScores extends ReadSoFar {
  readonly kind: 'scores';
  /** Over what was read. */
  readonly tallies: Tallies;
}

export interface GlassRequests {
  /** What each says in [from, to), and why at a character in it. */
  glass: {
    params: DocumentRange & { readonly label: GlassLabel; readonly at: number };
    result: GlassAnswer | NoGlassAnswer | NoValues;
  };
  /** How often each is right in what was read of the document. */
  glassScores: {
    params: { readonly uri: string; readonly version: number; readonly label: GlassLabel };
    result: GlassScores | NoGlassAnswer | NoValues;
  };
}
