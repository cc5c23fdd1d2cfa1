/** What every lesson has, a sentence each. */
export interface EachLesson {
  readonly title: string;
  readonly question: string;
  /** {0} what the reader guessed, {1} what is so. */
  readonly told: string;
  readonly takeHome: string;
}
