/** A list of neurons to flip through with the arrow keys. */
import { neuronName, type Neuron } from '../../core/inspect/cell.ts';
import { sameNeuron } from '../model/neuron-name.ts';
import { element } from './dom.ts';

export interface Row {
  readonly neuron: Neuron;
  /** -1 to 1, drawn as a bar. */
  readonly value?: number;
  readonly text?: string;
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
  readonly #choose: (neuron: Neuron) => void;
  #rows: readonly Row[] = [];
  #chosen: Neuron | undefined;

  constructor(label: string, choose: (neuron: Neuron) => void) {
    this.#choose = choose;
    this.root = element('div', {
      class: 'list',
      role: 'listbox',
      tabindex: '0',
      'aria-label': label,
    });
    this.root.addEventListener('keydown', (event) => this.#key(event));
    this.root.addEventListener('click', ({ target }) => {
      const at = target instanceof Element ? target.closest('[role=option]')?.id : undefined;
      const row = this.#rows[Number(at?.split('-').at(-1))];
      if (row !== undefined) choose(row.neuron);
    });
  }

  draw(rows: readonly Row[], chosen: Neuron | undefined): void {
    const isSame =
      rows.length === this.#rows.length && rows.every((row, i) => sameRow(row, this.#rows[i]!));
    const chosenBefore = this.#chosen;
    [this.#rows, this.#chosen] = [rows, chosen];
    if (isSame && sameNeuron(chosen, chosenBefore)) return;
    if (!isSame) this.root.replaceChildren(...rows.map((row, at) => this.#row(row, at)));
    this.root.removeAttribute('aria-activedescendant');
    rows.forEach(({ neuron }, at) => {
      const item = this.root.children[at]!;
      const selected = sameNeuron(neuron, chosen);
      item.setAttribute('aria-selected', String(selected));
      if (!selected) return;
      this.root.setAttribute('aria-activedescendant', item.id);
      item.scrollIntoView({ block: 'nearest' });
    });
  }

  flip(step: number): void {
    const at = this.#rows.findIndex(({ neuron }) => sameNeuron(neuron, this.#chosen));
    const next = at < 0 ? 0 : Math.max(0, Math.min(this.#rows.length - 1, at + step));
    const row = this.#rows[next];
    if (row !== undefined) this.#choose(row.neuron);
  }

  #row({ neuron, value, text }: Row, at: number): HTMLElement {
    const row = element(
      'div',
      { role: 'option', id: `${this.#id}-${at}`, class: 'row' },
      element('span', { class: 'name' }, neuronName(neuron)),
    );
    if (value === undefined || text === undefined) return row;
    const bar = element('span', { class: `bar ${value < 0 ? 'negative' : 'positive'}` });
    bar.style.width = `${Math.abs(value) * 100}%`;
    row.append(
      element('span', { class: 'track', 'aria-hidden': 'true' }, bar),
      element('span', { class: 'figure' }, text),
    );
    return row;
  }

  #key(event: KeyboardEvent): void {
    const step = STEPS[event.key];
    if (step !== undefined && !event.altKey) this.flip(step);
    else if (event.key === 'Home') this.flip(-this.#rows.length);
    else if (event.key === 'End') this.flip(this.#rows.length);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
}

function sameRow(one: Row, other: Row): boolean {
  return sameNeuron(one.neuron, other.neuron) && one.text === other.text;
}
