/** Every text of the Neuron Inspector's page, translated by the host. `{0}`, `{1}` stand for what is filled in. */
import type { SubjectKind } from '../core/inspect/subject-kind.ts';
import type { SymbolTexts } from '../core/inspect/symbol-name.ts';
import type { ListOrder } from '../core/certify/listing.ts';
import type { CertificateStrings } from './certificate-strings.ts';
import type { LessonStrings } from './lesson-strings/lesson-strings.ts';
import type { SideStrings } from './side-strings.ts';
import type { NoCaptures, QueryProblem } from './syntax.ts';
import type { SurgeryStrings } from './surgery-strings.ts';
import type { CellQuantity, CellStep, LabelName } from './inspection.ts';

export const PRESETS = ['blueOrange', 'redBlue', 'notesTanh', 'notesGuesses', 'surprise'] as const;

/** Ways to look at the text. */
export type Preset = (typeof PRESETS)[number];

/** Why the panel is empty; each has a text that says what to do. */
export type EmptyReason = 'closed' | 'engineFailed' | 'loading' | 'noEditor' | 'tooLong';

export interface PanelStrings extends SymbolTexts {
  readonly certificate: CertificateStrings;
  readonly lessons: LessonStrings;
  readonly surgery: SurgeryStrings;
  readonly side: SideStrings;
  readonly labels: Readonly<Record<LabelName, string>>;
  /** A sentence each: what a neuron does that is certified for the label. */
  readonly sees: Readonly<Record<LabelName, string>>;
  /** Of one that goes the other way: of a yes/no label, and of one that is counted. */
  readonly isLow: string;
  readonly falls: string;
  /** A word each, and what it means. */
  readonly kinds: Readonly<Record<SubjectKind, string>>;
  readonly kindHints: Readonly<Record<SubjectKind, string>>;
  readonly quantities: Readonly<Record<CellQuantity, string>>;
  /** A sentence each. */
  readonly quantityHints: Readonly<Record<CellQuantity, string>>;
  /** A word each for the parts of the sums that a value is computed by; empty where the sign says all. */
  readonly cellWords: Readonly<Record<keyof CellStep, string>>;
  readonly cameAbout: string;
  readonly presets: Readonly<Record<Preset, string>>;
  readonly empty: Readonly<Record<EmptyReason, string>>;
  readonly emptyFile: string;
  readonly openFile: string;
  readonly restartEngine: string;
  readonly showLog: string;

  readonly closePage: string;
  readonly take: TakeStrings;
  readonly selection: SelectionStrings;

  readonly controls: string;
  readonly back: string;
  readonly forward: string;
  readonly pin: string;
  readonly unpin: string;
  readonly pinned: string;
  readonly quantity: string;
  readonly look: string;
  readonly guesses: string;
  readonly plot: string;
  readonly lock: string;
  readonly colourEditor: string;
  readonly colourEditorShort: string;
  readonly colourEditorHint: string;
  readonly view: string;
  readonly noNeuron: string;
  /** Where one is chosen that the network does not have. */
  readonly missingNeuron: {
    readonly title: string;
    /** {0} the neuron, {1} those that there are. */
    readonly says: string;
    /** {0} the best of the list. */
    readonly look: string;
  };

  readonly neurons: string;
  readonly rankedBy: string;
  readonly orders: Readonly<Record<ListOrder, string>>;
  readonly orderedBy: string;
  /** {0} the label, {1} the languages, {2} what comes nearest; {0} what was taught it. */
  readonly nonePasses: string;
  readonly taughtIt: string;
  readonly fittedBelow: string;
  readonly notAsked: string;
  readonly onThisFile: string;
  readonly onThisFileHint: string;
  readonly ranking: string;
  readonly nothingFollows: string;
  readonly search: string;
  readonly searchHint: string;
  readonly hits: string;
  readonly bestFor: string;
  readonly nothingFound: string;
  readonly gallery: string;
  readonly galleryHint: string;
  readonly galleryEmpty: string;
  readonly position: string;

  readonly text: string;
  readonly textHint: string;
  readonly scale: string;
  readonly lineGoesOn: string;
  readonly guessesLegend: string;
  /** Of the dash under a character. */
  readonly miscountsLegend: string;
  readonly bits: string;
  readonly provisional: string;
  readonly progress: string;
  readonly plotOf: string;

  readonly given: string;
  readonly next: string;
  readonly notKnown: string;
  /** {0} what a neuron that was told to count says, {1} what is so. */
  readonly says: string;
  readonly saysAndIs: string;
  /** {0} the label that a neuron was told. */
  readonly wasTold: string;
  /** Of one that was told what is asked about: {0} a verdict, {1} how often it is exactly right, in per cent. */
  readonly exactly: string;
  /** What its figure beside rank correlations is. */
  readonly taughtFigureHint: string;
  /** A sentence: {0} the label, {1} how often it is exactly right, in per cent. */
  readonly seesTaught: string;
  readonly cost: string;
  readonly place: string;
}

/** Of the page that makes files of what is shown. */
export interface TakeStrings {
  readonly title: string;
  readonly what: string;
  readonly inSight: string;
  readonly whole: string;
  readonly background: string;
  readonly backgrounds: Readonly<Record<'dark' | 'here' | 'light', string>>;
  readonly picture: string;
  readonly numbers: string;
  readonly certificate: string;
  readonly link: string;
  readonly copyLink: string;
  /** {0} characters. */
  readonly tooLong: string;
  readonly preview: string;
  /** {0} a format. */
  readonly save: string;
}

/** Of the page that finds neurons for what is selected. */
export interface SelectionStrings {
  readonly title: string;
  /** {0} characters of the first selection. */
  readonly asked: string;
  readonly intro: string;
  readonly pattern: string;
  readonly patternHint: string;
  readonly query: string;
  readonly queryHint: string;
  /** {0} what stands there, {1} which character of the query. */
  readonly queryProblems: Readonly<Record<QueryProblem, string>>;
  readonly noCaptures: Readonly<Record<NoCaptures['reason'], string>>;
  /** {0} how many there are at least. */
  readonly capturesCut: string;
  /** {0} how often. */
  readonly matches: string;
  /** {0} why. */
  readonly invalid: string;
  readonly patternTooSlow: string;
  readonly against: string;
  readonly rest: string;
  readonly others: string;
  /** {0} characters against {1}. */
  readonly compared: string;
  /** {0} of how many moves, {1} an AUC, {2} p. */
  readonly more: string;
  readonly noMore: string;
  readonly neurons: string;
  readonly auc: string;
  readonly aucHint: string;
  /** {0} the mean in the selection, {1} the mean outside. */
  readonly means: string;
  /** {0} names of neurons. */
  readonly places: string;
  readonly noPlaces: string;
  readonly nothing: string;
  readonly looking: string;
  /** Places in the other open files. */
  readonly elsewhere: string;
  readonly noElsewhere: string;
  /** In a file that was read. */
  readonly nowhere: string;
  /** {0} code units of {1} that are going to be read. */
  readonly readingElsewhere: string;
  /** {0} code units were read of {1}. */
  readonly cutElsewhere: string;
  /** {0} files. */
  readonly leftElsewhere: string;
  /** {0} a line. */
  readonly line: string;
}
