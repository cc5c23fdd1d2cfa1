import type { GlassLabel, Judge } from '../glass.ts';
import type { EachLesson } from './each-lesson.ts';

export interface GlassBoxesStrings extends EachLesson {
  readonly ask: string;
  readonly asked: Readonly<Record<GlassLabel, string>>;
  readonly judges: Readonly<Record<Judge, string>>;
  /** Beside the bars under a line, with little room. */
  readonly rows: Readonly<Record<Judge | 'truth', string>>;
  readonly nextSo: string;
  readonly nextWrong: string;
  readonly yes: string;
  readonly no: string;
  readonly right: string;
  readonly wrong: string;
  /** The text was not read so far. */
  readonly unread: string;
  /** Of the lines with the answers under them. */
  readonly lines: string;
  readonly linesHint: string;
  readonly marks: Readonly<Record<'false' | 'missed' | 'yes', string>>;
  /** {0} a character, {1} what is asked, {2} yes or no. */
  readonly here: string;
  readonly unseen: string;
  readonly thisFile: string;
  /** {0} of 100 are found, {1} of 100 times yes are right. */
  readonly finds: string;
  /** Where there is nothing to find; {0} times yes. */
  readonly nothingToFind: string;
  readonly f1Hint: string;
  /** {0} questions on the way, {1} leaves. */
  readonly treeSays: string;
  /** {0} of 100 characters in training, {1} the share from which on it says yes. */
  readonly leaf: string;
  readonly wholeTree: string;
  /** {0} the log odds, {1} those without any evidence, {2} the threshold. */
  readonly bayesSays: string;
  readonly speaksFor: string;
  readonly speaksAgainst: string;
  /** {0} how many, {1} their sum. */
  readonly theRest: string;
  /** {0} numbers in the box, {1} of them added up here. */
  readonly bayesNumbers: string;
  readonly naive: string;
  /** {0} neuron, {1} quantity, {2} value, {3} threshold. */
  readonly foundAbove: string;
  readonly foundBelow: string;
  readonly notCertified: string;
  readonly noneFound: string;
  /** {0} neuron, {1} its h. */
  readonly toldSays: string;
  /** {0} millions of numbers. */
  readonly blackReasons: string;
  readonly certificate: string;
  /** {0} a language, {1} the better glass box, {2} the neuron that was told, {3} the best tree over characters alone. */
  readonly verdict: string;
  /** {0} the neuron that was found. */
  readonly verdictFound: string;
  /** What the notes say of black boxes, and what is so. */
  readonly claimTitle: string;
  readonly claim: string;
  readonly givenHint: string;
  readonly chartTitle: string;
  readonly leavesAxis: string;
  readonly f1Axis: string;
  /** {0} leaves. */
  readonly marker: string;
  readonly allGiven: string;
  readonly bare: string;
  readonly otherLabels: string;
  readonly none: Readonly<
    Record<'missing' | 'noLabels' | 'notListed' | 'otherModel' | 'unreadable', string>
  >;
  readonly given: GivenStrings;
}

/** Words for what the boxes are given. */
export interface GivenStrings {
  readonly indentation: string;
  readonly column: string;
  readonly first: string;
  readonly last: string;
  /** {0} characters. */
  readonly back: string;
  /** {0} a sign. */
  readonly count: string;
  /** {0} opens, {1} closes. */
  readonly open: string;
  readonly since: string;
  readonly word: string;
  readonly letter: string;
  readonly digit: string;
  readonly emptyLine: string;
  readonly nothing: string;
  /** {0} one of these, {1} a number. */
  readonly above: string;
  readonly notAbove: string;
  /** {0} one of these, {1} a character. */
  readonly is: string;
  readonly isNot: string;
  /** {0} a sign or word, {1} characters. */
  readonly within: string;
  readonly notWithin: string;
  readonly value: string;
}
