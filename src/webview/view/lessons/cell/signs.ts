/** Signs of the cell as they are written in formulas. */
import { element } from '../../dom.ts';
import { svg } from '../../drawing.ts';

/** `c` with a small `t−1` below, for a picture. */
export function signAt(
  x: number,
  y: number,
  [name, below]: readonly [name: string, below: string],
  anchor: 'end' | 'middle' | 'start' = 'middle',
): SVGElement {
  return svg(
    'text',
    { x, y, 'text-anchor': anchor, class: 'sign' },
    svg('tspan', { class: 'var' }, name),
    svg('tspan', { class: 'below', dy: 3 }, below),
  );
}

/** The same in a text. */
export function sign(name: string, below = ''): HTMLElement {
  return element('span', { class: 'sign' }, element('var', {}, name), element('sub', {}, below));
}

/** Which colour a number has: that of its side of 0. */
export function sideOf(value: number): 'negative' | 'positive' {
  return value < 0 ? 'negative' : 'positive';
}
