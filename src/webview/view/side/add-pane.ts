/** Adds a pane: the chosen neuron, one by its name, or surprise. */
import { neuronRanges } from '../../../core/inspect/cell.ts';
import type { Pane } from '../../../protocol/side-by-side.ts';
import { findPane, samePane } from '../../model/side/panes.ts';
import { element, filled } from '../dom.ts';
import { paneTitle } from '../titles.ts';
import type { Context } from '../view.ts';

export class AddPane {
  readonly root: HTMLElement;
  readonly #context: Context;
  readonly #put: (pane: Pane) => void;
  readonly #tell: (problem: string) => void;
  readonly #chosen = element('button', { type: 'button', class: 'take' });
  readonly #surprise: HTMLElement;
  readonly #name: HTMLInputElement;

  constructor(context: Context, put: (pane: Pane) => void, tell: (problem: string) => void) {
    const { side } = context.strings;
    this.#context = context;
    this.#put = put;
    this.#tell = tell;
    this.#name = element('input', {
      ...{ type: 'text', class: 'typed', spellcheck: 'false', autocomplete: 'off' },
      ...{ 'aria-label': side.addTyped, placeholder: side.addHint },
    });
    const add = element('button', { type: 'submit', class: 'take' }, side.add);
    this.#surprise = element(
      'button',
      { type: 'button', class: 'take', title: side.surpriseHint },
      side.addSurprise,
    );
    this.#surprise.addEventListener('click', () => put('surprise'));
    const parts = [this.#name, add, this.#chosen, this.#surprise];
    this.root = element('form', { class: 'add-pane' }, ...parts);
    this.#chosen.addEventListener('click', () => {
      const { chosen } = context.model.side;
      if (chosen !== undefined) put(chosen);
    });
    this.root.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#typed();
    });
  }

  draw(): void {
    const { model, strings } = this.#context;
    const { chosen, panes } = model.side;
    const isThere = chosen === undefined || panes.some((pane) => samePane(pane, chosen));
    this.#surprise.hidden = panes.includes('surprise');
    this.#chosen.hidden = isThere;
    if (isThere) return;
    this.#chosen.textContent = filled(strings.side.addChosen, paneTitle(strings, chosen));
  }

  #typed(): void {
    const { model, strings } = this.#context;
    const { network, memory } = model;
    const text = this.#name.value.trim();
    if (network === undefined || text === '') return;
    const pane = findPane(text, network, memory.quantity);
    if (pane === undefined) {
      this.#tell(filled(strings.nothingFound, neuronRanges(network.widths)));
      return;
    }
    this.#name.value = '';
    this.#put(pane);
  }
}
