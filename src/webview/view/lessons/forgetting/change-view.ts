/** One changed character, and how long it still affects each network. */
import { symbolName } from '../../../../core/inspect/symbol-name.ts';
import type { RivalValues } from '../../../../protocol/rival-requests.ts';
import type { PanelDocument } from '../../../model/document.ts';
import { backWithin, charactersIn, mostBack } from '../../../model/lessons/forgetting.ts';
import { element, filled } from '../../dom.ts';
import { Figure, type FigureContent } from '../figure/figure.ts';
import { lineChart, type Series } from '../figure/line-chart.ts';
import type { LessonContext } from '../lesson.ts';
import { power, small } from '../powers.ts';
import { toneOf } from './networks.ts';

type Shown = 'prediction' | 'state';

export class ChangeView {
  readonly root: HTMLElement;
  readonly #context: LessonContext;
  readonly #scale: HTMLInputElement;
  readonly #said = element('output', {});
  readonly #told = element('div', { class: 'moved' });
  readonly #buttons: Readonly<Record<Shown, HTMLButtonElement>>;
  readonly #figure: Figure;
  #values: RivalValues | undefined;

  constructor(context: LessonContext) {
    const { forgetting } = context.strings.lessons;
    this.#context = context;
    this.#scale = element('input', {
      ...{ type: 'range', min: '1', max: String(mostBack), step: '1' },
      'aria-label': forgetting.changeScale,
    });
    this.#scale.addEventListener('input', () => this.#keep({ back: Number(this.#scale.value) }));
    const button = (shown: Shown, text: string): HTMLButtonElement => {
      const made = element('button', { type: 'button', class: 'option' }, text);
      made.addEventListener('click', () => this.#keep({ shown }));
      return made;
    };
    this.#buttons = {
      state: button('state', forgetting.showStates),
      prediction: button('prediction', forgetting.showPredictions),
    };
    this.#figure = new Figure(context, 'changed-character', (width) => this.#content(width));
    this.root = element(
      'section',
      {},
      element('h3', {}, forgetting.changeTitle),
      element('p', {}, forgetting.changeHint),
      element('div', { class: 'guess-scale' }, this.#scale, this.#said),
      this.#told,
      element('div', { class: 'options' }, this.#buttons.state, this.#buttons.prediction),
      this.#figure.root,
      element('p', { class: 'hint' }, forgetting.changeNote),
      element('p', {}, forgetting.amnesic),
    );
  }

  /** How many characters before the cursor the changed one is. */
  get back(): number {
    return backWithin(this.#context.state['back'], this.#context.model.cursor);
  }

  draw(document: PanelDocument, values: RivalValues | undefined): void {
    const { strings, model } = this.#context;
    const { forgetting } = strings.lessons;
    this.#values = values?.change === undefined ? undefined : values;
    this.#scale.value = String(this.back);
    this.#said.textContent = filled(forgetting.back, this.back);
    this.#scale.setAttribute('aria-valuetext', this.#said.textContent);
    for (const shown of ['state', 'prediction'] as const) {
      this.#buttons[shown].setAttribute('aria-pressed', String(shown === this.#shown));
    }
    this.#told.replaceChildren(...this.#sentences(document, model.cursor));
    this.#figure.draw([this.#values, this.#shown]);
  }

  get #shown(): Shown {
    return this.#context.state['shown'] === 'prediction' ? 'prediction' : 'state';
  }

  #keep(changes: Readonly<Record<string, number | string>>): void {
    this.#context.keep({ ...this.#context.state, ...changes });
    this.#context.redraw();
  }

  #sentences(document: PanelDocument, cursor: number): HTMLElement[] {
    const { strings, number } = this.#context;
    const { forgetting } = strings.lessons;
    const values = this.#values;
    if (values?.change === undefined) return [];
    const { at, was, became } = values.change;
    const line = document.lines.at(at) + 1;
    const changed = filled(forgetting.changed, symbolName(strings, was), became, line);
    // The prediction after the last character before the cursor.
    const index = charactersIn(document.text.slice(at, cursor)) - 1;
    const items = values.networks.flatMap(({ kind, window, moved }) => {
      const bits = moved.prediction[index];
      if (bits === undefined) return [];
      const name = forgetting.networks[kind];
      const text =
        bits === 0 && window !== undefined
          ? filled(forgetting.blind, name, window)
          : filled(forgetting.moves, name, small(bits, number));
      return [element('li', {}, text)];
    });
    return [element('p', {}, changed), element('ul', {}, ...items)];
  }

  #content(width: number): FigureContent | undefined {
    const values = this.#values;
    if (values === undefined) return undefined;
    const { strings, number } = this.#context;
    const { forgetting } = strings.lessons;
    const shown = this.#shown;
    const series = values.networks.map(({ kind, moved }): Series => ({
      ...{ name: forgetting.networks[kind], tone: toneOf(kind) },
      points: Array.from(moved[shown], (value, after) => [after + 1, value]),
    }));
    const window = values.networks.find((network) => network.window !== undefined)?.window;
    const length = Math.max(1, ...series.map(({ points }) => points.length));
    const rows = Array.from({ length }, (_, at) => [
      at + 1,
      ...series.map(({ points }) => points[at]?.[1]),
    ]);
    return {
      title: shown === 'state' ? forgetting.statesTitle : forgetting.predictionsTitle,
      picture: lineChart({
        ...{ width, height: 280, series, text: forgetting.changeText },
        x: {
          ...{ title: forgetting.charactersAfter, kind: 'linear', domain: [1, length] },
          inWords: (value) => number(value, 0),
        },
        y: {
          title: shown === 'state' ? forgetting.partOfNorm : forgetting.divergence,
          kind: 'log',
          domain: shown === 'state' ? [1e-7, 3] : [1e-15, 30],
          inWords: power,
        },
        ...(window !== undefined && {
          marker: { x: window, text: filled(forgetting.windowEnds, window) },
        }),
      }),
      columns: [forgetting.charactersAfter, ...series.map(({ name }) => name)],
      rows,
    };
  }
}
