import { element } from './dom.ts';

/** A bar in a table's cell, from its middle to the left or right; `share`, -1 to 1, of the way to the edge. */
export function divergingCell(share: number, kind: string): HTMLElement {
  const bar = element('span', { class: `bar ${kind}` });
  bar.style.width = `${Math.min(1, Math.abs(share)) * 50}%`;
  bar.style[share < 0 ? 'right' : 'left'] = '50%';
  const middle = element('span', { class: 'middle' });
  return element('td', { class: 'diverging', 'aria-hidden': 'true' }, middle, bar);
}
