/** How a neuron correlates with every label: none is left out. */
import { families, type Family, type Vector } from '../../../core/certify/catalogue.ts';
import { labelNames, type LabelName } from '../../../core/labels/labels.ts';
import { element } from '../dom.ts';
import type { Context } from '../view.ts';
import { head } from './figures.ts';

export function allLabels({ strings, number }: Context, { figures }: Vector): HTMLElement {
  const texts = strings.certificate;
  const shown = (value: number | undefined): string =>
    value === undefined ? '–' : number(value, 2);
  const row = (label: LabelName, family: Family): HTMLElement[] => {
    const found = figures[family]?.[label];
    if (found === undefined) return [];
    const { rho, partial, auc, p } = found;
    const cells = [shown(rho), shown(partial), shown(auc), p === undefined ? '–' : number(p, 3)];
    return [
      element(
        'tr',
        {},
        element('th', { scope: 'row' }, strings.labels[label]),
        ...cells.map((text) => element('td', { class: 'number' }, text)),
      ),
    ];
  };
  const tables = families.flatMap((family) => {
    const rows = labelNames.flatMap((label) => row(label, family));
    if (rows.length === 0) return [];
    return [
      element(
        'table',
        { class: 'labels' },
        element('caption', {}, texts.families[family]),
        head(texts.label, 'rho', texts.shortPartial, 'AUC', 'p'),
        element('tbody', {}, ...rows),
      ),
    ];
  });
  return element('details', {}, element('summary', {}, texts.allLabels), ...tables);
}
