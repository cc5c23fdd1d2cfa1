/**
 * What is known of a model's neurons: neurons.json of a model folder, which `npm run catalogue` computes on packages
 * that no training character came from.
 */
import type { CertifiedQuantity, Neuron } from '../inspect/cell.ts';
import type { LabelName } from '../labels/labels.ts';
import type { LanguageTag } from '../text/language.ts';

/**
 * Languages that are judged together: in Python the indentation is the depth of blocks, elsewhere it only goes along
 * with it.
 */
export const families = ['braces', 'python'] as const;
export type Family = (typeof families)[number];

export function familyOf(language: LanguageTag): Family {
  return language === 'py' ? 'python' : 'braces';
}

export const verdictKinds = [
  'tracksStrongly',
  'tracks',
  'followsIndentation',
  'noEvidence',
] as const;
export type VerdictKind = (typeof verdictKinds)[number];

/** Texts made from the held-out ones to mislead a neuron. */
export const variants = ['flat', 'tabs', 'joined', 'planted', 'crlf'] as const;
export type Variant = (typeof variants)[number];

export const gateNames = ['i', 'f', 'o'] as const;
export type GateName = (typeof gateNames)[number];

/** Undefined where there is nothing to tell: a language without the label, a variant that leaves no character of it. */
type Known<T> = Partial<Record<string, T>>;

export interface Verdict {
  readonly kind: VerdictKind;
  /** What it is about; where there is no evidence, what came nearest. */
  readonly label: LabelName | undefined;
  readonly family: Family | undefined;
}

/** How a quantity of a unit goes with a label. */
export interface Figures {
  /** Spearman's rank correlation. */
  readonly rho: number;
  /** The same, given indentation, column, the place in the line and the other depths. */
  readonly partial: number | undefined;
  /** Of a yes/no label: chance that the value is higher at a character with it than at one without. */
  readonly auc: number | undefined;
  /** Share of shifts of the text against its labels at which some unit goes as well with the label. */
  readonly p: number | undefined;
}

/** Values of a quantity at the characters at which a label has one value. */
export interface ValueSpread {
  readonly label: number;
  readonly mean: number;
  /** 10th and 90th percentile. */
  readonly low: number;
  readonly high: number;
  readonly characters: number;
}

export type TreeNode =
  /** Goes on at node `yes` where the label is greater than the threshold, else at node `no`. */
  | {
      readonly label: LabelName;
      readonly threshold: number;
      readonly yes: number;
      readonly no: number;
    }
  | { readonly value: number; readonly share: number };

/** A regression tree over the labels: node 0 is the root, `r2` what it explains on held-out text. */
export interface Tree {
  readonly r2: number;
  readonly nodes: readonly TreeNode[];
}

/** A place in one of the catalogue's texts, in UTF-16 code units. */
export interface SnippetPlace {
  readonly text: number;
  readonly offset: number;
  readonly value: number;
}

export interface Vector {
  readonly verdict: Verdict;
  readonly figures: Readonly<
    Partial<Record<Family, Readonly<Partial<Record<LabelName, Figures>>>>>
  >;
  readonly runnersUp: readonly { readonly label: LabelName; readonly family: Family }[];
  /** Holds the rho of 95 % of the bootstrap samples of packages; of the verdict's label, like all that follows. */
  readonly interval: readonly [low: number, high: number] | undefined;
  readonly languages: Known<number>;
  readonly adversarial: Known<number>;
  readonly byValue: readonly ValueSpread[];
  readonly tree: Tree | undefined;
  readonly snippets: readonly SnippetPlace[];
}

/** Shares of the characters at which a gate is below .1 and above .9. */
export interface Saturation {
  readonly shut: number;
  readonly open: number;
}

export interface Unit {
  readonly neuron: Neuron;
  /**
   * Characters after which half of a cell's content is gone, by the geometric mean of the forget gate alone; undefined
   * where it never is.
   */
  readonly halfLife: number | undefined;
  /** The same by the gate's median, which the moments of forgetting do not change. */
  readonly medianHalfLife: number | undefined;
  readonly gates: Readonly<Record<GateName, Saturation>>;
  /** Undefined where it never varies. */
  readonly h: Vector | undefined;
  readonly c: Vector | undefined;
}

/** The network's own units, each read when it is asked for: together they take megabytes. */
export interface Units {
  readonly count: number;
  /** Undefined where there is no such unit, or its entry cannot be read. */
  get(neuron: Neuron): Unit | undefined;
  /** Of every unit of a layer, from 0. */
  gates(layer: number): readonly Pick<Unit, 'gates' | 'neuron'>[];
}

