/** A gate in the drawing of a cell: its curve, its place on that, and how far it is open. */
import { sumOf, type CellGeometry } from '../../../model/lessons/cell-geometry.ts';
import type { GateName } from '../../../../core/lessons/gate-inputs.ts';
import { svg } from '../../drawing.ts';

export interface GateTexts {
  /** Two short lines below the box. */
  readonly name: string;
  readonly second: string;
  /** At the ends of its scale. */
  readonly high: string;
  readonly low: string;
}

const INSET = 7;
const POINTS = 40;

export class GateBox {
  readonly root: SVGElement;
  readonly #button: SVGElement;
  readonly #gate: GateName;
  readonly #fill = svg('rect', { class: 'open' });
  readonly #dot = svg('circle', { r: 4, class: 'dot' });
  readonly #value = svg('text', { class: 'number', 'text-anchor': 'start' });
  readonly #x: number;
  readonly #geometry: CellGeometry;

  constructor(gate: GateName, texts: GateTexts, geometry: CellGeometry, chosen: () => void) {
    const { gates, gate: box, isNarrow } = geometry;
    this.#gate = gate;
    this.#geometry = geometry;
    this.#x = gates[gate] - box.width / 2;
    const x = this.#x;
    const bottom = box.top + box.height;
    this.#value.setAttribute('x', String(gates[gate] + 6));
    this.#value.setAttribute('y', String(box.top - 9));
    const word = (kind: string, at: number, y: number, text: string, anchor: string): SVGElement =>
      svg('text', { class: kind, x: at, y, 'text-anchor': anchor }, text);
    this.#button = svg(
      'g',
      { class: 'gate', role: 'button', tabindex: 0 },
      svg('rect', {
        ...{ class: 'box', x, y: box.top, width: box.width, height: box.height, rx: 6 },
      }),
      this.#fill,
      svg('path', { class: 'curve', d: this.#curve() }),
      this.#dot,
    );
    this.root = svg(
      'g',
      { class: 'whole-gate', 'data-gate': gate },
      this.#button,
      // In the corners that the curve leaves empty.
      ...(isNarrow
        ? []
        : [
            word('end', x + 6, box.top + 14, texts.high, 'start'),
            word('end', x + box.width - 6, bottom - 7, texts.low, 'end'),
          ]),
      this.#value,
      word('name', gates[gate], bottom + 15, texts.name, 'middle'),
      word('second', gates[gate], bottom + 29, texts.second, 'middle'),
    );
    this.root.addEventListener('click', chosen);
    this.#button.addEventListener('keydown', (event) => {
      if (!(event instanceof KeyboardEvent) || !['Enter', ' '].includes(event.key)) return;
      event.preventDefault();
      chosen();
    });
  }

  /** @param said the value as written beside the gate */
  update(value: number, said: string, name: string, isChosen: boolean): void {
    const { gate } = this.#geometry;
    const isKnown = !Number.isNaN(value);
    const y = this.#y(isKnown ? value : 0);
    const zero = this.#y(0);
    const set = (part: SVGElement, values: Readonly<Record<string, number>>): void => {
      for (const [key, number] of Object.entries(values)) part.setAttribute(key, String(number));
    };
    set(this.#fill, {
      ...{
        x: this.#x + 1,
        y: Math.min(y, zero),
        width: gate.width - 2,
        height: Math.abs(zero - y),
      },
    });
    set(this.#dot, { cx: this.#at(isKnown ? sumOf(this.#gate, value) : 0), cy: y });
    this.#dot.style.display = isKnown ? '' : 'none';
    this.#value.textContent = said;
    this.#button.setAttribute('aria-label', name);
    this.#button.setAttribute('aria-pressed', String(isChosen));
  }

  /** @param share of the sum's range, -1 to 1 */
  #at(share: number): number {
    const { width } = this.#geometry.gate;
    return this.#x + width / 2 + share * (width / 2 - INSET);
  }

  #y(value: number): number {
    const { top, height } = this.#geometry.gate;
    const share = this.#gate === 'g' ? (1 + value) / 2 : value;
    return top + height - INSET - share * (height - 2 * INSET);
  }

  #curve(): string {
    const points = Array.from({ length: POINTS + 1 }, (_, k) => {
      const share = (2 * k) / POINTS - 1;
      const value = this.#gate === 'g' ? Math.tanh(3 * share) : 1 / (1 + Math.exp(-6 * share));
      return `${this.#at(share).toFixed(1)} ${this.#y(value).toFixed(1)}`;
    });
    return `M${points.join('L')}`;
  }
}
