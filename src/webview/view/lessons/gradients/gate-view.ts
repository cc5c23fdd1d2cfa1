/** A gate's value, which is multiplied along the cell, and its slope, which is not. */
import { guessedAt, logistic, logisticSlope } from '../../../model/lessons/gradients.ts';
import { element, filled } from '../../dom.ts';
import { Figure, type FigureContent } from '../figure/figure.ts';
import { lineChart } from '../figure/line-chart.ts';
import type { LessonContext } from '../lesson.ts';
import { small } from '../powers.ts';

const ENDS = [-6, 6] as const;
const FIRST = 4;

export class GateView {
  readonly root: HTMLElement;
  readonly #context: LessonContext;
  readonly #scale: HTMLInputElement;
  readonly #told = element('output', {});
  readonly #fifty = element('p', {});
  readonly #figure: Figure;

  constructor(context: LessonContext) {
    const { gradients } = context.strings.lessons;
    this.#context = context;
    this.#scale = element('input', {
      ...{ type: 'range', min: String(ENDS[0]), max: String(ENDS[1]), step: '0.1' },
      'aria-label': gradients.gateScale,
    });
    this.#scale.addEventListener('input', () => {
      context.keep({ ...context.state, gate: Number(this.#scale.value) });
      context.redraw();
    });
    this.#figure = new Figure(context, 'gate', (width) => this.#content(width));
    this.root = element(
      'section',
      {},
      element('h3', {}, gradients.gateTitle),
      element('p', {}, gradients.gateText),
      element('p', {}, gradients.gateLoose),
      element('div', { class: 'guess-scale' }, this.#scale, this.#told),
      this.#fifty,
      this.#figure.root,
    );
  }

  draw(): void {
    const { strings, number } = this.#context;
    const { gradients } = strings.lessons;
    const x = this.#reached;
    const [f, slope] = [logistic(x), logisticSlope(x)];
    this.#scale.value = String(x);
    const said = [number(x, 1), number(f, 4), number(slope, 4)] as const;
    this.#told.textContent = filled(gradients.gateTold, ...said);
    this.#scale.setAttribute('aria-valuetext', this.#told.textContent);
    const after = [f, slope].map((each) => small(each ** guessedAt, number));
    this.#fifty.textContent = filled(gradients.gateFifty, ...after);
    this.#figure.draw([x]);
  }

  get #reached(): number {
    const kept = this.#context.state['gate'];
    return typeof kept === 'number' ? Math.max(ENDS[0], Math.min(ENDS[1], kept)) : FIRST;
  }

  #content(width: number): FigureContent {
    const { strings, number } = this.#context;
    const { gradients } = strings.lessons;
    const places = Array.from({ length: 61 }, (_, at) => ENDS[0] + at * 0.2);
    const curve = (of: (x: number) => number) => places.map((x) => [x, of(x)] as const);
    const series = [
      { name: gradients.logistic, tone: 0, points: curve(logistic) },
      { name: gradients.slope, tone: 1, points: curve(logisticSlope) },
    ];
    return {
      title: gradients.gateFigure,
      picture: lineChart({
        ...{ width, height: 200, series, text: gradients.gateFigureText },
        x: {
          ...{ title: gradients.reaches, kind: 'linear', domain: [...ENDS] },
          inWords: (value) => number(value, 0),
        },
        y: {
          ...{ title: gradients.value, kind: 'linear', domain: [0, 1] },
          inWords: (value) => number(value, 2),
        },
        marker: { x: this.#reached, text: '' },
      }),
      columns: [gradients.reaches, ...series.map(({ name }) => name)],
      rows: places.map((x, at) => [x, ...series.map(({ points }) => points[at]![1])]),
    };
  }
}
