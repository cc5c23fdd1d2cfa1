/** The figures that a verdict rests on, beside what they have to reach. */
import type { Judged, NeuronCertificate } from '../../../core/certify/certificate.ts';
import { flagLabels, positionLabels, type LabelName } from '../../../core/labels/labels.ts';
import type { FigureName } from '../../../protocol/certificate-strings.ts';
import { element, filled, linkButton } from '../dom.ts';
import { subjectTitle } from '../titles.ts';
import type { Context } from '../view.ts';
import { explained } from './how.ts';

interface Row {
  readonly name: string;
  readonly how: FigureName;
  /** How often it was computed. */
  readonly times?: number;
  readonly value: Node | string;
  readonly needed?: string;
  readonly isReached?: boolean;
}

const isIn = (list: readonly LabelName[], label: LabelName): boolean => list.includes(label);

export function figuresTable(
  context: Context,
  { basis, vector }: NeuronCertificate,
  { label, figures, facts }: Judged,
): HTMLElement {
  const { strings, number } = context;
  const texts = strings.certificate;
  const { tracks, strongly, p } = basis.thresholds;
  const isFlag = isIn(flagLabels, label);
  const needs = (kind: 'partial' | 'rho', value: number | undefined): Partial<Row> => ({
    needed: filled(texts.atLeast, number(tracks[kind], 2), number(strongly[kind], 2)),
    isReached: (value ?? 0) >= tracks[kind],
  });
  // A value below .5 is as informative: the unit is low where the label is true.
  const ends = [tracks.auc, 1 - tracks.auc, strongly.auc, 1 - strongly.auc];
  const { rho, partial, auc } = figures;
  const rows: (Row | undefined)[] = [
    {
      name: texts.rho,
      how: 'rho',
      value: number(rho, 2),
      ...(!isFlag && needs('rho', Math.abs(rho))),
    },
    vector?.interval && {
      name: texts.interval,
      how: 'interval',
      times: basis.resamples,
      value: vector.interval.map((end) => number(end, 2)).join(' … '),
    },
    partial === undefined
      ? undefined
      : {
          name: texts.partial,
          how: 'partial',
          value: number(partial, 2),
          ...(!isFlag && !isIn(positionLabels, label) && needs('partial', Math.abs(partial))),
        },
    auc === undefined
      ? undefined
      : {
          name: texts.auc,
          how: 'auc',
          value: number(auc, 2),
          needed: filled(texts.atEitherEnd, ...ends.map((end) => number(end, 2))),
          isReached: Math.max(auc, 1 - auc) >= tracks.auc,
        },
    figures.p === undefined
      ? undefined
      : {
          name: texts.p,
          how: 'p',
          times: basis.shifts,
          value: number(figures.p, 3),
          needed: filled(texts.atMost, number(p, 2)),
          isReached: figures.p <= p,
        },
    facts?.null95 === undefined
      ? undefined
      : {
          name: texts.shifted,
          how: 'shifted',
          times: basis.shifts,
          value: number(facts.null95, 2),
        },
    facts?.untrained && {
      name: texts.untrained,
      how: 'untrained',
      value: number(facts.untrained.rho, 2),
    },
    facts && { name: texts.bestUnit, how: 'best', value: bestUnit(context, facts.best) },
  ];
  return element(
    'table',
    { class: 'figures' },
    head(texts.figure, texts.value, texts.needed),
    element('tbody', {}, ...rows.flatMap((row) => (row ? [drawn(context, row)] : []))),
  );
}

function drawn(
  context: Context,
  { name, how, times, value, needed = '', isReached }: Row,
): HTMLElement {
  const { passed, failed } = context.strings.certificate;
  const mark =
    isReached === undefined
      ? []
      : [
          element('span', { class: 'mark', 'aria-hidden': 'true' }, isReached ? '✓ ' : '✗ '),
          element('span', { class: 'spoken' }, `${isReached ? passed : failed}: `),
        ];
  return element(
    'tr',
    {},
    element('th', { scope: 'row' }, explained(context, name, how, times)),
    element('td', { class: 'number' }, value),
    element('td', { class: 'needed' }, ...mark, needed),
  );
}

function bestUnit(
  { model, strings }: Context,
  best: NonNullable<Judged['facts']>['best'],
): Node | string {
  if (best === undefined) return strings.certificate.noneKnown;
  const { neuron, quantity } = best;
  const title = `${subjectTitle(strings, neuron)} ${quantity}`;
  return linkButton(title, () => model.choose(neuron, quantity));
}

export function head(...names: readonly string[]): HTMLElement {
  const cells = names.map((name, at) =>
    element('th', { scope: 'col', class: at === 1 ? 'number' : undefined }, name),
  );
  return element('thead', {}, element('tr', {}, ...cells));
}
