/** The whole file, coloured by where the surprise grew, and the lines in which it grew most. */
import type { Track } from '../../../core/colour/track.ts';
import type { PanelDocument } from '../../model/document.ts';
import { grownMost } from '../../model/grown-lines.ts';
import { lineHeight, paintMinimap } from '../../model/minimap.ts';
import { card, hint } from '../drawing.ts';
import { element, filled, linkButton } from '../dom.ts';
import type { Context } from '../view.ts';

const columns = 100;
const tallest = 260;
/** Bits at which the colour is strongest. */
const strongest = 4;

export class GrowthMap {
  readonly root: HTMLElement;
  readonly #context: Context;
  readonly #canvas = element('canvas', { class: 'growth-map', 'aria-hidden': 'true' });
  readonly #sum = hint('');
  readonly #lines = element('ul', { class: 'growth-lines' });
  readonly #linesTitle = hint('');

  constructor(context: Context) {
    this.#context = context;
    const texts = context.strings.surgery;
    this.#canvas.addEventListener('click', ({ offsetY }) => this.#goToRow(offsetY));
    this.root = card(
      texts.growth,
      hint(texts.growthHint),
      this.#sum,
      element(
        'div',
        { class: 'growth' },
        this.#canvas,
        element('div', {}, this.#linesTitle, this.#lines),
      ),
    );
  }

  draw(): void {
    const { model } = this.#context;
    const { surgery, document } = model;
    this.root.hidden = surgery.held.length === 0;
    if (document === undefined || this.root.hidden) return;
    this.#paint(document, surgery.growth);
    this.#tell(document, surgery.growth);
  }

  #paint(document: PanelDocument, growth: Track): void {
    const { sheet } = this.#context;
    const size = { width: columns, height: Math.min(tallest, 4 * document.lines.count) };
    const source = {
      ...{ text: document.text, lines: document.lines },
      placeOf: (offset: number) => growth.at(offset) / strongest,
    };
    const colours = { vivid: sheet.palette.vivid, ...sheet.theme };
    const pixels = paintMinimap(source, colours, size);
    this.#canvas.width = size.width;
    this.#canvas.height = size.height;
    const image = new ImageData(pixels, size.width, size.height);
    this.#canvas.getContext('2d')!.putImageData(image, 0, 0);
  }

  #tell({ lines, text }: PanelDocument, growth: Track): void {
    const { strings, number, goTo } = this.#context;
    const texts = strings.surgery;
    const { known, sum, most } = grownMost(lines, text.length, growth);
    const mean = sum / Math.max(1, known);
    const signed = `${mean > 0 ? '+' : ''}${number(mean, 3)}`;
    this.#sum.textContent = filled(texts.growthSum, signed, number(known, 0));
    this.#linesTitle.textContent = most.length === 0 ? texts.growthNone : texts.growthLines;
    const key = JSON.stringify(most);
    if (this.#lines.dataset['key'] === key) return;
    this.#lines.dataset['key'] = key;
    this.#lines.replaceChildren(
      ...most.map(({ line, bits, worst }) => {
        const words = filled(texts.growthLine, line + 1, `+${number(bits, 1)}`);
        const code = text.slice(lines.start(line), lines.contentEnd(line)).trim();
        const button = linkButton(words, () => goTo(worst));
        return element('li', {}, button, ' ', element('code', {}, code));
      }),
    );
  }

  #goToRow(y: number): void {
    const { model, goTo } = this.#context;
    if (model.document === undefined) return;
    const { lines } = model.document;
    const row = (y * this.#canvas.height) / Math.max(1, this.#canvas.clientHeight);
    const line = Math.floor(row / lineHeight(lines.count, this.#canvas.height));
    goTo(lines.start(Math.min(lines.count - 1, line)));
  }
}
