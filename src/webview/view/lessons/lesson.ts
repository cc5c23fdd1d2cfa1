/** What a lesson is: a folder here and an entry in `lessons.ts`, with its id in `LESSON_IDS`. */
import type { LessonId, LessonState } from '../../../protocol/lessons.ts';
import type { Part } from '../../model/parts.ts';
import type { Context } from '../view.ts';

export interface Lesson {
  readonly id: LessonId;
  /** Whether it needs a text. Where there is none, a sample is offered instead of the lesson. */
  readonly needsText: boolean;
  view(context: LessonContext): LessonView;
}

export interface LessonContext extends Context {
  /** The state in which it was left, or which a link gives. As it comes from outside, invalid parts are ignored. */
  readonly state: LessonState;
  /** Stores the state for next time: what the reader chose, but not what the pointer passed over. */
  keep(state: LessonState): void;
  /** The content changed: the view is drawn in the next frame. */
  redraw(): void;
}

/** Draws a lesson while it is open. */
export interface LessonView {
  /** The parts of the model that it draws. */
  readonly parts: readonly (Part | 'theme')[];
  /** How the question is answered; the question itself is among the texts. */
  readonly guess: Guess;
  /** What exactly the question is about, shown with it until there is a guess. */
  readonly about?: HTMLElement;
  /** Shown once there is a guess. */
  readonly root: HTMLElement;
  /** Called also before there is a guess, to find out the truth. */
  draw(changed: ReadonlySet<Part | 'theme'>): void;
  /** The lesson is no longer shown. */
  close?(): void;
}

/** In each, `truth` returns undefined until it is known. */
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
  /** The unit, as written after the number. */
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
