/** The lessons that there are, in their order. */
import { glassBoxes } from './glass-boxes/glass-boxes.ts';
import { learning } from './learning/learning.ts';
import type { Lesson } from './lesson.ts';

export const LESSONS: readonly Lesson[] = [learning, glassBoxes];
