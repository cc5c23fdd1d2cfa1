/** Choosing a neuron by search, from a label's list or from the pinned ones; below them, the label's direction. */
import '@vscode-elements/elements/dist/vscode-option/index.js';
import '@vscode-elements/elements/dist/vscode-single-select/index.js';
import type { VscodeSingleSelect } from '@vscode-elements/elements/dist/vscode-single-select/index.js';

import { listOrders, type ListOrder } from '../../core/certify/listing.ts';
import { passes } from '../../core/certify/grade.ts';
import type { CertifiedQuantity, Neuron } from '../../core/inspect/cell.ts';
import { sameSubject } from '../../core/inspect/subject.ts';
import type { LabelName } from '../../core/labels/labels.ts';
import type { Part } from '../model/parts.ts';
import { element, filled, filledWith, linkButton, wordButton } from './dom.ts';
import { NeuronList, type Row } from './neuron-list.ts';
import { probeRows, rankedRows } from './neuron-rows.ts';
import { SearchView } from './search-view.ts';
import { subjectTitle } from './titles.ts';
import type { Context, View } from './view.ts';

export class NeuronsView implements View {
  readonly parts = ['ranking', 'choice', 'pinned', 'model', 'document', 'catalogued'] as const;
  readonly root: HTMLElement;
  readonly #context: Context;
  readonly #label: VscodeSingleSelect;
  readonly #orders: Readonly<Record<ListOrder, HTMLButtonElement>>;
  readonly #search: SearchView;
  readonly #gallery: HTMLButtonElement;
  readonly #note = element('p', { class: 'note' });
  readonly #columns: HTMLElement;
  readonly #ranked: NeuronList;
  readonly #probes: NeuronList;
  readonly #probesTitle: HTMLElement;
  readonly #pinned: NeuronList;
  readonly #pinnedTitle: HTMLElement;
  /** The label's direction, apart from the ranked neurons. */
  readonly #apart: HTMLElement;
  #labelsShown: readonly LabelName[] = [];

