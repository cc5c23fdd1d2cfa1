/** Closing brackets: the text's, the farthest from their opening ones first, and those of unseen code by distance. */
import type { RivalValues } from '../../../../protocol/rival-requests.ts';
import type { PanelDocument } from '../../../model/document.ts';
import {
  closersIn,
  distanceOf,
  farFrom,
  meanBits,
  studiedCount,
  type Closer,
} from '../../../model/lessons/closers.ts';
import { closers } from '../../../model/lessons/studies.ts';
import { element, filled, linkButton } from '../../dom.ts';
import { Figure, type FigureContent } from '../figure/figure.ts';
import { lineChart, type Series } from '../figure/line-chart.ts';
import type { LessonContext } from '../lesson.ts';
import type { Readers } from './readers.ts';

/** Pairs of the text to list at most. */
const LISTED = 6;

export class ClosersView {
  readonly root: HTMLElement;
  readonly #context: LessonContext;
  readonly #own = element('div', {});

  constructor(context: LessonContext) {
    const { forgetting } = context.strings.lessons;
    this.#context = context;
    const figure = new Figure(context, 'closing-brackets', (width) => this.#figure(width));
    this.root = element(
      'section',
      {},
      element('h3', {}, forgetting.closersTitle),
      element('p', {}, filled(forgetting.closersHint, farFrom)),
      this.#own,
      figure.root,
      element(
        'p',
        { class: 'hint' },
        filled(forgetting.studyNote, context.number(studiedCount(), 0)),
      ),
    );
  }

  draw(document: PanelDocument, readers: Readers): void {
    const { reading } = readers;
    // The first reading covers only what is in view, which has too few brackets.
    if (reading === undefined || !readers.isWhole) return;
    const pairs = closersIn(document.text, reading, (at) => readers.isCode(at));
    const far = pairs
      .filter((pair) => distanceOf(pair) >= farFrom)
      .sort((a, b) => distanceOf(b) - distanceOf(a));
    const { forgetting } = this.#context.strings.lessons;
    this.#own.replaceChildren(
      ...(far.length === 0
        ? [element('p', {}, forgetting.noClosers)]
        : [this.#table(document, far.slice(0, LISTED), reading), this.#mean(far, reading)]),
    );
  }

  #table(document: PanelDocument, pairs: readonly Closer[], reading: RivalValues): HTMLElement {
    const { strings, number, goTo } = this.#context;
    const { forgetting } = strings.lessons;
    const { lines, text } = document;
    const lineOf = (at: number): number => lines.at(at) + 1;
    const head = [
      ...[forgetting.bracket, forgetting.distance],
      ...reading.networks.map(({ kind }) => forgetting.networks[kind]),
    ].map((word) => element('th', { scope: 'col' }, word));
    const rows = pairs.map((pair) => {
      const { opening, closing } = pair;
      const costs = reading.networks.map(({ bits }) => bits[closing - reading.from] ?? NaN);
      const best = Math.min(...costs);
      const [first, last] = [lineOf(opening), lineOf(closing)];
      const where =
        first === last ? filled(forgetting.inLine, first) : filled(forgetting.fromTo, first, last);
      return element(
        'tr',
        {},
        element(
          'td',
          {},
          element('code', {}, `${text[opening]!} ${text[closing]!}`),
          ' ',
          linkButton(where, () => goTo(closing)),
        ),
        element('td', {}, String(distanceOf(pair))),
        ...costs.map((cost) =>
          element(
            'td',
            cost === best ? { class: 'best' } : {},
            `${number(100 * 2 ** -cost, cost > 6.6 ? 1 : 0)} %`,
          ),
        ),
      );
    });
    return element(
      'div',
      { class: 'scrolled', tabindex: '0', role: 'region', 'aria-label': forgetting.closersTitle },
      element(
        'table',
        { class: 'closers' },
        element('thead', {}, element('tr', {}, ...head)),
        element('tbody', {}, ...rows),
      ),
    );
  }

  #mean(pairs: readonly Closer[], reading: RivalValues): HTMLElement {
    const { strings, number } = this.#context;
    const bits = reading.networks.map((network) => {
      const mean = meanBits(network, reading.from, pairs, true);
      return mean === undefined ? '–' : number(mean, 2);
    });
    return element('p', {}, filled(strings.lessons.forgetting.meanFar, pairs.length, ...bits));
  }

  #figure(width: number): FigureContent {
    const { strings, number } = this.#context;
    const { forgetting } = strings.lessons;
    const { networks } = forgetting;
    const shown = [
      ['lstm', networks.lstm, 0],
      ['rnn', networks.rnn, 1],
      ['feed-forward', networks['feed-forward'], 2],
      ['20-gram', forgetting.ngram, 3],
      [undefined, forgetting.shipped, 5],
    ] as const;
    // The system with none of these names is the shipped network, whatever it is called.
    const isOther = (name: string): boolean => shown.every(([known]) => known !== name);
    const series = shown.map(([known, told, tone]): Series => {
      const { bits } = closers.systems.find(({ name }) =>
        known === undefined ? isOther(name) : name === known,
      )!;
      return { name: told, tone, points: closers.bins.map(({ from }, at) => [from, bits[at]!]) };
    });
    const { bins } = closers;
    return {
      title: forgetting.studyTitle,
      picture: lineChart({
        ...{ width, height: 300, series, text: forgetting.studyText },
        x: {
          ...{ title: forgetting.charactersApart, kind: 'log', domain: [1, 1_000] },
          inWords: (value) => number(value, 0),
        },
        y: {
          ...{ title: forgetting.bitsOfCloser, kind: 'linear', domain: [0, 6] },
          inWords: (value) => number(value, 0),
        },
      }),
      columns: [forgetting.charactersApart, ...series.map(({ name }) => name)],
      rows: bins.map(({ from }, at) => [from, ...series.map(({ points }) => points[at]![1])]),
    };
  }
}
