/** Shown above everything else where the network has no such neuron: through a link to another network, or a typo. */
import { neuronName } from '../../core/inspect/cell.ts';
import { existing } from '../model/existing.ts';
import { element, filled } from './dom.ts';
import type { Context, View } from './view.ts';

export class MissingBanner implements View {
  readonly parts = ['choice', 'model', 'ranking'] as const;
  readonly root: HTMLElement;
  readonly #context: Context;
  readonly #words = element('p', { role: 'status' });
  readonly #best = element('button', { type: 'button', class: 'words' });

  constructor(context: Context) {
    const { strings, model } = context;
    this.#context = context;
    this.#best.addEventListener('click', () => {
      const best = model.ranking?.neurons[0];
      if (best !== undefined) model.choose({ layer: best.layer, unit: best.unit });
    });
    this.root = element(
      'section',
      { class: 'panel-notice missing-banner', 'aria-label': strings.missingNeuron.title },
      this.#words,
      this.#best,
    );
    this.root.hidden = true;
  }

  draw(): void {
    const { model, strings } = this.#context;
    const { network, memory, ranking } = model;
    const { says, look } = strings.missingNeuron;
    const missing = existing(model) ? undefined : memory.subject;
    this.root.hidden = missing === undefined || network === undefined;
    const best = ranking?.neurons[0];
    this.#best.hidden = best === undefined;
    if (best !== undefined) this.#best.textContent = filled(look, neuronName(best));
    const text =
      missing === undefined || network === undefined || 'probe' in missing
        ? ''
        : filled(says, neuronName(missing), layersInWords(network.widths));
    if (this.#words.textContent !== text) this.#words.textContent = text;
  }
}

/** L1·0–511, L2·0–511, ... */
function layersInWords(widths: readonly number[]): string {
  return widths.map((width, layer) => `${neuronName({ layer, unit: 0 })}–${width - 1}`).join(', ');
}
