import type { ListOrder } from '../core/certify/listing.ts';
import { FIRST_CHOICE, type ColourChoice } from '../core/colour/first-choice.ts';
import type { Subject } from '../core/inspect/subject.ts';
import type { LessonId, OpenLesson } from './lessons.ts';
import { FIRST_SIDE_BY_SIDE, type SideBySide } from './side-by-side.ts';

/** What the panel shows: the coloured text, or a page about what colours it. Any other name stands for the text. */
export const PAGE_IDS = [
  'text',
  'certificate',
  'gallery',
  'lessons',
  'selection',
  'sideBySide',
  'surgery',
  'take',
] as const;

/** What a panel looks like, kept over a reload. */
export interface PanelMemory extends ColourChoice {
  readonly subject: Subject | undefined;
  /** The panel proposed the subject: it is replaced at another label or file, until the reader chooses one. */
  readonly proposed: boolean;
  /** Order of the list. */
  readonly order: ListOrder;
  readonly view: 'neuron' | 'surprise';
  readonly guesses: boolean;
  readonly plot: boolean;
  readonly page: (typeof PAGE_IDS)[number];
  readonly sideBySide: SideBySide;
  /** Of the page of lessons; undefined is their list. */
  readonly lesson: OpenLesson | undefined;
  /** The lessons whose answer was seen. */
  readonly seen: readonly LessonId[];
  /** Lessons take the whole panel, in large type. */
  readonly large: boolean;
}

/** What a panel looks like before anything was chosen in any. */
export const FIRST_MEMORY: PanelMemory = {
  ...FIRST_CHOICE,
  subject: undefined,
  proposed: true,
  order: 'certificate',
  view: 'neuron',
  guesses: false,
  plot: true,
  page: 'text',
  sideBySide: FIRST_SIDE_BY_SIDE,
  lesson: undefined,
  seen: [],
  large: false,
};
