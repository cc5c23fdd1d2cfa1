/** Texts of the Inspector's page about neurons that are held. `{0}`, `{1}` stand for what is filled in. */
import type { AuthorName, HoldWay } from './surgery.ts';

export interface SurgeryStrings {
  /** Of the page: {0} the neuron. */
  readonly title: string;
  readonly open: string;
  /** Of those that cannot be held. */
  readonly notThese: string;
  readonly chooseOne: string;
  readonly how: string;
  readonly free: string;
  readonly ways: Readonly<Record<HoldWay, string>>;
  readonly value: string;
  /** {0} the least, {1} the greatest, {2} the mean, {3} characters. */
  readonly ownValues: string;
  readonly heldOnes: string;
  /** {0} the neuron, {1} its value; {0} the neuron. */
  readonly heldAt: string;
  readonly heldReversed: string;
  /** After a value of h that is held, and so not what the formula before it gives. */
  readonly heldCell: string;
  /** {0} the neuron. */
  readonly letGo: string;
  readonly tooMany: string;

  readonly banner: string;
  readonly bannerMore: string;
  readonly bannerMeans: string;
  readonly heal: string;

  readonly beforeAfter: string;
  /** {0} the place. */
  readonly atCursor: string;
  readonly atCursorCut: string;
  readonly nothingHeld: string;
  readonly writers: Readonly<Record<AuthorName, string>>;
  readonly healthy: string;
  readonly held: string;
  readonly silent: string;
  readonly byHand: string;
  readonly moved: string;
  readonly movedHint: string;
  readonly character: string;
  readonly provisional: string;

  readonly growth: string;
  readonly growthHint: string;
  /** {0} bits, {1} characters. */
  readonly growthSum: string;
  readonly growthLines: string;
  /** {0} the line, {1} bits. */
  readonly growthLine: string;
  readonly growthNone: string;

  readonly dose: string;
  readonly doseOf: string;
  /** {0} characters. */
  readonly doseHint: string;
  readonly doseAll: string;
  /** {0} the character, {1} and {3} probabilities, {2} and {4} values, {5} by itself. */
  readonly doseText: string;
  readonly doseFree: string;
}
