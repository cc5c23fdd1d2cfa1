/** What a lesson is. It is a folder here and an entry in `lessons.ts`; its id stands in `LESSON_IDS`. */
import type { LessonId, LessonState } from '../../../protocol/lessons.ts';
import type { Part } from '../../model/parts.ts';
import type { Context } from '../view.ts';

export interface Lesson {
  readonly id: LessonId;
  /** Whether it is about the characters of a text. Without one a sample is offered in its place. */
  readonly needsText: boolean;
  view(context: LessonContext): LessonView;
}

export interface LessonContext extends Context {
  /** What it was left at, or what a link says. It comes from outside: what does not fit is as if it were not there. */
  readonly state: LessonState;
  /** Notes where it is left: what is chosen, and not what a pointer passes over. */
  keep(state: LessonState): void;
  /** What is shown is another: the view is drawn with the next frame. */
  redraw(): void;
}

/** Draws a lesson, as long as that is the one that is open. */
export interface LessonView {
  /** What of the model it draws. */
  readonly parts: readonly (Part | 'theme')[];
  /** How the question is answered; the question itself is among the texts. */
  readonly guess: Guess;
  /** What exactly is asked about, as things are now: shown beside the question until there is a guess. */
  readonly about?: HTMLElement;
  /** Shown once there is a guess. */
  readonly root: HTMLElement;
  /** Also before there is a guess: what is so has to be found out. */
  draw(changed: ReadonlySet<Part | 'theme'>): void;
  /** It is shown no more. */
  close?(): void;
}

/** In each, undefined is the truth as long as nobody knows. */
export type Guess = ChoiceGuess | NumberGuess | PlaceGuess;

export interface ChoiceGuess {
  readonly kind: 'choice';
  readonly options: readonly string[];
  /** Index of an option. */
  truth(): number | undefined;
}

export interface NumberGuess {
  readonly kind: 'number';
  readonly min: number;
  readonly max: number;
  readonly step: number;
  /** What is counted, as it stands after the number. */
  readonly unit: string;
  truth(): number | undefined;
}

/** A click on a character of a line. */
export interface PlaceGuess {
  readonly kind: 'place';
  /** `from` is the offset of its first character in the document. */
  line(): { readonly text: string; readonly from: number };
  /** Offset in the document. */
  truth(): number | undefined;
}
