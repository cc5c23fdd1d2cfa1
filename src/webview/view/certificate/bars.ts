/** Correlations as bars, from -1 to 1. */
import { divergingCell } from '../diverging-cell.ts';
import { element } from '../dom.ts';
import type { Context } from '../view.ts';

/** One row for each name that has a value. */
export function bars(
  { number }: Context,
  values: Readonly<Partial<Record<string, number>>>,
  names: Readonly<Record<string, string>>,
): HTMLElement {
  const rows = Object.entries(names).flatMap(([key, name]) => {
    const value = values[key];
    if (value === undefined) return [];
    return [
      element(
        'tr',
        {},
        element('th', { scope: 'row' }, name),
        divergingCell(value, value < 0 ? 'negative' : 'positive'),
        element('td', { class: 'number' }, number(value, 2)),
      ),
    ];
  });
  return element('table', { class: 'bars' }, element('tbody', {}, ...rows));
}
