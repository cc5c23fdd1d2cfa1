/** Choosing a neuron: ranked by a label, by name, or from the pinned ones. */
import '@vscode-elements/elements/dist/vscode-option/index.js';
import '@vscode-elements/elements/dist/vscode-single-select/index.js';
import '@vscode-elements/elements/dist/vscode-textfield/index.js';
import type { VscodeSingleSelect } from '@vscode-elements/elements/dist/vscode-single-select/index.js';
import type { VscodeTextfield } from '@vscode-elements/elements/dist/vscode-textfield/index.js';

import { neuronName, type Neuron } from '../../core/inspect/cell.ts';
import { labelNames, type LabelName } from '../../core/labels/labels.ts';
import { findNeuron, sameNeuron } from '../model/neuron-name.ts';
import type { Part } from '../model/panel-model.ts';
import { element, filled } from './dom.ts';
import { NeuronList } from './neuron-list.ts';
import type { Context, View } from './view.ts';

export class NeuronsView implements View {
  readonly parts = ['ranking', 'choice', 'favourites', 'model', 'document'] as const;
  readonly root: HTMLElement;
  readonly #context: Context;
  readonly #label: VscodeSingleSelect;
  readonly #search: VscodeTextfield;
  readonly #problem = element('p', { class: 'problem', role: 'alert' });
  readonly #note = element('p', { class: 'note' });
  readonly #ranked: NeuronList;
  readonly #pinned: NeuronList;
  readonly #pinnedTitle: HTMLElement;

  constructor(context: Context) {
    const { strings, model } = context;
    this.#context = context;
    this.#label = labelSelect(context);
    this.#search = element('vscode-textfield');
    this.#search.label = strings.search;
    this.#search.placeholder = strings.searchHint;
    this.#search.addEventListener('change', () => this.#find());
    const choose = (neuron: Neuron): void => model.choose(neuron);
    this.#ranked = new NeuronList(strings.ranking, choose);
    this.#pinned = new NeuronList(strings.pinned, choose);
    this.#pinnedTitle = element('h2', {}, strings.pinned);
    this.root = element(
      'section',
      { class: 'neurons', 'aria-label': strings.neurons },
      element('h2', {}, strings.rankedBy),
      this.#label,
      this.#note,
      this.#ranked.root,
      this.#pinnedTitle,
      this.#pinned.root,
      this.#search,
      this.#problem,
    );
  }

  draw(changed: ReadonlySet<Part | 'theme'>): void {
    const { model, strings, number } = this.#context;
    const { neuron, label } = model.memory;
    if (this.#label.value !== label) this.#label.value = label;
    this.#label.disabled = !model.labelled;
    const neurons = model.ranking?.neurons ?? [];
    if (changed.has('ranking') || changed.has('document')) {
      this.#note.textContent = this.#noteText(neurons.length);
      this.#note.title = strings.onThisFileHint;
    }
    const rows = neurons.map(({ layer, unit, rho }) => ({
      neuron: { layer, unit },
      value: rho,
      text: number(rho, 2),
    }));
    this.#ranked.draw(rows, neuron);
    const pinned = model.favourites.map((one) => ({
      neuron: one,
      ...rows.find((row) => sameNeuron(row.neuron, one)),
    }));
    this.#pinned.draw(pinned, neuron);
    this.#pinnedTitle.hidden = this.#pinned.root.hidden = pinned.length === 0;
  }

  /** The next or the previous of the ranked list. */
  flip(step: -1 | 1): void {
    this.#ranked.flip(step);
  }

  #noteText(count: number): string {
    const { model, strings, number } = this.#context;
    if (!model.labelled) return strings.noLabels;
    if (model.ranking === undefined) return '';
    return count === 0
      ? strings.nothingFollows
      : filled(strings.onThisFile, number(model.ranking.characters, 0));
  }

  #find(): void {
    const { model, strings } = this.#context;
    const text = this.#search.value;
    if (model.network === undefined || text.trim() === '') return;
    const neuron = findNeuron(text, model.network);
    const { layers, hidden } = model.network;
    this.#problem.textContent =
      neuron === undefined ? filled(strings.noSuchNeuron, layers, hidden - 1) : '';
    if (neuron === undefined) return;
    this.#search.value = neuronName(neuron);
    model.choose(neuron);
  }
}

function labelSelect({ model, strings }: Context): VscodeSingleSelect {
  const select = element('vscode-single-select');
  select.label = strings.rankedBy;
  for (const name of labelNames) {
    select.append(option(name, strings.labels[name], name === model.memory.label));
  }
  select.addEventListener('change', () => model.remember({ label: select.value as LabelName }));
  return select;
}

export function option(value: string, text: string, selected: boolean): HTMLElement {
  const made = element('vscode-option', { value }, text);
  if (selected) made.setAttribute('selected', '');
  return made;
}
