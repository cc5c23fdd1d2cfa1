/** The whole file at a glance, and the part of it in view. */
import { lineHeight, paintMinimap } from '../model/minimap.ts';
import type { Part } from '../model/parts.ts';
import { element } from './dom.ts';
import type { Context, View } from './view.ts';

const COLUMNS = 90;

export class MinimapView implements View {
  readonly parts = ['document', 'values', 'choice', 'window', 'theme'] as const;
  readonly root: HTMLElement;
  readonly #context: Context;
  readonly #canvas = element('canvas', { class: 'picture' });
  readonly #slider = element('div', { class: 'slider' });
  #perLine = 1;
  /** Pixels; 0 while it is hidden. */
  #height = 0;

  constructor(context: Context, scrollTo: (line: number) => void) {
    this.#context = context;
    this.root = element('div', { class: 'minimap', 'aria-hidden': 'true' });
    this.root.append(this.#canvas, this.#slider);
    const drag = (event: PointerEvent): void => {
      if (event.buttons !== 1) return;
      const half = this.#slider.offsetHeight / 2;
      const y = event.clientY - this.root.getBoundingClientRect().top - half;
      scrollTo(Math.max(0, Math.floor(y / this.#perLine)));
    };
    this.root.addEventListener('pointerdown', (event) => {
      this.root.setPointerCapture(event.pointerId);
      drag(event);
    });
    this.root.addEventListener('pointermove', drag);
    new ResizeObserver(() => {
      this.#height = this.root.clientHeight;
      this.draw(new Set(['document']));
    }).observe(this.root);
  }

  draw(changed: ReadonlySet<Part | 'theme'>): void {
    const { model, sheet } = this.#context;
    const { document } = model;
    const height = this.#height;
    if (document === undefined || height === 0) return;
    this.#perLine = lineHeight(document.lines.count, height);
    if ([...changed].some((part) => part !== 'window')) {
      this.#canvas.width = COLUMNS;
      this.#canvas.height = height;
      const source = {
        text: document.text,
        lines: document.lines,
        placeOf: model.places,
      };
      const colours = { vivid: sheet.palette.vivid, ...sheet.theme };
      const pixels = paintMinimap(source, colours, { width: COLUMNS, height });
      this.#canvas.getContext('2d')!.putImageData(new ImageData(pixels, COLUMNS, height), 0, 0);
    }
    const [first, last] = [model.window.from, model.window.to].map((at) => document.lines.at(at));
    this.#slider.style.top = `${first! * this.#perLine}px`;
    this.#slider.style.height = `${Math.max(6, (last! - first! + 1) * this.#perLine)}px`;
  }
}
