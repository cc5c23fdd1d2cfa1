/** How the value under the cursor came about, in words and numbers: f c + i g = c, then o tanh(c) = h. */
import { QUANTITY_SIGNS } from '../../core/colour/quantities.ts';
import { isHeld } from '../../core/model/held.ts';
import type { CellQuantity, CellStep } from '../../protocol/inspection.ts';
import { cellShown } from '../model/cell-wanted.ts';
import { element } from './dom.ts';
import { lessonLink } from './lessons/lesson-link.ts';
import type { Context, View } from './view.ts';

/** The terms in the order of the two sums, each with the sign before it. */
const TERMS = [
  { quantity: 'f', part: 'f', sign: '' },
  { quantity: undefined, part: 'before', sign: '×' },
  { quantity: 'i', part: 'i', sign: '+' },
  { quantity: 'g', part: 'g', sign: '×' },
  { quantity: 'c', part: 'c', sign: '=' },
  { quantity: 'o', part: 'o', sign: '' },
  { quantity: 'tanhC', part: 'tanhC', sign: '×' },
  { quantity: 'h', part: 'h', sign: '=' },
] as const satisfies readonly {
  quantity: CellQuantity | undefined;
  part: keyof CellStep;
  sign: string;
}[];

/** Where the second sum begins. */
const SECOND = TERMS.findIndex(({ part }) => part === 'o');

export class CellView implements View {
  readonly parts = ['cell', 'choice', 'cursor', 'document', 'held'] as const;
  readonly root: HTMLElement;
  readonly #context: Context;
  readonly #values = new Map<keyof CellStep, HTMLElement>();
  readonly #buttons = new Map<CellQuantity, HTMLButtonElement>();
  readonly #hint = element('p', { class: 'hint' });
  /** The quantity that the pointer is on or that has the focus. */
  #asked: CellQuantity | undefined;

  constructor(context: Context) {
    this.#context = context;
    const terms = TERMS.map((term) => this.#term(term));
    this.root = element(
      'section',
      { class: 'cell', 'aria-label': context.strings.cameAbout },
      element('div', { class: 'sum' }, ...terms.slice(0, SECOND).flat()),
      element('div', { class: 'sum' }, ...terms.slice(SECOND).flat(), lessonLink(context, 'cell')),
      this.#hint,
    );
  }

  draw(): void {
    const { model, strings, number } = this.#context;
    const neuron = cellShown(model);
    const { document, cell, memory } = model;
    this.root.hidden = neuron === undefined || document === undefined || document.text === '';
    if (this.root.hidden) return;
    // Until the next character's answer is here, the last one's numbers stay, so that they do not flicker.
    for (const [part, value] of this.#values) {
      const known = cell?.step?.[part];
      value.textContent = known === undefined ? '–' : number(known, 2);
    }
    // The network then uses the held value instead of this h.
    const isWounded = neuron !== undefined && model.surgery.held.some((one) => isHeld(one, neuron));
    if (isWounded) this.#values.get('h')!.append(` (${strings.surgery.heldCell})`);
    for (const [quantity, button] of this.#buttons) {
      button.setAttribute('aria-pressed', String(memory.quantity === quantity));
    }
    this.#hint.textContent = strings.quantityHints[this.#asked ?? memory.quantity];
    this.#hint.title = this.#hint.textContent;
  }

  #term({ quantity, part, sign }: (typeof TERMS)[number]): HTMLElement[] {
    const { strings, model } = this.#context;
    const value = element('span', { class: 'value' });
    this.#values.set(part, value);
    const before = sign === '' ? [] : [element('span', { class: 'operator' }, sign)];
    const word = strings.cellWords[part];
    const name = element('span', { class: 'key' }, ...(word === '' ? [] : [word, ' ']));
    if (quantity === undefined) {
      return [
        ...before,
        element('span', { class: 'term' }, name, element('var', {}, 'c'), ' ', value),
      ];
    }
    const letter = element('var', {}, QUANTITY_SIGNS[quantity]);
    const title = strings.quantityHints[quantity];
    const button = element(
      'button',
      { type: 'button', class: 'term', title },
      name,
      letter,
      ' ',
      value,
    );
    button.addEventListener('click', () => model.remember({ quantity }));
    const ask = (asked: CellQuantity | undefined): void => {
      this.#asked = asked;
      this.draw();
    };
    for (const event of ['mouseenter', 'focus'])
      button.addEventListener(event, () => ask(quantity));
    for (const event of ['mouseleave', 'blur'])
      button.addEventListener(event, () => ask(undefined));
    this.#buttons.set(quantity, button);
    return [...before, button];
  }
}
