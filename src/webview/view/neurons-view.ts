/** Choosing a neuron: ranked by a label, by name, or from the pinned ones; apart from them, what was fitted to the label. */
import '@vscode-elements/elements/dist/vscode-option/index.js';
import '@vscode-elements/elements/dist/vscode-single-select/index.js';
import '@vscode-elements/elements/dist/vscode-textfield/index.js';
import type { VscodeSingleSelect } from '@vscode-elements/elements/dist/vscode-single-select/index.js';
import type { VscodeTextfield } from '@vscode-elements/elements/dist/vscode-textfield/index.js';

import { neuronRanges } from '../../core/inspect/cell.ts';
import { sameSubject } from '../../core/inspect/subject.ts';
import { labelNames, type LabelName } from '../../core/labels/labels.ts';
import { findSubject } from '../model/neuron-name.ts';
import type { Part } from '../model/parts.ts';
import { element, filled } from './dom.ts';
import { NeuronList, type Row } from './neuron-list.ts';
import { probeRows, rankedRows } from './neuron-rows.ts';
import { subjectTitle } from './titles.ts';
import type { Context, View } from './view.ts';

export class NeuronsView implements View {
  readonly parts = ['ranking', 'choice', 'favourites', 'model', 'document'] as const;
  readonly root: HTMLElement;
  readonly #context: Context;
  readonly #label: VscodeSingleSelect;
  readonly #search: VscodeTextfield;
  readonly #problem = element('p', { class: 'problem', role: 'alert' });
  readonly #note = element('p', { class: 'note' });
  readonly #columns: HTMLElement;
  readonly #ranked: NeuronList;
  readonly #probes: NeuronList;
  readonly #probesTitle: HTMLElement;
  readonly #pinned: NeuronList;
  readonly #pinnedTitle: HTMLElement;
  /** Beside the ranked ones, where there is little height. */
  readonly #apart: HTMLElement;

  constructor(context: Context) {
    const { strings, model } = context;
    this.#context = context;
    this.#label = labelSelect(context);
    this.#search = element('vscode-textfield');
    this.#search.label = strings.search;
    this.#search.placeholder = strings.searchHint;
    this.#search.addEventListener('change', () => this.#find());
    this.#columns = columns(context);
    this.#ranked = new NeuronList(strings.ranking, model);
    this.#probes = new NeuronList(strings.certificate.probes, model);
    this.#probesTitle = element('h2', {}, strings.certificate.probes);
    this.#pinned = new NeuronList(strings.pinned, model);
    this.#pinnedTitle = element('h2', {}, strings.pinned);
    this.#apart = element(
      'div',
      { class: 'apart' },
      this.#probesTitle,
      this.#probes.root,
      this.#pinnedTitle,
      this.#pinned.root,
    );
    this.root = element(
      'section',
      { class: 'neurons', 'aria-label': strings.neurons },
      element('h2', {}, strings.rankedBy),
      this.#label,
      element('div', { class: 'ranked' }, this.#note, this.#columns, this.#ranked.root),
      this.#apart,
      this.#search,
      this.#problem,
    );
  }

  draw(changed: ReadonlySet<Part | 'theme'>): void {
    const { model, strings } = this.#context;
    const { subject, label } = model.memory;
    if (this.#label.value !== label) this.#label.value = label;
    this.#label.disabled = !model.labelled;
    const ranked = rankedRows(this.#context);
    const probes = probeRows(this.#context);
    if (changed.has('ranking') || changed.has('document')) {
      this.#note.textContent = this.#noteText(ranked.length);
      this.#note.title = strings.onThisFileHint;
    }
    this.#columns.hidden = !ranked.some(({ heldOut }) => heldOut !== undefined);
    this.#ranked.draw(ranked, subject);
    this.#probes.draw(probes, subject);
    this.#probesTitle.hidden = this.#probes.root.hidden = probes.length === 0;
    const pinned = model.favourites.map(
      (one): Row =>
        [...ranked, ...probes].find((row) => sameSubject(row.subject, one)) ?? {
          subject: one,
          name: subjectTitle(strings, one),
        },
    );
    this.#pinned.draw(pinned, subject);
    this.#pinnedTitle.hidden = this.#pinned.root.hidden = pinned.length === 0;
    this.#apart.hidden = probes.length + pinned.length === 0;
  }

  /** The next or the previous of the ranked list. */
  flip(step: -1 | 1): void {
    this.#ranked.flip(step);
  }

  #noteText(count: number): string {
    const { model, strings, number } = this.#context;
    if (!model.labelled) return strings.noLabels;
    const { ranking } = model;
    if (ranking === undefined) return '';
    if (count > 0) return filled(strings.onThisFile, number(ranking.characters, 0));
    // What does not vary at the beginning may do so further on.
    return ranking.read < ranking.readable ? '' : strings.nothingFollows;
  }

  #find(): void {
    const { model, strings } = this.#context;
    const text = this.#search.value;
    if (model.network === undefined || text.trim() === '') return;
    const subject = findSubject(text, model.network);
    this.#problem.textContent =
      subject === undefined ? filled(strings.noSuchNeuron, neuronRanges(model.network.widths)) : '';
    if (subject === undefined) return;
    this.#search.value = subjectTitle(strings, subject);
    model.choose(subject);
  }
}

/** What the two figures of a row are. */
function columns({ strings }: Context): HTMLElement {
  const { thisFile, heldOut, heldOutHint } = strings.certificate;
  return element(
    'p',
    { class: 'columns', title: heldOutHint },
    element('span', {}, thisFile),
    element('span', {}, heldOut),
  );
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
