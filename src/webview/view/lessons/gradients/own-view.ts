/** The product of a neuron's forget gates in the reader's text, beside what a tanh unit would leave. */
import { isDirection, subjectName } from '../../../../core/inspect/subject.ts';
import type { CellRun } from '../../../../protocol/cell-lessons.ts';
import { Asking } from '../../../model/asking.ts';
import { existing } from '../../../model/existing.ts';
import { halfLife, ofSymbols, productBack, tanhFactor } from '../../../model/lessons/gradients.ts';
import { element, filled } from '../../dom.ts';
import { Figure, type FigureContent } from '../figure/figure.ts';
import { lineChart } from '../figure/line-chart.ts';
import type { LessonContext } from '../lesson.ts';
import { power, small } from '../powers.ts';

/** How many characters before the cursor are shown. */
const LENGTH = 150;
const WEIGHTS = { least: 0.5, greatest: 1.5, step: 0.05, first: 1 } as const;

type Told = Pick<CellRun, 'from' | 'provisional' | 'steps'>;

export class OwnView {
  readonly root: HTMLElement;
  readonly #context: LessonContext;
  readonly #text = element('p', {});
  readonly #scale: HTMLInputElement;
  readonly #said = element('output', {});
  readonly #told = element('p', {});
  readonly #play: HTMLElement;
  readonly #figure: Figure;
  readonly #asking: Asking<'cellRun'>;
  #run: Told | undefined;
  /** How far the text had been read at the last request. */
  #read = 0;

  constructor(context: LessonContext) {
    const { gradients } = context.strings.lessons;
    this.#context = context;
    this.#scale = element('input', {
      ...{ type: 'range', min: String(WEIGHTS.least), max: String(WEIGHTS.greatest) },
      ...{ step: String(WEIGHTS.step), 'aria-label': gradients.weightScale },
    });
    this.#scale.addEventListener('input', () => {
      context.keep({ ...context.state, weight: Number(this.#scale.value) });
      context.redraw();
    });
    this.#figure = new Figure(context, 'forget-gates', (width) => this.#content(width));
    this.#asking = new Asking('cellRun', context.ask, (answer) => {
      this.#run = answer.kind === 'values' ? answer : undefined;
      context.redraw();
    });
    this.#play = element(
      'div',
      {},
      element('div', { class: 'guess-scale' }, this.#scale, this.#said),
      this.#told,
      this.#figure.root,
      element('p', { class: 'hint' }, gradients.ownHint),
    );
    const title = element('h3', {}, gradients.ownTitle);
    this.root = element('section', {}, title, this.#text, this.#play);
  }

  draw(): void {
    const { model, strings, number } = this.#context;
    const { gradients } = strings.lessons;
    const { document, cursor, memory } = model;
    const { subject } = memory;
    const isNeuron = subject !== undefined && !isDirection(subject) && existing(model);
    this.#play.hidden = !isNeuron || document === undefined || cursor === 0;
    if (!isNeuron || document === undefined) {
      this.#text.textContent = gradients.ownNone;
      return;
    }
    const { read } = model.progress;
    // More may be known by now.
    if (read !== this.#read && this.#run?.provisional !== false) this.#asking.forget();
    this.#read = read;
    const { uri, version } = document;
    const from = Math.max(0, cursor - LENGTH);
    const { layer, unit } = subject;
    this.#asking.want(uri, { version, from, to: cursor, neuron: { layer, unit } });
    this.#text.textContent = filled(gradients.ownText, subjectName(subject));
    this.#scale.value = String(this.#weight);
    this.#said.textContent = filled(gradients.weight, number(this.#weight, 2));
    this.#scale.setAttribute('aria-valuetext', this.#said.textContent);
    this.#told.textContent = this.#sentence();
    this.#figure.draw([this.#run, this.#weight, subjectName(subject)]);
  }

  get #weight(): number {
    const kept = this.#context.state['weight'];
    if (typeof kept !== 'number') return WEIGHTS.first;
    return Math.max(WEIGHTS.least, Math.min(WEIGHTS.greatest, kept));
  }

  /** The points of both lines, which end where values are unknown. */
  #lines() {
    const text = this.#context.model.document?.text ?? '';
    const run = this.#run;
    if (run === undefined) return undefined;
    const own = text.slice(run.from, run.from + run.steps.f.length);
    const gates = productBack(ofSymbols(own, run.steps.f));
    const factors = ofSymbols(own, run.steps.tanhC).map((h) => tanhFactor(this.#weight, h));
    return { gates, tanh: productBack(factors) };
  }

  #sentence(): string {
    const { strings, number } = this.#context;
    const { gradients } = strings.lessons;
    const lines = this.#lines();
    const [back, left] = lines?.gates.at(-1) ?? [0, 1];
    if (lines === undefined || back === 0) return gradients.ownReading;
    const told = [back, small(left, number), small(lines.tanh.at(-1)![1], number)] as const;
    const half = halfLife(lines.gates);
    const life =
      half === undefined ? filled(gradients.noHalfLife, back) : filled(gradients.halfLife, half);
    return `${filled(gradients.ownTold, ...told)} ${life}`;
  }

  #content(width: number): FigureContent | undefined {
    const { strings, number, model } = this.#context;
    const { gradients } = strings.lessons;
    const { subject } = model.memory;
    const lines = this.#lines();
    if (lines === undefined || subject === undefined || lines.gates.length < 2) return undefined;
    const name = subjectName(subject);
    const series = [
      { name: filled(gradients.ownGates, name), tone: 0, points: lines.gates },
      { name: gradients.ownTanh, tone: 1, points: lines.tanh },
    ];
    const length = lines.gates.length - 1;
    return {
      title: filled(gradients.ownFigure, name),
      picture: lineChart({
        ...{ width, height: 260, series, text: gradients.ownFigureText },
        x: {
          ...{ title: gradients.charactersBack, kind: 'linear', domain: [0, length] },
          inWords: (value) => number(value, 0),
        },
        y: { title: gradients.left, kind: 'log', inWords: power },
      }),
      columns: [gradients.charactersBack, ...series.map(({ name: column }) => column)],
      rows: lines.gates.map(([k, left], at) => [k, left, lines.tanh[at]?.[1]]),
    };
  }
}
