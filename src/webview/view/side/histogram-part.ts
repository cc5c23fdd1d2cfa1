/** How often the chosen neuron has which value in this file, separately for classes of a label. */
import { atLevel, levelOf } from '../../../core/colour/palette.ts';
import { placeIn } from '../../../core/colour/quantities.ts';
import { flagLabels, type LabelName } from '../../../core/labels/labels.ts';
import {
  classesOf,
  histogramOf,
  type Histogram,
  type LabelClass,
} from '../../model/side/histogram.ts';
import { element, filled } from '../dom.ts';
import { hint } from '../drawing.ts';
import { Figure, type FigureContent } from '../lessons/figure/figure.ts';
import { paneTitle } from '../titles.ts';
import type { Context } from '../view.ts';
import { histogramPicture } from './histogram-picture.ts';
import type { SidePart } from './side-part.ts';

const bins = 40;
/** The faintest level of colour for a bar. */
const faintest = 9;

export class HistogramPart implements SidePart {
  readonly root: HTMLElement;
  readonly #context: Context;
  readonly #label = element('select', {});
  readonly #counted = hint('');
  readonly #figure: Figure;
  readonly #groups = element('div', { class: 'groups-table' });
  #labels: readonly LabelName[] = [];
  #histogram: Histogram | undefined;

  constructor(context: Context) {
    const { side } = context.strings;
    this.#context = context;
    this.#label.addEventListener('change', () =>
      context.model.side.remember({ label: this.#label.value as LabelName }),
    );
    this.#figure = new Figure(context, 'histogram', (width) => this.#content(width));
    this.root = element(
      'div',
      { class: 'side-part histogram' },
      element('label', { class: 'split-by' }, `${side.splitBy} `, this.#label),
      this.#counted,
      this.#figure.root,
      this.#groups,
    );
  }

  draw(): void {
    const { model, strings, number } = this.#context;
    const { document, side } = model;
    this.#drawLabels();
    this.#histogram = this.#made();
    const counted = this.#histogram?.groups.reduce((sum, { characters }) => sum + characters, 0);
    this.#counted.textContent =
      side.chosen === undefined
        ? strings.side.chooseOne
        : filled(
            strings.side.counted,
            number(counted ?? 0, 0),
            number(document?.text.length ?? 0, 0),
          );
    this.#figure.draw();
    this.#drawGroups();
  }

  /** Has no cursor: it is about the whole file. */
  drawCursor(): string {
    return '';
  }

  #made(): Histogram | undefined {
    const { document, side } = this.#context.model;
    const { chosen, told, label } = side;
    if (document === undefined || chosen === undefined || told?.label !== label) return undefined;
    const { track } = side.valuesOf(chosen);
    const { least, middle, greatest } = side.spanOf(chosen);
    const values = new Float32Array(told.to).map((_, at) =>
      track.isProvisional(at) ? Number.NaN : track.at(at),
    );
    // Values whose colours start at 0 can also be negative.
    const low = least === middle ? Math.min(-1, least) : least;
    return histogramOf(values, told.values.subarray(0, told.to), classesOf(label), {
      ...{ least: low, bins },
      greatest: least === middle ? Math.max(1, greatest) : greatest,
    });
  }

  #drawLabels(): void {
    const { model, strings } = this.#context;
    if (this.#labels !== model.tellable) {
      this.#labels = model.tellable;
      this.#label.replaceChildren(
        ...this.#labels.map((one) => element('option', { value: one }, strings.labels[one])),
      );
    }
    this.#label.value = model.side.label;
  }

  #content(width: number): FigureContent | undefined {
    const { model, strings, number, sheet } = this.#context;
    const { chosen, label } = model.side;
    const histogram = this.#histogram;
    if (histogram === undefined || chosen === undefined) return undefined;
    const { side } = strings;
    const name = paneTitle(strings, chosen);
    const { vivid } = sheet.palette;
    const span = model.side.spanOf(chosen);
    const groups = histogram.groups
      .filter(({ characters }) => characters > 0)
      .map((group) => ({ ...group, name: this.#className(group.of) }));
    return {
      title: filled(side.histogram, name, strings.labels[label]),
      picture: histogramPicture({
        ...{ width, groups, number, edges: histogram.edges },
        ...{ title: filled(side.value, name), text: side.histogramText },
        colour: (value) => atLevel(vivid, visibleLevel(levelOf(placeIn(span, value)))),
        mean: (value) => filled(side.meanIs, value),
        percent: (value) => filled(side.percent, value),
      }),
      columns: [side.from, side.to, ...groups.map((group) => group.name)],
      rows: Array.from({ length: bins }, (_, at) => [
        histogram.edges[at],
        histogram.edges[at + 1],
        ...groups.map(({ counts }) => counts[at]),
      ]),
    };
  }

  #drawGroups(): void {
    const { strings, number } = this.#context;
    const { side, labels } = strings;
    const histogram = this.#histogram;
    if (histogram === undefined) {
      this.#groups.replaceChildren();
      return;
    }
    const heads = [
      labels[this.#context.model.side.label],
      ...[side.characters, side.meanOf, side.deviation],
    ];
    const rows = histogram.groups.map(({ of, characters, mean, deviation }) =>
      element(
        'tr',
        {},
        element('th', { scope: 'row' }, this.#className(of)),
        ...[number(characters, 0), ...[mean, deviation].map((value) => this.#figureOf(value))].map(
          (words) => element('td', {}, words),
        ),
      ),
    );
    this.#groups.replaceChildren(
      element(
        'table',
        {},
        element(
          'thead',
          {},
          element('tr', {}, ...heads.map((words) => element('th', { scope: 'col' }, words))),
        ),
        element('tbody', {}, ...rows),
      ),
    );
  }

  #figureOf(value: number): string {
    return Number.isNaN(value) ? '–' : this.#context.number(value, 3);
  }

  #className({ least, most }: LabelClass): string {
    const { model, strings, number } = this.#context;
    if (flagLabels.some((one) => one === model.side.label)) {
      return least === 0 ? strings.side.no : strings.side.yes;
    }
    if (most === Number.POSITIVE_INFINITY) return `${number(least, 0)}+`;
    return least === most ? number(least, 0) : `${number(least, 0)}–${number(most, 0)}`;
  }
}

/** Keeps bars from the middle of the scale visible. */
function visibleLevel(level: number): number {
  return level < 0 ? Math.min(level, -faintest) : Math.max(level, faintest);
}
