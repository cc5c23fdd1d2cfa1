/** The same training run without clipping and with it. */
import {
  atTheEnd,
  clippedKinds,
  clippedRuns,
  type ClippedKind,
} from '../../../model/lessons/gradients.ts';
import { element, filled } from '../../dom.ts';
import { Figure, type FigureContent } from '../figure/figure.ts';
import { lineChart, type Series } from '../figure/line-chart.ts';
import type { LessonContext } from '../lesson.ts';

export class ClippingView {
  readonly root: HTMLElement;
  readonly #context: LessonContext;
  readonly #buttons: readonly (readonly [ClippedKind, HTMLButtonElement])[];
  readonly #told = element('p', {});
  readonly #figure: Figure;

  constructor(context: LessonContext) {
    const { gradients } = context.strings.lessons;
    this.#context = context;
    this.#buttons = clippedKinds.map((kind) => {
      const button = element('button', { type: 'button', class: 'option' }, this.#name(kind));
      button.addEventListener('click', () => {
        context.keep({ ...context.state, clipped: kind });
        context.redraw();
      });
      return [kind, button];
    });
    this.#figure = new Figure(context, 'clipping', (width) => this.#content(width));
    this.root = element(
      'section',
      {},
      element('h3', {}, gradients.clipTitle),
      element('p', {}, gradients.clipText),
      element('div', { class: 'options' }, ...this.#buttons.map(([, button]) => button)),
      this.#figure.root,
      this.#told,
    );
  }

  draw(): void {
    const { strings, number } = this.#context;
    const { gradients } = strings.lessons;
    for (const [kind, button] of this.#buttons) {
      button.setAttribute('aria-pressed', String(kind === this.#kind));
    }
    const { without, clipped, stopped } = clippedRuns(this.#kind);
    this.#told.textContent =
      stopped === undefined
        ? filled(gradients.survived, number(atTheEnd(without), 1), number(atTheEnd(clipped), 1))
        : filled(gradients.diverged, stopped);
    this.#figure.draw([this.#kind]);
  }

  get #kind(): ClippedKind {
    const kept = this.#context.state['clipped'];
    return clippedKinds.find((kind) => kind === kept) ?? 'rnn';
  }

  #name(kind: ClippedKind): string {
    const { lstm, rnn, relu } = this.#context.strings.lessons.gradients;
    return { lstm, rnn, 'relu-rnn': relu }[kind];
  }

  #content(width: number): FigureContent {
    const { strings, number } = this.#context;
    const { gradients } = strings.lessons;
    const { rate, without, clipped } = clippedRuns(this.#kind);
    const line = (name: string, tone: number, bits: readonly number[]): Series => ({
      ...{ name, tone },
      points: bits.map((bit, at) => [at + 1, bit]),
    });
    const series = [
      line(gradients.without, 4, without),
      line(gradients.clipped, 0, clipped),
    ] as const;
    return {
      title: filled(gradients.clipFigure, this.#name(this.#kind), number(rate, 1)),
      picture: lineChart({
        ...{ width, height: 240, series, text: gradients.clipFigureText },
        x: {
          ...{ title: gradients.update, kind: 'linear', domain: [1, clipped.length] },
          inWords: (value) => number(value, 0),
        },
        y: {
          ...{ title: gradients.bits, kind: 'log', domain: [1, 200] },
          inWords: (value) => number(value, 0),
        },
      }),
      columns: [gradients.update, gradients.without, gradients.clipped],
      rows: clipped.map((bits, at) => [at + 1, without[at], bits]),
    };
  }
}
