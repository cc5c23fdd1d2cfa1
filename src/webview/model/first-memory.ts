import type { PanelMemory } from '../../protocol/panel.ts';

/** What a panel looks like before anything was chosen in any. */
export const FIRST_MEMORY: PanelMemory = {
  subject: undefined,
  quantity: 'h',
  label: 'bracketDepth',
  scheme: 'blueOrange',
  view: 'neuron',
  guesses: false,
  plot: true,
  page: 'text',
};