/** What a label is like in a family, and what its figures are compared with. */
export interface LabelFacts {
  readonly varies: boolean;
  /** Characters that have it. */
  readonly characters: number;
  /** In 95 of 100 shifts of the text no unit goes better with it. */
  readonly null95: number | undefined;
  /** The best unit of a network of the same shape that learned nothing. */
  readonly untrained: { readonly rho: number; readonly partial: number | undefined } | undefined;
  readonly best: { readonly neuron: Neuron; readonly quantity: CertifiedQuantity } | undefined;
}

export interface CatalogueText {
  readonly package: string;
  readonly version: string;
  readonly path: string;
  readonly licence: string;
  readonly language: LanguageTag;
  readonly text: string;
}

export interface ProbeFigures {
  readonly r2: number;
  readonly rho: number;
  readonly partial: number | undefined;
  readonly auc: number | undefined;
}

/** A probe: bias + weights . h, fitted to a label in a family of languages on validation packages. */
export interface Probe {
  readonly label: LabelName;
  readonly family: Family;
  /** [units of the network], layer 1 first. */
  readonly weights: readonly number[];
  readonly bias: number;
  /** 1st and 99th percentile of what it gives. */
  readonly scale: { readonly low: number; readonly high: number };
  readonly figures: ProbeFigures;
  /** The same fitted over h and c together. */
  readonly withCells: ProbeFigures | undefined;
  /** The best unit for the label on the same text. */
  readonly single: SingleUnit | undefined;
  /** Units that a sparse fit needs for nine tenths of the held-out R2. */
  readonly units90: number | undefined;
  readonly adversarial: Known<number>;
}

export interface SingleUnit {
  readonly neuron: Neuron;
  readonly quantity: CertifiedQuantity;
  readonly rho: number;
  readonly r2: number | undefined;
}

/** Where the loss is measured. */
export const events = ['closers', 'loopEnds', 'conditionalEnds', 'all'] as const;
export type Event = (typeof events)[number];

/** What happens when a unit is held. */
export interface UnitCause {
  readonly neuron: Neuron;
  readonly label: LabelName;
  /** At its mean: change of loss in bits by the event, and the share of controls with at least that. */
  readonly ablation: Readonly<
    Partial<Record<Event, { readonly bits: number; readonly p: number }>>
  >;
  /** At each of `values`: mean probability of each closing bracket where it comes. */
  readonly dose:
    { readonly values: readonly number[]; readonly closers: Known<readonly number[]> } | undefined;
}

export interface Cause {
  readonly characters: number;
  readonly controls: number;
  readonly events: Readonly<Partial<Record<Event, number>>>;
  /** Changes of loss when units of like variance are held, sorted. */
  readonly controlEffects: Readonly<Partial<Record<Event, readonly number[]>>>;
  readonly units: readonly UnitCause[];
}

export interface Thresholds {
  readonly tracks: Threshold;
  readonly strongly: Threshold;
  readonly p: number;
}

interface Threshold {
  readonly rho: number;
  readonly partial: number;
  readonly auc: number;
}

export interface Catalogue {
  readonly characters: Readonly<Partial<Record<LanguageTag, number>>>;
  readonly packages: Readonly<Partial<Record<LanguageTag, readonly string[]>>>;
  readonly shifts: number;
  readonly resamples: number;
  readonly thresholds: Thresholds;
  readonly labels: Readonly<
    Partial<Record<LabelName, Readonly<Partial<Record<Family, LabelFacts>>>>>
  >;
  readonly texts: readonly CatalogueText[];
  readonly units: Units;
  readonly directions: readonly Probe[];
  readonly cause: Cause | undefined;
}

/** `otherModel`: it is about another network's neurons. `otherLabels`: the labels have changed since it was made. */
export type Standing = 'current' | 'otherLabels' | 'otherModel';

/** Why there are no certificates. */
export type NoCatalogue = 'missing' | 'unreadable';

export type CatalogueState = NoCatalogue | Standing;

export interface ReadCatalogue {
  readonly standing: Standing;
  readonly catalogue: Catalogue;
}

/** How things stand, whether a catalogue was read or not. */
export function stateOf(read: NoCatalogue | ReadCatalogue): CatalogueState {
  return typeof read === 'object' ? read.standing : read;
}

/** The catalogue of this very network: another's tells nothing of its neurons. */
export function ownCatalogue(read: NoCatalogue | ReadCatalogue): Catalogue | undefined {
  return typeof read === 'object' && read.standing !== 'otherModel' ? read.catalogue : undefined;
}
