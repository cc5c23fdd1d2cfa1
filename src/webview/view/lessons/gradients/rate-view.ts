/** How much depends on the learning rate alone. */
import { byRate, bySeed, seedRate } from '../../../model/lessons/gradients.ts';
import { element, filled } from '../../dom.ts';
import { Figure, type FigureContent } from '../figure/figure.ts';
import { lineChart } from '../figure/line-chart.ts';
import type { LessonContext } from '../lesson.ts';

export class RateView {
  readonly root: HTMLElement;
  readonly #context: LessonContext;
  readonly #figure: Figure;

  constructor(context: LessonContext) {
    const { strings, number } = context;
    const { gradients } = strings.lessons;
    this.#context = context;
    const bitsAt = (rate: number): string =>
      number(byRate().find((one) => one.rate === rate)!.bits, 2);
    const seeds = bySeed();
    const ends = [Math.min(...seeds), Math.max(...seeds)].map((bits) => number(bits, 2));
    this.#figure = new Figure(context, 'rates', (width) => this.#content(width));
    this.root = element(
      'section',
      {},
      element('h3', {}, gradients.rateTitle),
      element('p', {}, filled(gradients.rateText, bitsAt(0.0011), bitsAt(0.0044), ...ends)),
      this.#figure.root,
    );
  }

  draw(): void {
    this.#figure.draw([]);
  }

  #content(width: number): FigureContent {
    const { strings, number } = this.#context;
    const { gradients } = strings.lessons;
    const rates = byRate();
    const points = rates.map(({ rate, bits }) => [rate, bits] as const);
    const seeds = bySeed()
      .sort((a, b) => a - b)
      .map((bits) => [seedRate, bits] as const);
    const digits = 3;
    return {
      title: gradients.rateFigure,
      picture: lineChart({
        ...{ width, height: 200, text: gradients.rateFigureText },
        series: [
          { name: gradients.recipe, tone: 0, points },
          { name: gradients.seeds, tone: 1, points: seeds },
        ],
        x: {
          ...{ title: gradients.rate, kind: 'linear', domain: [0, 0.01] },
          inWords: (value) => number(value, digits),
        },
        y: {
          ...{ title: gradients.bits, kind: 'linear', domain: [2.8, 3.8] },
          inWords: (value) => number(value, 1),
        },
      }),
      columns: [gradients.rate, gradients.bits],
      rows: [...points, ...seeds],
    };
  }
}
