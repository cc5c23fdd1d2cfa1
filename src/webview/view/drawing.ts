/** Small pictures as SVG: they take the theme's colours from the style sheet. */
import { element } from './dom.ts';

const SPACE = 'http://www.w3.org/2000/svg';

type Attributes = Readonly<Record<string, number | string>>;

export function svg(
  tag: string,
  attributes: Attributes = {},
  ...children: readonly (Node | string)[]
): SVGElement {
  const made = document.createElementNS(SPACE, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value));
  made.append(...children);
  return made;
}

/** @param text the text alternative for screen readers */
export function picture(
  width: number,
  height: number,
  text: string,
  ...children: readonly SVGElement[]
): SVGElement {
  const box = { viewBox: `0 0 ${width} ${height}`, width, height };
  return svg('svg', { ...box, role: 'img', 'aria-label': text }, ...children);
}

export function label(
  x: number,
  y: number,
  text: string,
  anchor: 'end' | 'middle' | 'start' = 'middle',
): SVGElement {
  return svg('text', { x, y, 'text-anchor': anchor }, text);
}

/** Maps [from, to] onto [start, end]. */
export function scaled(
  [from, to]: readonly [number, number],
  [start, end]: readonly [number, number],
): (value: number) => number {
  const width = to - from || 1;
  return (value) => start + ((value - from) / width) * (end - start);
}

export function card(title: string, ...children: readonly (Node | string)[]): HTMLElement {
  return element('section', { class: 'card' }, element('h3', {}, title), ...children);
}

export function hint(text: string): HTMLElement {
  return element('p', { class: 'hint' }, text);
}
