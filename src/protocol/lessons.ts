/** The lessons, in their order; each is a folder of `webview/view/lessons`. */
export const LESSON_IDS = [
  'cell',
  'unrolled',
  'forgetting',
  'gradients',
  'learning',
  'glassBoxes',
  'cost',
] as const;

export type LessonId = (typeof LESSON_IDS)[number];

/** What a lesson was left at, in its own words: kept over a reload, and carried by a link. */
export type LessonState = Readonly<Record<string, number | string>>;

/** What of a state is kept. */
export const lessonLimits = { keys: 12, key: 24, text: 200 } as const;

/** The lesson that is open. */
export interface OpenLesson {
  readonly id: LessonId;
  readonly state: LessonState;
}
