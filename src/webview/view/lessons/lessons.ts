/** All lessons, in their order. */
import { cellLesson } from './cell/cell-lesson.ts';
import { costLesson } from './cost/cost.ts';
import { forgettingLesson } from './forgetting/forgetting.ts';
import { glassBoxesLesson } from './glass-boxes/glass-boxes.ts';
import { gradientsLesson } from './gradients/gradients.ts';
import { learningLesson } from './learning/learning.ts';
import type { Lesson } from './lesson.ts';
import { unrolledLesson } from './unrolled/unrolled-lesson.ts';

export const LESSONS: readonly Lesson[] = [
  cellLesson,
  unrolledLesson,
  forgettingLesson,
  gradientsLesson,
  learningLesson,
  glassBoxesLesson,
  costLesson,
];
