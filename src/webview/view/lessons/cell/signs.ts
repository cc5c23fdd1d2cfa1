/** The symbols of a cell as written in formulas. */
import { element } from '../../dom.ts';
import { svg } from '../../drawing.ts';

/** A symbol with a subscript, such as `c` with `t−1`, for a picture. */
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

/** The class that colours a number by its sign. */
export function sideOf(value: number): 'negative' | 'positive' {
  return value < 0 ? 'negative' : 'positive';
}
