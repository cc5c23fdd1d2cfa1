/** A whole layer at one character: nine vectors as strips of colour, with one unit marked in all of them. */
import { neuronName } from '../../../../core/inspect/cell.ts';
import { levelOf, LEVELS, type Palette } from '../../../../core/colour/palette.ts';
import type { LayerVectors } from '../../../../protocol/cell-lessons.ts';
import type { Neuron } from '../../../../protocol/inspection.ts';
import type { VectorName } from '../../../../protocol/lesson-strings/cell.ts';
import { element } from '../../dom.ts';
import type { Context } from '../../view.ts';
import { sign } from './signs.ts';

/** From inputs to outputs. */
const ORDER = [
  'x',
  'hBefore',
  'cBefore',
  'f',
  'i',
  'g',
  'o',
  'c',
  'h',
] as const satisfies readonly VectorName[];

const SIGNS: Readonly<Record<VectorName, readonly [string, string]>> = {
  ...{ x: ['x', 't'], hBefore: ['h', 't−1'], cBefore: ['c', 't−1'] },
  ...{ f: ['f', 't'], i: ['i', 't'], g: ['g', 't'], o: ['o', 't'], c: ['c', 't'], h: ['h', 't'] },
};

const GATES: ReadonlySet<VectorName> = new Set<VectorName>(['f', 'i', 'o']);

/** Units in a row, and the height of a unit in pixels. */
const ROW = 128;
const CELL = 4;

export class LayerStrips {
  readonly root: HTMLElement;
  readonly #context: Context;
  readonly #strips: ReadonlyMap<
    VectorName,
    { row: HTMLElement; canvas: HTMLCanvasElement; said: HTMLElement; mark: HTMLElement }
  >;
  readonly #pointer: HTMLElement;
  readonly #choose: (unit: number) => void;
  #vectors: LayerVectors | undefined;
  #palette: Palette | undefined;
  #neuron: Neuron = { layer: 0, unit: 0 };
  #pointed: number | undefined;

