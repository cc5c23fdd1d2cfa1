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

/** Where a lesson was left, under keys of its own: kept over a reload, and carried by a link. */
export type LessonState = Readonly<Record<string, number | string>>;

/** Limits of a state: its keys, and the lengths of a key and of a text. */
export const lessonLimits = { keys: 12, key: 24, text: 200 } as const;

/** The lesson that is open. */
export interface OpenLesson {
  readonly id: LessonId;
  readonly state: LessonState;
}
