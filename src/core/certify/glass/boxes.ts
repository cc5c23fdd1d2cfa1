/**
 * Glass boxes: a decision tree and a Naive Bayes that answer with yes or no what a neuron is said to know, and that can be
 * read. glass-boxes.json of a model folder has them, fitted by `python -m lens.glass`.
 */
import type { CertifiedQuantity, Neuron } from '../../inspect/cell.ts';
import type { LabelName } from '../../labels/labels.ts';
import type { LanguageTag } from '../../text/language.ts';

/** What is asked of a character; of a label that is counted, whether it is 1 or more. */
export const glassLabels = [
  'inComment',
  'inString',
  'inCondition',
  'roundDepth',
  'functionDepth',
  'conditionalDepth',
  'loopDepth',
] as const satisfies readonly LabelName[];
export type GlassLabel = (typeof glassLabels)[number];

/** What answers: the two boxes and the two neurons. */
export const judges = ['tree', 'bayes', 'found', 'taught'] as const;
export type Judge = (typeof judges)[number];

/** How many answers, by whether it is so. */
export interface Tally {
  /** Yes where it is so. */
  readonly hits: number;
  /** No where it is so. */
  readonly missed: number;
  /** Yes where it is not. */
  readonly false: number;
  /** No where it is not. */
  readonly quiet: number;
}

/** `of` names one of the features: see features.ts. */
export type GlassNode =
  | { readonly of: string; readonly above: number; readonly yes: number; readonly no: number }
  | { readonly of: string; readonly is: string; readonly yes: number; readonly no: number }
  /** `share` of the characters that came here in training were yes; `weight` of all came here. */
  | { readonly share: number; readonly weight: number };

export interface GlassTree {
  /** Node 0 is the root; a node leads to later ones only. */
  readonly nodes: readonly GlassNode[];
  /** A leaf with a greater share of yes says yes. */
  readonly threshold: number;
  readonly heldOut: Tally;
}

/** Log odds of yes, in nats: the bias and the odds of each feature. */
export interface GlassBayes {
  /** Which features it is given, in words of the file: `last 8`, `last 1 and more`. */
  readonly given: string;
  readonly bias: number;
  /** Greater log odds say yes. */
  readonly threshold: number;
  /** In hundredths: by the feature's name, then by its value, see answers.ts. */
  readonly odds: Readonly<Record<string, readonly number[]>>;
  readonly heldOut: Tally;
}

/** The best neuron that was found for the label. */
export interface GlassFound {
  readonly neuron: Neuron;
  readonly quantity: CertifiedQuantity;
  /** Whether it has a certificate for this label in this family of languages; else it is the one that came nearest. */
  readonly certified: boolean;
  /** The value is lower where it is so. */
  readonly turned: boolean;
  /** Yes where the value, or minus the value where it is turned, is greater. */
  readonly threshold: number;
  readonly heldOut: Tally;
}

/** The neuron that was told the label: yes where it counts one or more. */
export interface GlassTaught {
  readonly neuron: Neuron;
  readonly heldOut: Tally;
}

export interface GlassBox {
  readonly language: LanguageTag;
  readonly label: GlassLabel;
  /** Share of the held-out characters where it is so. */
  readonly share: number;
  readonly tree: GlassTree;
  readonly bayes: GlassBayes;
  readonly found: GlassFound | undefined;
  readonly taught: GlassTaught | undefined;
}

/** `otherLabels`: the labels have changed since they were fitted. */
export type GlassStanding = 'current' | 'otherLabels';

/** Why there are none. */
export type NoGlass = 'missing' | 'otherModel' | 'unreadable';

export interface GlassBoxes {
  readonly standing: GlassStanding;
  readonly boxes: readonly GlassBox[];
}

/** Harmonic mean of the share that is found and the share of yes that is right; 0 where nothing is found. */
export function f1Of({ hits, missed, false: wrong }: Tally): number {
  return hits === 0 ? 0 : (2 * hits) / (2 * hits + missed + wrong);
}
