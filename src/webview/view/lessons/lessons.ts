/** The lessons that there are, in their order. */
import { cellLesson } from './cell/cell-lesson.ts';
import type { Lesson } from './lesson.ts';
import { unrolledLesson } from './unrolled/unrolled-lesson.ts';

export const LESSONS: readonly Lesson[] = [cellLesson, unrolledLesson];