  constructor(context: Context, choose: (unit: number) => void) {
    const texts = context.strings.lessons.cell;
    this.#context = context;
    this.#choose = choose;
    this.#strips = new Map(
      ORDER.map((name) => {
        const canvas = element('canvas', { 'aria-hidden': 'true' });
        const said = element('span', { class: 'value' });
        const mark = element('span', { class: 'unit-mark' });
        mark.hidden = true;
        const row = element(
          'div',
          { class: 'vector-row', title: texts.vectors[name] },
          element('span', { class: 'vector-name' }, sign(...SIGNS[name])),
          canvas,
          said,
          mark,
        );
        return [name, { row, canvas, said, mark }];
      }),
    );
    this.#pointer = element(
      'div',
      { class: 'vectors', role: 'slider', tabindex: '0', 'aria-label': texts.layerPointer },
      ...[...this.#strips.values()].map(({ row }) => row),
    );
    this.#pointer.addEventListener('pointermove', (event) => this.#point(this.#unitAt(event)));
    this.#pointer.addEventListener('pointerleave', () => this.#point(undefined));
    this.#pointer.addEventListener('click', (event) => {
      const unit = this.#unitAt(event);
      if (unit !== undefined) this.#choose(unit);
    });
    this.#pointer.addEventListener('keydown', (event) => this.#key(event));
    this.root = element('div', {}, this.#pointer);
  }

  draw(vectors: LayerVectors | undefined, neuron: Neuron, most: number): void {
    if (neuron.layer !== this.#neuron.layer) this.#pointed = undefined;
    const { palette } = this.#context.sheet;
    const isPainted = vectors === this.#vectors && palette === this.#palette;
    this.#vectors = vectors;
    this.#palette = palette;
    this.#neuron = neuron;
    for (const [name, { canvas }] of this.#strips) {
      const values = vectors?.[name];
      if (values !== undefined && !isPainted)
        paint(canvas, values, spread(name, values, most), palette);
    }
    this.#tell();
  }

  #key(event: KeyboardEvent): void {
    const width = this.#vectors?.h.length ?? 0;
    const at = this.#pointed ?? this.#neuron.unit;
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      this.#choose(at);
      return;
    }
    const to = {
      ...{ ArrowLeft: at - 1, ArrowRight: at + 1, ArrowUp: at - ROW, ArrowDown: at + ROW },
      ...{ Home: 0, End: width - 1 },
    }[event.key];
    if (to === undefined || event.altKey || to < 0 || to >= width) return;
    event.preventDefault();
    this.#point(to);
  }

  #point(unit: number | undefined): void {
    if (unit === this.#pointed) return;
    this.#pointed = unit;
    this.#tell();
  }

  /** The unit under the pointer; undefined over x, whose elements are not the layer's units. */
  #unitAt(event: MouseEvent): number | undefined {
    const canvas = (event.target as Element).closest('.vector-row')?.querySelector('canvas');
    const width = this.#vectors?.h.length;
    if (canvas === null || canvas === undefined || width === undefined) return undefined;
    if (canvas === this.#strips.get('x')!.canvas) return undefined;
    const box = canvas.getBoundingClientRect();
    const column = Math.floor(((event.clientX - box.left) / box.width) * ROW);
    const row = Math.floor(((event.clientY - box.top) / box.height) * Math.ceil(width / ROW));
    const unit = row * ROW + column;
    return column < 0 || column >= ROW || row < 0 || unit >= width ? undefined : unit;
  }

  #tell(): void {
    const { number } = this.#context;
    const unit = this.#pointed ?? this.#neuron.unit;
    const { layer } = this.#neuron;
    const name = neuronName({ layer, unit });
    const vectors = this.#vectors;
    for (const [vector, { said }] of this.#strips) {
      const values = vectors?.[vector];
      if (vector === 'x') {
        said.textContent = values === undefined ? '' : `×${values.length}`;
        continue;
      }
      const value = values?.[unit];
      said.textContent = value === undefined ? '–' : number(value, 2);
    }
    const about = (['f', 'i', 'g', 'o', 'c', 'h'] as const)
      .map((one) => `${one} ${this.#strips.get(one)!.said.textContent}`)
      .join(', ');
    for (const [key, value] of [
      ['aria-valuemin', '0'],
      ['aria-valuemax', String(Math.max(0, (vectors?.h.length ?? 1) - 1))],
      ['aria-valuenow', String(unit)],
      ['aria-valuetext', `${name}: ${about}`],
    ] as const) {
      this.#pointer.setAttribute(key, value);
    }
    this.#mark(unit);
  }

  /** A frame around the unit in each strip. */
  #mark(unit: number): void {
    const count = this.#vectors?.h.length ?? 0;
    const rows = Math.max(1, Math.ceil(count / ROW));
    for (const [vector, { mark }] of this.#strips) {
      mark.hidden = vector === 'x' || count === 0;
      mark.style.setProperty('--column', String((unit % ROW) / ROW));
      mark.style.setProperty('--row', String(Math.floor(unit / ROW) / rows));
      mark.style.setProperty('--rows', String(rows));
    }
  }
}

/** Maps a value to -1 to 1 for its colour; a gate at 1/2 gets the background. */
function spread(name: VectorName, values: Float32Array, most: number): (value: number) => number {
  if (GATES.has(name)) return (value) => 2 * value - 1;
  if (name === 'c' || name === 'cBefore') return (value) => value / most;
  if (name !== 'x') return (value) => value;
  const greatest = Math.max(1e-9, ...values.map(Math.abs));
  return (value) => value / greatest;
}

function paint(
  canvas: HTMLCanvasElement,
  values: Float32Array,
  place: (value: number) => number,
  palette: Palette,
): void {
  const rows = Math.ceil(values.length / ROW);
  const columns = Math.min(ROW, values.length);
  if (canvas.width !== columns) canvas.width = columns;
  if (canvas.height !== rows) canvas.height = rows;
  canvas.style.height = `${Math.max(2, rows) * CELL}px`;
  const context = canvas.getContext('2d');
  if (context === null) return;
  const image = context.createImageData(columns, rows);
  for (let unit = 0; unit < values.length; unit++) {
    const colour = palette.vivid[levelOf(place(values[unit]!)) + LEVELS]!;
    image.data.set(colour, 4 * unit);
    image.data[4 * unit + 3] = 255;
  }
  context.putImageData(image, 0, 0);
}
