/** The gradient by distance, measured before and after training. */
import {
  guessedAt,
  leftOf,
  studied,
  studiedGates,
  type Stage,
} from '../../../model/lessons/gradients.ts';
import { element, filled } from '../../dom.ts';
import { Figure, type FigureContent } from '../figure/figure.ts';
import { lineChart } from '../figure/line-chart.ts';
import type { LessonContext } from '../lesson.ts';
import { power, small } from '../powers.ts';

export class StudyView {
  readonly root: HTMLElement;
  readonly #context: LessonContext;
  readonly #buttons: Readonly<Record<Stage, HTMLButtonElement>>;
  readonly #told = element('p', {});
  readonly #figure: Figure;

  constructor(context: LessonContext) {
    const { gradients } = context.strings.lessons;
    this.#context = context;
    const button = (stage: Stage): HTMLButtonElement => {
      const made = element('button', { type: 'button', class: 'option' }, gradients[stage]);
      made.addEventListener('click', () => {
        context.keep({ ...context.state, stage });
        context.redraw();
      });
      return made;
    };
    this.#buttons = { untrained: button('untrained'), trained: button('trained') };
    this.#figure = new Figure(context, 'gradients', (width) => this.#content(width));
    const { untrained, trained } = this.#buttons;
    this.root = element(
      'section',
      {},
      element('div', { class: 'options' }, untrained, trained),
      this.#figure.root,
      this.#told,
    );
  }

  draw(): void {
    const { strings, number, state } = this.#context;
    const { gradients } = strings.lessons;
    const stage: Stage = state['stage'] === 'trained' ? 'trained' : 'untrained';
    for (const one of ['untrained', 'trained'] as const) {
      this.#buttons[one].setAttribute('aria-pressed', String(one === stage));
    }
    const left = ['lstm', 'rnn', 'relu-rnn'].map((name) =>
      small(leftOf(studied(name, stage), guessedAt), number),
    );
    const { trainedTold, untrainedTold } = gradients;
    this.#told.textContent = filled(stage === 'trained' ? trainedTold : untrainedTold, ...left);
    this.#figure.draw([stage]);
  }

  #content(width: number): FigureContent {
    const { strings, number, state } = this.#context;
    const { gradients } = strings.lessons;
    const stage: Stage = state['stage'] === 'trained' ? 'trained' : 'untrained';
    const series = [
      { name: gradients.lstm, tone: 0, points: studied('lstm', stage) },
      { name: gradients.gates, tone: 3, points: studiedGates(stage) },
      { name: gradients.rnn, tone: 1, points: studied('rnn', stage) },
      { name: gradients.relu, tone: 2, points: studied('relu-rnn', stage) },
    ];
    return {
      title: `${gradients.studyTitle} (${gradients[stage].toLocaleLowerCase()})`,
      picture: lineChart({
        ...{ width, height: 320, series, text: gradients.studyText },
        x: {
          ...{ title: gradients.charactersBack, kind: 'linear', domain: [1, 100] },
          inWords: (value) => number(value, 0),
        },
        y: {
          ...{ title: gradients.gradientNorm, kind: 'log' },
          domain: stage === 'trained' ? [1e-8, 10] : [1e-27, 10],
          inWords: power,
        },
        marker: { x: guessedAt, text: String(guessedAt) },
      }),
      columns: [gradients.charactersBack, ...series.map(({ name }) => name)],
      rows: series[0]!.points.map(([k], at) => [k, ...series.map((one) => one.points[at]![1])]),
    };
  }
}
