/** The lessons that there are, in their order. */
import { COST } from './cost/cost.ts';
import { FORGETTING } from './forgetting/forgetting.ts';
import { GRADIENTS } from './gradients/gradients.ts';
import type { Lesson } from './lesson.ts';

export const LESSONS: readonly Lesson[] = [FORGETTING, GRADIENTS, COST];
