import type { EachLesson } from './each-lesson.ts';

export interface UnrolledLessonStrings extends EachLesson {
  /** {0} a character, {1} its line, {2} what stands in its place. */
  readonly changedTo: string;
  readonly dropped: string;
  readonly characters: string;
  readonly feltMeans: string;
  /** {0} the neuron. */
  readonly of: string;
  readonly line: string;
  readonly lineHint: string;
  readonly fromBracket: string;
  readonly fromHere: string;
  readonly noBracket: string;
  readonly fold: string;
  readonly unfold: string;
  readonly backward: string;
  readonly forward: string;
  readonly copies: string;
  /** {0} characters, {1} from, {2} to, {3} what is left in per cent. */
  readonly copiesText: string;
  readonly again: string;
  readonly left: string;
  readonly comesBack: string;
  readonly reading: string;
  readonly readingBack: string;
  readonly toGradients: string;
  readonly product: string;
  readonly productOf: string;
  readonly since: string;
  /** {0} from, {1} to, {2} characters, {3} per cent. */
  readonly keptClosed: string;
  readonly keptOpen: string;
  readonly keptPlain: string;
  readonly change: string;
  readonly changeHint: string;
  /** {0} a character. */
  readonly instead: string;
  readonly drop: string;
  /** {0} characters, {1} the last character, {2} bits there. */
  readonly felt: string;
  readonly feltAll: string;
  readonly notFelt: string;
  readonly unchanged: string;
  readonly notRead: string;
  readonly bits: string;
  readonly bitsAxis: string;
  readonly rms: string;
  readonly rmsAxis: string;
  readonly after: string;
  /** {0} a layer. */
  readonly layer: string;
  readonly thisChange: string;
  readonly median: string;
  readonly medianHint: string;
  readonly character: string;
  readonly notes: string;
  readonly chain: string;
  readonly sources: string;
  readonly order: string;
}
