/** The texts of the lessons: those around each, and each one's own. */
import type { LessonId } from '../lessons.ts';
import type { CellLessonStrings } from './cell.ts';
import type { CostStrings } from './cost.ts';
import type { EachLesson } from './each-lesson.ts';
import type { ForgettingStrings } from './forgetting.ts';
import type { GradientsStrings } from './gradients.ts';
import type { UnrolledLessonStrings } from './unrolled.ts';
import type { GlassBoxesStrings } from './glass-boxes.ts';
import type { LearningStrings } from './learning.ts';

export interface LessonFrameStrings {
  readonly lessons: string;
  readonly open: string;
  /** {0} a lesson, beside what it explains. */
  readonly link: string;
  readonly intro: string;
  readonly all: string;
  readonly seen: string;
  /** {0} of {1}. */
  readonly number: string;
  readonly next: string;
  readonly previous: string;
  readonly copyLink: string;
  readonly large: string;
  readonly guessFirst: string;
  readonly thisIsIt: string;
  readonly guess: string;
  readonly showMe: string;
  readonly again: string;
  readonly reckoning: string;
  /** Of a guess by a click in a line. */
  readonly placeHint: string;
  /** {0} a character, {1} its place in the line. */
  readonly place: string;
  readonly nothing: string;
  readonly takeHome: string;
  readonly needsText: string;
  readonly openSample: string;
  readonly saveSvg: string;
  readonly savePng: string;
  readonly saveCsv: string;
  /** {0} what the figure shows. */
  readonly save: string;
  readonly numbers: string;
}

export type LessonStrings = Readonly<Record<LessonId, EachLesson>> & {
  readonly cell: CellLessonStrings;
  readonly unrolled: UnrolledLessonStrings;
  readonly frame: LessonFrameStrings;
  readonly learning: LearningStrings;
  readonly glassBoxes: GlassBoxesStrings;
  readonly forgetting: ForgettingStrings;
  readonly gradients: GradientsStrings;
  readonly cost: CostStrings;
};
