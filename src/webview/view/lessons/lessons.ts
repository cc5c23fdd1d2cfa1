/** The lessons that there are, in their order. */
import { cellLesson } from './cell/cell-lesson.ts';
import { COST } from './cost/cost.ts';
import { FORGETTING } from './forgetting/forgetting.ts';
import { glassBoxes } from './glass-boxes/glass-boxes.ts';
import { GRADIENTS } from './gradients/gradients.ts';
import { learning } from './learning/learning.ts';
import type { Lesson } from './lesson.ts';
import { unrolledLesson } from './unrolled/unrolled-lesson.ts';

export const LESSONS: readonly Lesson[] = [
  cellLesson,
  unrolledLesson,
  FORGETTING,
  GRADIENTS,
  learning,
  glassBoxes,
  COST,
];
