import type { NoEarlierReason, EarlierVersion, SideBySideView } from './side-by-side.ts';

/** Of the page that sets things side by side. */
export interface SideStrings {
  readonly title: string;
  readonly view: string;
  readonly views: Readonly<Record<SideBySideView, string>>;
  readonly chooseOne: string;
  readonly heads: string;
  /** {0} a neuron, or a direction. */
  readonly show: string;
  readonly quantityOf: string;
  /** {0} a neuron and its quantity, here and below. */
  readonly earlierPlace: string;
  readonly laterPlace: string;
  readonly another: string;
  readonly remove: string;
  readonly last: string;
  readonly lost: string;
  readonly add: string;
  readonly addChosen: string;
  readonly addSurprise: string;
  readonly addTyped: string;
  readonly addHint: string;
  readonly full: string;
  readonly there: string;
  /** Of a pane that shows it, and what it is. */
  readonly surprise: string;
  readonly surpriseHint: string;

  readonly since: string;
  readonly earlier: Readonly<Record<EarlierVersion, string>>;
  readonly now: string;
  readonly difference: string;
  readonly differenceHint: string;
  /** Of a character that the other version does not have. */
  readonly nothingThere: string;
  readonly looking: string;
  readonly noEarlier: Readonly<Record<NoEarlierReason, string>>;
  readonly same: string;
  /** {0} lines added, {1} removed. */
  readonly edits: string;
  readonly notAligned: string;
  /** {0} a mean, {1} characters. */
  readonly mean: string;
  readonly most: string;
  readonly noneDiffers: string;
  /** {0} a line, {1} a signed number. */
  readonly changedLine: string;
  readonly readingBefore: string;

  readonly splitBy: string;
  /** {0} a neuron, {1} a label. */
  readonly histogram: string;
  readonly histogramText: string;
  /** {0} a neuron and its quantity. */
  readonly value: string;
  /** {0} a number. */
  readonly meanIs: string;
  readonly percent: string;
  readonly from: string;
  readonly to: string;
  readonly characters: string;
  readonly meanOf: string;
  readonly deviation: string;
  readonly yes: string;
  readonly no: string;
  /** {0} characters of the file, {1} of how many. */
  readonly counted: string;
}
