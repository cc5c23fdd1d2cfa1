/** What a character costs, measured when the reader asks for it. */
import { doubledParameters, doubling, measurements } from '../../../model/lessons/cost.ts';
import { Measuring } from '../../../model/lessons/measuring.ts';
import { element, filled } from '../../dom.ts';
import { Figure } from '../figure/figure.ts';
import type { LessonContext } from '../lesson.ts';
import { lengthFigure, unitsFigure } from './cost-figures.ts';

export class MeasureView {
  readonly root: HTMLElement;
  readonly #context: LessonContext;
  readonly #measuring: Measuring;
  readonly #begin: HTMLButtonElement;
  readonly #cancel: HTMLButtonElement;
  readonly #progress: HTMLProgressElement;
  readonly #said = element('p', { class: 'hint', role: 'status' });
  readonly #figures: readonly Figure[];

  constructor(context: LessonContext) {
    const { cost } = context.strings.lessons;
    this.#context = context;
    this.#measuring = new Measuring(context.ask, () => context.redraw());
    this.#begin = element('button', { type: 'button', class: 'option' }, cost.measure);
    this.#begin.addEventListener('click', () => void this.#measuring.begin());
    this.#cancel = element('button', { type: 'button', class: 'option' }, cost.cancel);
    this.#cancel.addEventListener('click', () => {
      this.#measuring.stop();
      this.#begin.hidden = false;
      this.#begin.focus();
    });
    this.#progress = element('progress', {
      ...{ 'aria-label': cost.progress, max: String(measurements.length) },
    });
    const { measured } = this.#measuring;
    const units = new Figure(context, 'cost-by-units', (width) =>
      unitsFigure(context, measured, width),
    );
    const length = new Figure(context, 'cost-by-length', (width) =>
      lengthFigure(context, measured, width),
    );
    this.#figures = [units, length];
    this.root = element(
      'section',
      {},
      element('h3', {}, cost.measureTitle),
      element('p', {}, cost.measureText),
      element('div', { class: 'options measuring' }, this.#begin, this.#cancel, this.#progress),
      this.#said,
      units.root,
      element('p', { class: 'hint' }, cost.unitsNote),
      length.root,
      element('p', { class: 'hint' }, cost.lengthNote),
    );
  }

  draw(): void {
    const { cost } = this.#context.strings.lessons;
    const { state, measured } = this.#measuring;
    const isRunning = state === 'running';
    this.#begin.hidden = isRunning;
    this.#begin.textContent = state === 'idle' ? cost.measure : cost.measureAgain;
    this.#cancel.hidden = !isRunning;
    this.#progress.hidden = !isRunning;
    this.#progress.value = measured.length;
    const said = this.#sentence();
    if (this.#said.textContent !== said) this.#said.textContent = said;
    for (const figure of this.#figures) figure.draw();
  }

  close(): void {
    this.#measuring.stop();
  }

  #sentence(): string {
    const { strings, number } = this.#context;
    const { cost } = strings.lessons;
    const { state, measured } = this.#measuring;
    switch (state) {
      case 'idle':
        return '';
      case 'running':
        return filled(cost.measured, measured.length, measurements.length);
      case 'stopped':
        return cost.stopped;
      case 'failed':
        return cost.failed;
      case 'done': {
        const times = number(doubling(measured) ?? NaN, 1);
        return filled(cost.doubled, times, number(doubledParameters(), 1));
      }
    }
  }
}
