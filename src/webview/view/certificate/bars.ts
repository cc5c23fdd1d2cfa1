/** Correlations side by side, from -1 to 1. */
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
    const bar = element('span', { class: `bar ${value < 0 ? 'negative' : 'positive'}` });
    bar.style.width = `${Math.min(1, Math.abs(value)) * 50}%`;
    bar.style[value < 0 ? 'right' : 'left'] = '50%';
    return [
      element(
        'tr',
        {},
        element('th', { scope: 'row' }, name),
        element('td', { class: 'diverging', 'aria-hidden': 'true' }, bar),
        element('td', { class: 'number' }, number(value, 2)),
      ),
    ];
  });
  return element('table', { class: 'bars' }, element('tbody', {}, ...rows));
}
