/** A list of neurons, with the arrow keys to go through it. */
import { isDirection, sameSubject, type Subject } from '../../core/inspect/subject.ts';
import type { PanelModel } from '../model/panel-model.ts';
import { element, onPress } from './dom.ts';
import type { ShortVerdict } from './titles.ts';

export interface Row {
  readonly subject: Subject;
  readonly name: string;
  /** Where it comes from, in a word. */
  readonly kind?: { readonly word: string; readonly hint: string };
  /** -1 to 1, drawn as a bar: the figure on held-out packages where that is known. */
  readonly value?: number | undefined;
  /** The figure on held-out packages. */
  readonly heldOut?: string;
  /** What that figure is, where it differs from the column's. */
  readonly heldOutHint?: string;
  /** The same on this file. */
  readonly text?: string;
  readonly verdict?: ShortVerdict;
}

const STEPS: Readonly<Record<string, number>> = {
  ArrowDown: 1,
  ArrowUp: -1,
  PageDown: 10,
  PageUp: -10,
};

let lists = 0;

export class NeuronList {
  readonly root: HTMLElement;
  readonly #id = `neurons-${++lists}`;
  readonly #model: PanelModel;
  #rows: readonly Row[] = [];
  #chosen: Subject | undefined;
  /** The chosen row, until it is scrolled to. */
  #toShow: Element | undefined;

  constructor(label: string, model: PanelModel) {
    this.#model = model;
    this.root = element('div', {
      class: 'list',
      role: 'listbox',
      tabindex: '0',
      'aria-label': label,
    });
    this.root.addEventListener('keydown', (event) => this.#key(event));
    onPress(this.root, ({ target, detail }) => {
      const subject = this.#subjectAt(target);
      if (subject === undefined) return;
      model.choose(subject);
      if (detail === 2) this.#openCertificate();
    });
  }

  draw(rows: readonly Row[], chosen: Subject | undefined): void {
    const isSame = JSON.stringify(rows) === JSON.stringify(this.#rows);
    const chosenBefore = this.#chosen;
    [this.#rows, this.#chosen] = [rows, chosen];
    if (isSame && sameSubject(chosen, chosenBefore)) return;
    if (!isSame) this.root.replaceChildren(...rows.map((row, at) => this.#row(row, at)));
    this.root.removeAttribute('aria-activedescendant');
    this.#toShow = undefined;
    rows.forEach(({ subject }, at) => {
      const item = this.root.children[at]!;
      const selected = sameSubject(subject, chosen);
      item.setAttribute('aria-selected', String(selected));
      if (!selected) return;
      this.root.setAttribute('aria-activedescendant', item.id);
      this.#toShow = item;
    });
  }

  settle(): void {
    this.#toShow?.scrollIntoView({ block: 'nearest' });
    this.#toShow = undefined;
  }

  flip(step: number): void {
    // From the model: what is drawn may be a frame behind.
    const chosen = this.#model.memory.subject;
    const at = this.#rows.findIndex(({ subject }) => sameSubject(subject, chosen));
    const next = at < 0 ? 0 : Math.max(0, Math.min(this.#rows.length - 1, at + step));
    const row = this.#rows[next];
    if (row !== undefined) this.#model.choose(row.subject);
  }

  /** Opens the certificate of the chosen neuron. */
  #openCertificate(): void {
    this.#model.remember({ page: 'certificate' });
  }

  #subjectAt(target: EventTarget | null): Subject | undefined {
    const id = target instanceof Element ? target.closest('[role=option]')?.id : undefined;
    return this.#rows[Number(id?.split('-').at(-1))]?.subject;
  }

  #row(shown: Row, at: number): HTMLElement {
    const { subject, name, kind, value, text, heldOut, heldOutHint, verdict } = shown;
    const row = element(
      'div',
      {
        role: 'option',
        id: `${this.#id}-${at}`,
        class: `row${isDirection(subject) ? ' virtual' : ''}`,
      },
      element('span', { class: 'name' }, name),
    );
    const track = element('span', { class: 'track', 'aria-hidden': 'true' });
    if (value !== undefined) {
      const bar = element('span', { class: `bar ${value < 0 ? 'negative' : 'positive'}` });
      bar.style.width = `${Math.abs(value) * 100}%`;
      track.append(bar);
    }
    row.append(track);
    if (verdict !== undefined) row.append(verdictWords(verdict));
    if (kind !== undefined) {
      row.append(element('span', { class: 'kind', title: kind.hint }, kind.word));
    }
    if (heldOut !== undefined)
      row.append(element('span', { class: 'held-out', title: heldOutHint }, heldOut));
    if (text !== undefined) row.append(element('span', { class: 'figure' }, text));
    return row;
  }

  #key(event: KeyboardEvent): void {
    const step = STEPS[event.key];
    if (step !== undefined && !event.altKey) this.flip(step);
    else if (event.key === 'Home') this.flip(-this.#rows.length);
    else if (event.key === 'End') this.flip(this.#rows.length);
    else if (event.key === 'Enter') this.#openCertificate();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
}

/** A sign to see, with words for tooltips and screen readers. */
function verdictWords({ sign, words, hint = words }: ShortVerdict): HTMLElement {
  return element(
    'span',
    { class: 'verdict', title: hint },
    element('span', { class: 'sign', 'aria-hidden': 'true' }, sign),
    ` ${words}`,
  );
}
