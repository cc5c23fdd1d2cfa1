/**
 * The well-known drawing of a cell (Olah 2015), redrawn: c runs along the top, the conveyor, h along the bottom, and
 * between them are three gates and the candidate. The conveyor is as wide as |c| is large; whole vectors flow into a
 * gate and are drawn as bundles.
 */
import type { GateName } from '../../../../core/lessons/gate-inputs.ts';
import type { CellLessonStrings } from '../../../../protocol/lesson-strings/cell.ts';
import type { CellStep } from '../../../../protocol/inspection.ts';
import {
  bandWidth,
  cellGeometry,
  GATES,
  type CellGeometry,
} from '../../../model/lessons/cell-geometry.ts';
import { filled } from '../../dom.ts';
import { svg } from '../../drawing.ts';
import { GateBox } from './gate-box.ts';
import { sideOf, signAt } from './signs.ts';
import { wires } from './wires.ts';

export interface CellPictureState {
  readonly step: CellStep | undefined;
  /** h of the neuron one character before. */
  readonly hBefore: number | undefined;
  /** The greatest |c| nearby. */
  readonly most: number;
  readonly character: string;
  /** What x is, in words. */
  readonly x: string;
  /** The gate whose inputs are shown. */
  readonly gate: GateName | undefined;
}

type NumberAt = readonly [x: number, y: number, anchor: 'end' | 'middle' | 'start'];

/** The numbers on the wires, except those of the gates. */
const NUMBERS = ['before', 'kept', 'c', 'erased', 'added', 'hBefore', 'h', 'hUp', 'tanhC'] as const;
type NumberName = (typeof NUMBERS)[number];

export class CellPicture {
  readonly root: SVGElement;
  readonly #geometry: CellGeometry;
  readonly #texts: CellLessonStrings;
  readonly #number: (value: number, digits: number) => string;
  readonly #boxes: readonly (readonly [GateName, GateBox])[];
  readonly #numbers: ReadonlyMap<NumberName, SVGElement>;
  readonly #bands: readonly SVGElement[];
  readonly #character = svg('text', { class: 'character', 'text-anchor': 'middle' });
  readonly #x = svg('text', { class: 'what-x' });

  /** @param zoom enlargement relative to text of 12 pixels */
  constructor(
    available: number,
    zoom: number,
    texts: CellLessonStrings,
    number: (value: number, digits: number) => string,
    chosen: (gate: GateName) => void,
  ) {
    const geometry = cellGeometry(Math.floor(available / zoom));
    this.#geometry = geometry;
    this.#texts = texts;
    this.#number = number;
    this.#boxes = GATES.map((gate) => [
      gate,
      new GateBox(gate, texts.gates[gate], geometry, () => chosen(gate)),
    ]);
    const places = numberPlaces(geometry);
    this.#numbers = new Map(
      NUMBERS.map((name) => {
        const [x, y, anchor] = places[name];
        return [name, svg('text', { class: `number ${name}`, x, y, 'text-anchor': anchor })];
      }),
    );
    this.#bands = [0, 1, 2].map(() => svg('path', { class: 'band' }));
    this.root = this.#whole();
    this.root.setAttribute('width', String(geometry.width * zoom));
    this.root.setAttribute('height', String(geometry.height * zoom));
  }

  update({ step, hBefore, most, character, x, gate }: CellPictureState): void {
    const { f, i, g, before, c, tanhC, h } = step ?? UNKNOWN;
    const kept = f * before;
    const texts = this.#texts;
    const say = (value: number): string => (Number.isNaN(value) ? '–' : this.#number(value, 2));
    for (const [name, box] of this.#boxes) {
      const value = step?.[name] ?? NaN;
      const label = filled(texts.gateButton, texts.gates[name].whole, say(value));
      box.update(value, say(value), label, name === gate);
    }
    const signed = (value: number): string => (value > 0 ? '+' : '') + say(value);
    const share = Number.isNaN(f) ? '–' : this.#number(100 * (1 - f), 0);
    const said: Readonly<Record<NumberName, string>> = {
      ...{ before: say(before), kept: say(kept), c: say(c), h: say(h), hUp: say(h) },
      erased: filled(texts.erased, share),
      added: filled(texts.added, signed(i * g)),
      hBefore: say(hBefore ?? NaN),
      tanhC: say(tanhC),
    };
    for (const [name, text] of this.#numbers) text.textContent = said[name];
    [before, kept, c].forEach((value, at) => {
      const band = this.#bands[at]!;
      const wide = Number.isNaN(value) ? 2 : bandWidth(value, most);
      band.style.strokeWidth = `${wide}px`;
      band.setAttribute('class', `band ${sideOf(value)}`);
    });
    this.#character.textContent = character;
    this.#x.textContent = x;
    this.root.setAttribute(
      'aria-label',
      filled(texts.pictureText, character, say(before), say(f), say(i), say(g), say(c), say(h)),
    );
  }

  #whole(): SVGElement {
    const { width, height, left, right, top, bottom, conveyor, gates, sum } = this.#geometry;
    const geometry = this.#geometry;
    const [first, second, third] = this.#bands as [SVGElement, SVGElement, SVGElement];
    first.setAttribute('d', `M0 ${conveyor}H${gates.f}`);
    second.setAttribute('d', `M${gates.f} ${conveyor}H${sum}`);
    third.setAttribute('d', `M${sum} ${conveyor}H${width - 9}`);
    const [charX, charY] = [geometry.x, height - 12];
    this.#character.setAttribute('x', String(charX));
    this.#character.setAttribute('y', String(charY));
    this.#x.setAttribute('x', String(charX + 20));
    this.#x.setAttribute('y', String(charY));
    const end = width - 4;
    return svg(
      'svg',
      {
        ...{ class: 'cell-picture', viewBox: `0 0 ${width} ${height}` },
        role: 'group',
      },
      svg('rect', {
        ...{ class: 'body', x: left, y: top, width: right - left, height: bottom - top, rx: 16 },
      }),
      ...this.#bands,
      ...wires(geometry),
      svg('rect', { class: 'symbol', x: charX - 13, y: charY - 17, width: 26, height: 24, rx: 4 }),
      this.#character,
      this.#x,
      signAt(4, conveyor + 28, ['c', 't−1'], 'start'),
      signAt(end, conveyor + 28, ['c', 't'], 'end'),
      signAt(4, geometry.bus - 12, ['h', 't−1'], 'start'),
      signAt(end, geometry.bus - 12, ['h', 't'], 'end'),
      signAt(geometry.up + 7, 14, ['h', 't'], 'start'),
      ...this.#boxes.map(([, { root }]) => root),
      ...this.#numbers.values(),
    );
  }
}

const UNKNOWN: CellStep = {
  ...{ i: NaN, f: NaN, g: NaN, o: NaN },
  ...{ before: NaN, c: NaN, tanhC: NaN, h: NaN },
};

function numberPlaces(geometry: CellGeometry): Readonly<Record<NumberName, NumberAt>> {
  const { width, conveyor, bus, gates, sum, tail, squash, up, isNarrow } = geometry;
  const over = conveyor - 17;
  return {
    before: [4, over, 'start'],
    kept: [(gates.f + sum) / 2, over, 'middle'],
    c: [width - 4, over, 'end'],
    erased: [gates.f, over - 20, 'middle'],
    added: [sum, over - 20, 'middle'],
    hBefore: [4, bus + 18, 'start'],
    h: [width - 4, bus + 18, 'end'],
    hUp: isNarrow ? [up + 7, 30, 'start'] : [up + 7, 30, 'start'],
    tanhC: [tail - 8, squash + 36, 'end'],
  };
}
