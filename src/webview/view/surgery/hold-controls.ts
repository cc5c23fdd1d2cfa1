/** How the chosen neuron is held, and which others are held. */
import { holdWays, type HoldWay } from '../../../core/model/held.ts';
import { subjectName } from '../../../core/inspect/subject.ts';
import { element, filled, iconButton } from '../dom.ts';
import { hint } from '../drawing.ts';
import type { Context } from '../view.ts';
import { heldWords } from './held-words.ts';

type Choice = HoldWay | 'free';

export class HoldControls {
  readonly root = element('div', { class: 'hold-controls' });
  readonly #context: Context;
  readonly #radios: ReadonlyMap<Choice, HTMLInputElement>;
  readonly #means = element('output', {});
  readonly #slider: HTMLInputElement;
  readonly #value = element('output', { class: 'value' });
  readonly #own = hint('');
  readonly #not = hint('');
  readonly #full = hint('');
  readonly #form: HTMLElement;
  readonly #list = element('ul', { class: 'held-ones' });

  constructor(context: Context) {
    this.#context = context;
    const texts = context.strings.surgery;
    this.#radios = new Map(
      (['free', ...holdWays] as const).map((choice) => [
        choice,
        element('input', { type: 'radio', name: 'hold', value: choice }),
      ]),
    );
    this.#slider = element('input', {
      ...{ type: 'range', min: '-1', max: '1', step: '0.01', value: '0' },
      'aria-label': texts.value,
    });
    for (const [choice, radio] of this.#radios) {
      radio.addEventListener('change', () => this.#hold(choice));
    }
    // Also while it is dragged.
    this.#slider.addEventListener('input', () => this.#hold('value'));
    const rows = [...this.#radios].map(([choice, radio]) => {
      const words = choice === 'free' ? texts.free : texts.ways[choice];
      const beside = choice === 'mean' ? [this.#means] : [];
      return element('label', {}, radio, ` ${words} `, ...beside);
    });
    this.#form = element(
      'fieldset',
      {},
      element('legend', { class: 'spoken' }, texts.how),
      ...rows,
      element('div', { class: 'slider-row' }, this.#slider, this.#value),
    );
    this.root.append(this.#not, this.#form, this.#own, this.#full, this.#list);
  }

  draw(): void {
    const { model, strings, number } = this.#context;
    const texts = strings.surgery;
    const { surgery } = model;
    const { patient, ownHold, ownValues: own, wanted } = surgery;
    this.#form.hidden = this.#own.hidden = patient === undefined;
    this.#not.hidden = patient !== undefined;
    this.#not.textContent = model.memory.subject === undefined ? texts.chooseOne : texts.notThese;
    const isFull = surgery.isFull && ownHold === undefined;
    this.#full.hidden = !isFull || patient === undefined;
    this.#full.textContent = texts.tooMany;
    const choice = ownHold?.way ?? 'free';
    for (const [one, radio] of this.#radios) {
      radio.checked = one === choice;
      radio.disabled = isFull || (one === 'mean' && own === undefined);
    }
    this.#slider.disabled = isFull;
    const value = ownHold === undefined || choice === 'reversed' ? undefined : ownHold.value;
    this.#setSlider(value);
    this.#value.textContent = value === undefined ? '–' : number(value, 2);
    this.#means.textContent = own === undefined ? '' : `(${number(own.mean, 2)})`;
    this.#own.textContent =
      own === undefined
        ? ''
        : filled(
            texts.ownValues,
            number(own.least, 2),
            number(own.greatest, 2),
            number(own.mean, 2),
            number(own.characters, 0),
          );
    this.#drawList(wanted.map((one) => JSON.stringify(one)).join());
  }

  /** Sets the slider to the held value or the neuron's mean, unless the reader is dragging it. */
  #setSlider(value: number | undefined): void {
    const { patient, ownValues } = this.#context.model.surgery;
    const name = patient === undefined ? '' : subjectName(patient);
    const isAnother = this.#slider.dataset['neuron'] !== name;
    this.#slider.dataset['neuron'] = name;
    if (!isAnother && value !== undefined && document.activeElement === this.#slider) return;
    this.#slider.value = String(value ?? ownValues?.mean ?? 0);
  }

  /** Redraws the list only when it changes, and keeps the focus in it. */
  #drawList(key: string): void {
    if (this.#list.dataset['key'] === key) return;
    const { model, strings, hold } = this.#context;
    const hadKeyboard = this.#list.contains(document.activeElement);
    this.#list.dataset['key'] = key;
    this.#list.replaceChildren(
      ...model.surgery.wanted.map((one) => {
        const name = subjectName(one.neuron);
        const letGo = iconButton('close', filled(strings.surgery.letGo, name), () =>
          hold(model.surgery.with(one.neuron, undefined, 0)),
        );
        const words = heldWords(this.#context, one);
        const show = element('button', { type: 'button', class: 'link' }, words);
        show.addEventListener('click', () => model.choose(one.neuron));
        return element('li', {}, show, letGo);
      }),
    );
    if (!hadKeyboard) return;
    const next = this.#list.querySelector<HTMLElement>('button') ?? this.#radios.get('free');
    next?.focus();
  }

  #hold(choice: Choice): void {
    const { model, hold } = this.#context;
    const { surgery } = model;
    const { patient, ownValues } = surgery;
    if (patient === undefined) return;
    const dragged = Number(this.#slider.value);
    const value = choice === 'mean' ? (ownValues?.mean ?? 0) : choice === 'value' ? dragged : 0;
    this.#value.textContent = this.#context.number(value, 2);
    hold(surgery.with(patient, choice === 'free' ? undefined : choice, value));
  }
}
