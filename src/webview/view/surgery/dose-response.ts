/** How the probability of a character at the cursor depends on the value at which the chosen neuron is held. */
import '@vscode-elements/elements/dist/vscode-single-select/index.js';
import { symbolName } from '../../../core/inspect/symbol-name.ts';
import type { Dose } from '../../../protocol/surgery.ts';
import { card, hint, label, picture, scaled, svg } from '../drawing.ts';
import { element, filled } from '../dom.ts';
import { option } from '../neurons-view.ts';
import type { Context } from '../view.ts';

const [width, height] = [320, 150];
const [left, right, top, bottom] = [44, 306, 10, 122];

/** Characters that can be chosen anywhere. */
const always = [')', ']', '}', '\n'];

export class DoseResponse {
  readonly root: HTMLElement;
  readonly #context: Context;
  readonly #select = element('vscode-single-select', { class: 'dose-symbol' });
  readonly #plot = element('div', { class: 'dose-plot' });
  readonly #note = hint('');
  #options = '';
  #drawn = '';

  constructor(context: Context) {
    this.#context = context;
    const { model, strings } = context;
    this.#select.label = strings.surgery.doseOf;
    this.#select.addEventListener('change', () => model.surgery.follow(this.#select.value));
    this.root = card(
      strings.surgery.dose,
      element(
        'div',
        { class: 'dose-choice' },
        element('span', {}, strings.surgery.doseOf),
        this.#select,
      ),
      this.#plot,
      this.#note,
    );
  }

  draw(): void {
    const { model, strings } = this.#context;
    const { surgery } = model;
    const { dose, symbol, patient, ownHold } = surgery;
    this.root.hidden = patient === undefined;
    if (symbol !== undefined) this.#drawOptions(symbol);
    this.#plot.classList.toggle('is-old', dose?.about !== surgery.dosePlace);
    const key = JSON.stringify([dose, symbol, ownHold]);
    if (key === this.#drawn) return;
    this.#drawn = key;
    if (dose === undefined || symbol === undefined) {
      this.#plot.replaceChildren(hint(strings.certificate.loading));
      this.#note.textContent = '';
      return;
    }
    const { characters } = dose.answer;
    const { doseAll, doseHint } = strings.surgery;
    const isWhole = characters >= model.cursor;
    this.#note.textContent = isWhole ? doseAll : filled(doseHint, characters);
    const held = ownHold === undefined || ownHold.way === 'reversed' ? undefined : ownHold.value;
    this.#plot.replaceChildren(this.#picture(dose.answer, symbol, held));
  }

  #drawOptions(symbol: string): void {
    const { model, strings } = this.#context;
    const { comparison } = model.surgery;
    const moved = comparison?.answer.moved.map((one) => one.symbol) ?? [];
    const next = comparison?.answer.next;
    const all = [
      ...new Set([symbol, ...(typeof next === 'string' ? [next] : []), ...moved, ...always]),
    ];
    const key = all.join(' ');
    if (key !== this.#options) {
      this.#options = key;
      this.#select.replaceChildren(
        ...all.map((one) => option(one, symbolName(strings, one), one === symbol)),
      );
    }
    if (this.#select.value !== symbol) this.#select.value = symbol;
  }

  #picture(
    { values, probabilities, free }: Dose,
    symbol: string,
    held: number | undefined,
  ): SVGElement {
    const { strings, number } = this.#context;
    const texts = strings.surgery;
    const most = Math.max(0.01, free, ...probabilities);
    const x = scaled([-1, 1], [left, right]);
    const y = scaled([0, most], [bottom, top]);
    const points = values.map((value, k) => `${x(value)},${y(probabilities[k] ?? 0)}`).join(' ');
    const spoken = filled(
      texts.doseText,
      symbolName(strings, symbol),
      number(probabilities[0] ?? 0, 3),
      number(-1, 0),
      number(probabilities.at(-1) ?? 0, 3),
      number(1, 0),
      number(free, 3),
    );
    const isLow = y(free) > (top + bottom) / 2;
    return picture(
      width,
      height,
      spoken,
      svg('line', { class: 'axis', x1: left, x2: right, y1: bottom, y2: bottom }),
      svg('line', { class: 'free', x1: left, x2: right, y1: y(free), y2: y(free) }),
      label(left - 6, bottom + 3, '0', 'end'),
      label(left - 6, top + 6, number(most, most < 0.1 ? 3 : 2), 'end'),
      ...[-1, 0, 1].map((value) => label(x(value), bottom + 14, number(value, 0))),
      label((left + right) / 2, height - 2, `h`),
      ...(held === undefined
        ? []
        : [svg('line', { class: 'own', x1: x(held), x2: x(held), y1: top, y2: bottom })]),
      svg('polyline', { class: 'dose', points }),
      label(right, y(free) + (isLow ? -5 : 13), `${texts.doseFree} ${number(free, 3)}`, 'end'),
    );
  }
}
