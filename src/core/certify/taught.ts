/**
 * Neurons that were told a label: units of a layer that listens to the network, which does not depend on them.
 * taught.json of a model folder says what each was told, and how exactly it counts on held-out text.
 */
import type { Neuron } from '../inspect/cell.ts';
import { sameSubject, type Subject } from '../inspect/subject.ts';
import { flagLabels, type LabelName } from '../labels/labels.ts';
import type { LanguageTag } from '../text/language.ts';

/** What a unit was told, and how its h is read: h is `zero` where the label is 0, and `step` more for each 1 of it. */
export interface TaughtNeuron {
  readonly neuron: Neuron;
  readonly label: LabelName;
  readonly zero: number;
  readonly step: number;
  /** A greater label was told as this; 1 for a yes/no label. */
  readonly most: number;
}

/** How a neuron goes with its label on some text. */
export interface TaughtFigures {
  readonly characters: number;
  /** Pearson's correlation of h and label; undefined where the label does not vary. */
  readonly r: number | undefined;
  /** Of the characters where the label is not 0: the share where the count is right. */
  readonly exact: number | undefined;
}

/** `roughly`: it tells less from more, but often a wrong number. The limits are in training/lens/taught/figures.py. */
export const taughtVerdicts = ['counts', 'roughly', 'doesNot'] as const;
export type TaughtVerdict = (typeof taughtVerdicts)[number];

export interface TaughtLanguage extends TaughtFigures {
  readonly language: LanguageTag;
  readonly verdict: TaughtVerdict;
  /** Chance that h is higher at a character where the label is not 0 than at one where it is. */
  readonly auc: number | undefined;
  /** Rank correlation given indentation, and the most that it could be with as many ties. */
  readonly partial: number | undefined;
  readonly mostPartial: number | undefined;
  readonly byDepth: readonly {
    readonly depth: number;
    readonly characters: number;
    /** Share of them where the count is right. */
    readonly exact: number;
  }[];
  /** On the same text without its indentation; undefined where that would be another program. */
  readonly flattened: TaughtFigures | undefined;
  /** On texts made to mislead it. */
  readonly misled: readonly (TaughtFigures & { readonly text: string })[];
}

export interface TaughtRecord extends TaughtNeuron {
  /** Of each language that has the label. */
  readonly heldOut: readonly TaughtLanguage[];
}

/** `otherLabels`: the labels have changed since it was told them. */
export type TaughtStanding = 'current' | 'otherLabels';

/** Why there is no taught layer. `missing`: the model has none. `otherModel`: taught.json belongs to another model. */
export type NoTaught = 'missing' | 'otherModel' | 'unreadable';

export type TaughtState = NoTaught | TaughtStanding;

/** A layer above the network, and what its units were told. */
export interface TaughtNeurons {
  readonly standing: TaughtStanding;
  /** Units of the layer; those not among `neurons` are its helpers. */
  readonly units: number;
  readonly neurons: readonly TaughtRecord[];
}

export interface TaughtCertificate {
  readonly kind: 'taught';
  readonly neuron: Neuron;
  /** Undefined: a helper, a unit of the layer that was told nothing. */
  readonly taught: TaughtRecord | undefined;
}

/** How things stand, whether there is a taught layer or not. */
export function taughtState(read: NoTaught | TaughtNeurons): TaughtState {
  return typeof read === 'object' ? read.standing : read;
}

/** The value of its label that a neuron's h stands for. */
export function countOf({ zero, step, most }: TaughtNeuron, h: number): number {
  return Math.max(0, Math.min(most, Math.round((h - zero) / step)));
}

export function taughtNeuron<T extends TaughtNeuron>(
  neurons: readonly T[],
  subject: Subject,
): T | undefined {
  return neurons.find(({ neuron }) => sameSubject(neuron, subject));
}

export function certifyTaught({ neurons }: TaughtNeurons, neuron: Neuron): TaughtCertificate {
  return { kind: 'taught', neuron, taught: taughtNeuron(neurons, neuron) };
}

/** What is known of a taught neuron in one language, to stand beside neurons that were found. */
export interface TaughtOnUnseen extends Pick<TaughtLanguage, 'exact' | 'verdict'> {
  /**
   * How its h goes with its label: of a yes/no label the rank correlation, as of any other neuron; of a depth, where
   * that is not known, Pearson's.
   */
  readonly correlation: number | undefined;
  readonly isRank: boolean;
}

/** Undefined where the label it was told is none of the language's. */
export function taughtOnUnseen(
  { label, heldOut }: TaughtRecord,
  language: LanguageTag,
): TaughtOnUnseen | undefined {
  const found = heldOut.find((one) => one.language === language);
  if (found === undefined) return undefined;
  const { exact, verdict, r } = found;
  const isRank = (flagLabels as readonly LabelName[]).includes(label);
  return { exact, verdict, isRank, correlation: isRank ? rankOfFlag(found) : r };
}

/**
 * Spearman's rho with a label that is true at the share p of the characters: (2 AUC - 1) sqrt(3 p (1 - p)), which
 * follows from the area under the curve where no two values are alike.
 */
function rankOfFlag({ auc, byDepth, characters }: TaughtLanguage): number | undefined {
  const told = byDepth.filter(({ depth }) => depth > 0);
  const share = told.reduce((sum, one) => sum + one.characters, 0) / characters;
  if (auc === undefined || !(share > 0 && share < 1)) return undefined;
  return (2 * auc - 1) * Math.sqrt(3 * share * (1 - share));
}

/** A neuron that was told a label, and how it does in one language. */
export interface TaughtSight extends Pick<TaughtRecord, 'label' | 'neuron'> {
  readonly onUnseen: TaughtOnUnseen;
}

/** Those that were told a label which the language has. */
export function taughtSights(
  taught: NoTaught | TaughtNeurons,
  language: LanguageTag,
): TaughtSight[] {
  if (typeof taught === 'string') return [];
  return taught.neurons.flatMap((record) => {
    const { label, neuron } = record;
    const onUnseen = taughtOnUnseen(record, language);
    return onUnseen === undefined ? [] : [{ label, neuron, onUnseen }];
  });
}
