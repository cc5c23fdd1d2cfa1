import type { RivalKind } from '../rival-requests.ts';
import type { EachLesson } from './each-lesson.ts';

export interface ForgettingStrings extends EachLesson {
  readonly networks: Readonly<Record<RivalKind, string>>;
  /** What the three networks are. {0} million parameters each. */
  readonly who: string;
  readonly reading: string;
  /** {0} a file. */
  readonly missing: string;
  readonly changedFiles: string;
  readonly unreadable: string;
  readonly yourText: string;
  /** {0} bits at the top of a bar. */
  readonly barsAre: string;
  readonly linesName: string;
  /** {0} a character, {1} line, {2} column. */
  readonly here: string;
  readonly network: string;
  readonly probability: string;
  readonly surprise: string;
  /** {0} bits. */
  readonly bits: string;
  readonly closersTitle: string;
  /** {0} characters: from how far on a bracket is a far one. */
  readonly closersHint: string;
  readonly noClosers: string;
  readonly bracket: string;
  readonly distance: string;
  /** {0} line, {1} line. */
  readonly fromTo: string;
  /** {0} line. */
  readonly inLine: string;
  /** {0} of how many, then bits of LSTM, simple recurrent, feed-forward. */
  readonly meanFar: string;
  readonly studyTitle: string;
  readonly studyText: string;
  readonly ngram: string;
  readonly shipped: string;
  readonly charactersApart: string;
  readonly bitsOfCloser: string;
  /** {0} brackets. */
  readonly studyNote: string;
  readonly changeTitle: string;
  readonly changeHint: string;
  readonly changeScale: string;
  /** {0} characters before the cursor. */
  readonly back: string;
  /** {0} was, {1} became, {2} line. */
  readonly changed: string;
  /** {0} a network, {1} bits. */
  readonly moves: string;
  /** {0} a network, {1} its window. */
  readonly blind: string;
  readonly statesTitle: string;
  readonly predictionsTitle: string;
  readonly showStates: string;
  readonly showPredictions: string;
  readonly charactersAfter: string;
  readonly partOfNorm: string;
  readonly divergence: string;
  /** {0} characters. */
  readonly windowEnds: string;
  readonly changeText: string;
  readonly changeNote: string;
  readonly amnesic: string;
}
