import type { LessonId } from '../protocol/lessons.ts';

/** Each opens a lesson. */
export const LESSON_COMMANDS = {
  lessonCell: 'cell',
  lessonUnrolled: 'unrolled',
  lessonForgetting: 'forgetting',
  lessonGradients: 'gradients',
  lessonLearning: 'learning',
  lessonGlassBoxes: 'glassBoxes',
  lessonCost: 'cost',
} as const satisfies Readonly<Record<string, LessonId>>;

/** The commands of package.json. */
export const COMMANDS = {
  colourEditor: 'neuronLens.colourEditor',
  getStarted: 'neuronLens.getStarted',
  lessonCell: 'neuronLens.lessonCell',
  lessonUnrolled: 'neuronLens.lessonUnrolled',
  lessonForgetting: 'neuronLens.lessonForgetting',
  lessonGradients: 'neuronLens.lessonGradients',
  lessonLearning: 'neuronLens.lessonLearning',
  lessonGlassBoxes: 'neuronLens.lessonGlassBoxes',
  lessonCost: 'neuronLens.lessonCost',
  openLessons: 'neuronLens.openLessons',
  heal: 'neuronLens.heal',
  openInspector: 'neuronLens.openInspector',
  pauseCompletion: 'neuronLens.pauseCompletion',
  openSample: 'neuronLens.openSample',
  openSettings: 'neuronLens.openSettings',
  restartEngine: 'neuronLens.restartEngine',
  showLog: 'neuronLens.showLog',
  showMenu: 'neuronLens.showMenu',
  showPrivacy: 'neuronLens.showPrivacy',
  showNeuron: 'neuronLens.showNeuron',
  showStatistics: 'neuronLens.showStatistics',
  toggleCompletion: 'neuronLens.toggleCompletion',
  toggleCompletionForLanguage: 'neuronLens.toggleCompletionForLanguage',
  whyCompletion: 'neuronLens.whyCompletion',
} as const;
