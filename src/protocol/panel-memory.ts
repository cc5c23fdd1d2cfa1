import { FIRST_CHOICE, type ColourChoice } from '../core/colour/first-choice.ts';
import type { Subject } from '../core/inspect/subject.ts';

/** What a panel looks like, kept over a reload. */
export interface PanelMemory extends ColourChoice {
  readonly subject: Subject | undefined;
  readonly view: 'neuron' | 'surprise';
  readonly guesses: boolean;
  readonly plot: boolean;
  /** What takes the room: the coloured text, or the certificate of what colours it. */
  readonly page: 'certificate' | 'text';
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
