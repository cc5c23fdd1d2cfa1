import type { LanguageTag } from '../../core/text/language.ts';
import type { EachLesson } from './each-lesson.ts';

export interface LearningStrings extends EachLesson {
  readonly language: string;
  readonly languages: Readonly<Record<LanguageTag, string>>;
  /** {0} a number of millions of characters. */
  readonly millions: string;
  /** Of the slider. */
  readonly time: string;
  /** Of the buttons beside it. */
  readonly leafing: Readonly<Record<'next' | 'pause' | 'play' | 'previous', string>>;
  /** {0} characters, {1} of {2} runs. */
  readonly after: string;
  /** {0} characters. */
  readonly shipped: string;
  /** {0} bits, {1} how many characters would be as hard to choose from. */
  readonly bits: string;
  /** {0} a neuron, {1} one of its values, {2} a correlation. */
  readonly best: string;
  /** {0} how many values of neurons, {1} the correlation. */
  readonly enough: string;
  readonly look: string;
  readonly wrote: string;
  readonly wroteHint: string;
  /** Before the number of each kind of bracket. */
  readonly fates: Readonly<Record<'closed' | 'open' | 'wrong', string>>;
  readonly bitsTitle: string;
  readonly bitsAxis: string;
  readonly rhoTitle: string;
  readonly rhoAxis: string;
  readonly charactersAxis: string;
  /** {0} and {1} millions of characters between which there is no page. */
  readonly runsHint: string;
  readonly rhoHint: string;
}
