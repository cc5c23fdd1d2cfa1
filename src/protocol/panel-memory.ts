import { FIRST_CHOICE, type ColourChoice } from '../core/colour/first-choice.ts';
import type { Subject } from '../core/inspect/subject.ts';

/** What takes the room: the coloured text, or a page about what colours it. Whatever else is named is the text. */
export const PAGE_IDS = ['text', 'certificate'] as const;

/** What a panel looks like, kept over a reload. */
export interface PanelMemory extends ColourChoice {
  readonly subject: Subject | undefined;
  readonly view: 'neuron' | 'surprise';
  readonly guesses: boolean;
  readonly plot: boolean;
  readonly page: (typeof PAGE_IDS)[number];
}

/** What a panel looks like before anything was chosen in any. */
export const FIRST_MEMORY: PanelMemory = {
  ...FIRST_CHOICE,
  subject: undefined,
  view: 'neuron',
  guesses: false,
  plot: true,
  page: 'text',
};