  constructor(context: Context) {
    const { strings, model } = context;
    this.#context = context;
    this.#search = new SearchView(context);
    this.#gallery = wordButton('gallery', strings.gallery, strings.galleryHint, () =>
      model.remember({ page: model.memory.page === 'gallery' ? 'text' : 'gallery' }),
    );
    this.#label = element('vscode-single-select', { class: 'label-select' });
    this.#label.label = strings.rankedBy;
    this.#label.addEventListener('change', () =>
      model.remember({ label: this.#label.value as LabelName }),
    );
    this.#orders = orderButtons(context);
    this.#columns = element(
      'div',
      { class: 'columns', role: 'group', 'aria-label': strings.orderedBy },
      ...listOrders.map((order) => this.#orders[order]),
    );
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
      element('div', { class: 'finding' }, this.#search.root, this.#gallery, this.#label),
      this.#search.problem,
      element('div', { class: 'ranked' }, this.#note, this.#columns, this.#ranked.root),
      this.#apart,
    );
  }

  draw(changed: ReadonlySet<Part | 'theme'>): void {
    const { model, strings } = this.#context;
    const { subject, order, page } = model.memory;
    this.#drawLabels();
    for (const one of listOrders) {
      this.#orders[one].setAttribute('aria-pressed', String(one === order));
    }
    this.#gallery.setAttribute('aria-pressed', String(page === 'gallery'));
    const ranked = rankedRows(this.#context);
    const probes = probeRows(this.#context);
    if (['ranking', 'document', 'catalogued'].some((part) => changed.has(part as Part))) {
      this.#drawNote(this.#noteText(ranked.length));
      this.#note.title = strings.onThisFileHint;
    }
    this.#columns.hidden = !ranked.some(({ heldOut }) => heldOut !== undefined);
    this.#ranked.draw(ranked, subject);
    this.#probes.draw(probes, subject);
    this.#probesTitle.hidden = this.#probes.root.hidden = probes.length === 0;
    const pinned = model.pinned.map(
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

  settle(): void {
    for (const list of [this.#ranked, this.#probes, this.#pinned]) list.settle();
  }

  /** Whether the search shows its results. */
  get hasHits(): boolean {
    return this.#search.isOpen;
  }

  /** Chooses the next or the previous neuron of the ranked list. */
  flip(step: -1 | 1): void {
    this.#ranked.flip(step);
  }

  /** Offers the labels that the document can have. */
  #drawLabels(): void {
    const { model, strings } = this.#context;
    const { tellable, label } = model;
    if (this.#labelsShown !== tellable) {
      this.#labelsShown = tellable;
      this.#label.replaceChildren(
        ...tellable.map((name) => option(name, strings.labels[name], name === label)),
      );
    }
    if (this.#label.value !== label) this.#label.value = label;
  }

  /** Redraws the note only when its text changes: a link in it may have the focus. */
  #drawNote(note: readonly (Node | string)[]): void {
    const made = element('p', {}, ...note);
    if (made.textContent !== this.#note.textContent) this.#note.replaceChildren(...note);
  }

  #noteText(count: number): (Node | string)[] {
    const { model, strings, number } = this.#context;
    const { ranking } = model;
    if (ranking === undefined) return [];
    const isCertified = ranking.neurons.some(({ heldOut }) => heldOut !== undefined);
    if (model.memory.order === 'certificate' && isCertified) return this.#judgement();
    if (count > 0) return [filled(strings.onThisFile, number(ranking.characters, 0))];
    // A value that does not vary at the beginning may do so further on.
    return ranking.read < ranking.readable ? [] : [strings.nothingFollows];
  }

  /** Says that no neuron passes for the label, which comes nearest and which was taught it; empty where one passes. */
  #judgement(): (Node | string)[] {
    const { model, strings } = this.#context;
    const { ranking, catalogued, label, network } = model;
    if (ranking === undefined || catalogued === undefined) return [];
    const where = strings.certificate.families[catalogued.family];
    const { proposal, direction } = ranking;
    const told = network?.taught.neurons.find((one) => one.label === label);
    const taught = told ? [' ', ...filledWith(strings.taughtIt, this.#link(told.neuron, 'h'))] : [];
    if (proposal === undefined) {
      return [filled(strings.notAsked, strings.labels[label], where), ...taught];
    }
    if (passes(proposal.grade)) return [];
    const nearest = this.#link(proposal.neuron, proposal.quantity);
    return [
      ...filledWith(strings.nonePasses, strings.labels[label], where, nearest),
      ...taught,
      ...(direction === undefined ? [] : [` ${strings.fittedBelow}`]),
    ];
  }

  /** A link that chooses a neuron named in a sentence. */
  #link(neuron: Neuron, quantity: CertifiedQuantity): HTMLElement {
    const { model, strings } = this.#context;
    const name = `${subjectTitle(strings, neuron)} ${quantity}`;
    return linkButton(name, () => model.choose(neuron, quantity));
  }
}

/** A button for each of a row's two figures: it names the figure and orders the list by it. */
function orderButtons({ model, strings }: Context): Readonly<Record<ListOrder, HTMLButtonElement>> {
  const { thisFile, heldOut, heldOutHint } = strings.certificate;
  const words = { certificate: heldOut, file: thisFile };
  const button = (order: ListOrder): HTMLButtonElement => {
    const title = `${strings.orders[order]}. ${heldOutHint}`;
    const made = element('button', { type: 'button', class: 'order', title }, words[order]);
    made.addEventListener('click', () => model.remember({ order }));
    return made;
  };
  return { certificate: button('certificate'), file: button('file') };
}

export function option(value: string, text: string, selected: boolean): HTMLElement {
  const made = element('vscode-option', { value }, text);
  if (selected) made.setAttribute('selected', '');
  return made;
}
