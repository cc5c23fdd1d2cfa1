import { endOfLineNeuron } from '../../core/certify/worth-seeing.ts';
import type { Certified } from '../../protocol/certificates.ts';
import { PRESETS, type Preset } from '../../protocol/panel-strings.ts';
import type { PanelMemory } from '../../protocol/panel.ts';
import type { PanelModel } from './panel-model.ts';

/**
 * What each preset sets. `notesTanh` and `notesGuesses` are the two pictures of Karpathy 2015: tanh(c) from red at
 * -1 to blue at +1; and activated green, not activated blue, with the five likeliest next characters under each.
 */
const SETS: Record<Preset, Partial<PanelMemory>> = {
  blueOrange: { view: 'neuron', scheme: 'blueOrange', guesses: false },
  redBlue: { view: 'neuron', scheme: 'redBlue', guesses: false },
  notesTanh: { view: 'neuron', scheme: 'redBlue', quantity: 'tanhC', guesses: false },
  notesGuesses: { view: 'neuron', scheme: 'blueGreen', quantity: 'h', guesses: true },
  surprise: { view: 'surprise', scheme: 'blueOrange', guesses: false },
};

export function presetChanges(preset: Preset): Partial<PanelMemory> {
  return SETS[preset];
}

/** The neuron of the notes' end-of-line picture; undefined where none is known. */
export function endOfLine({ catalogued }: PanelModel): Certified | undefined {
  return catalogued && endOfLineNeuron(catalogued.certified, catalogued.family);
}

/** Applies a preset; the notes' end-of-line picture also chooses its neuron, where that is known. */
export function lookBy(preset: Preset, model: PanelModel): void {
  const changes = presetChanges(preset);
  const neuron = preset === 'notesTanh' ? endOfLine(model)?.neuron : undefined;
  if (neuron !== undefined) model.choose(neuron, changes.quantity);
  model.remember({ ...changes, ...(neuron && { label: 'column' }) });
}

/** The preset closest to the current settings. */
export function presetOf({ view, scheme, quantity }: PanelMemory): Preset {
  if (view === 'surprise') return 'surprise';
  if (scheme === 'blueGreen') return 'notesGuesses';
  if (scheme === 'redBlue') return quantity === 'tanhC' ? 'notesTanh' : 'redBlue';
  return 'blueOrange';
}

export { PRESETS };
