/**
 * A part of the page as one self-contained SVG drawing: each line of its text becomes a `text`, each coloured box a
 * `rect`, and pictures are copied. No `foreignObject`, which programs that typeset or draw do not support.
 */
import { svg } from './drawing.ts';
import { styledCopy } from './saved.ts';

type Attributes = Record<string, number | string>;

/** @param name the text alternative for screen readers */
export function drawingFile(name: string, root: HTMLElement): string {
  const { width, height } = root.getBoundingClientRect();
  const box = { viewBox: `0 0 ${width} ${height}`, width, height };
  const drawing = svg(
    'svg',
    { ...box, role: 'img', 'aria-label': name },
    svg('style', {}, 'text{white-space:pre;font-variant-ligatures:none}'),
    ...drawn(root, root.getBoundingClientRect()),
  );
  return new XMLSerializer().serializeToString(drawing);
}

/** @param page its box, whose corner is the drawing's origin */
function drawn(part: HTMLElement, page: DOMRect): SVGElement[] {
  const style = getComputedStyle(part);
  if (style.display === 'none' || style.visibility === 'hidden') return [];
  const below = [...part.childNodes].flatMap((child) => {
    if (child instanceof SVGElement) return [pictured(child, page)];
    if (child instanceof HTMLElement) return drawn(child, page);
    return child instanceof Text ? lettered(child, style, page) : [];
  });
  const all = [...boxed(part, style, page), ...below];
  return style.opacity === '1' ? all : [svg('g', { opacity: style.opacity }, ...all)];
}

function pictured(picture: SVGElement, page: DOMRect): SVGElement {
  const { x, y, width, height } = placed(picture.getBoundingClientRect(), page);
  const copy = styledCopy(picture);
  const own = { x, y, width, height, overflow: 'visible' };
  for (const [name, value] of Object.entries(own)) copy.setAttribute(name, String(value));
  return copy;
}

const SIDES = ['Top', 'Right', 'Bottom', 'Left'] as const;

/** Background, outline and borders of an element, for each line that it spans. */
function boxed(part: HTMLElement, style: CSSStyleDeclaration, page: DOMRect): SVGElement[] {
  const fill = paint('fill', style.backgroundColor);
  const rx = Number.parseFloat(style.borderTopLeftRadius) || 0;
  const isOutlined = style.outlineStyle !== 'none';
  return [...part.getClientRects()].flatMap((rect) => {
    const { x, y, width, height } = placed(rect, page);
    const box = { x, y, width, height };
    const borders = SIDES.flatMap((side) => {
      const wide = Number.parseFloat(style[`border${side}Width`]);
      const colour = paint('fill', style[`border${side}Color`]);
      if (!(wide > 0) || colour === undefined) return [];
      const isFlat = side === 'Top' || side === 'Bottom';
      const strip = {
        x: side === 'Right' ? x + width - wide : x,
        y: side === 'Bottom' ? y + height - wide : y,
        width: isFlat ? width : wide,
        height: isFlat ? wide : height,
      };
      return [svg('rect', { ...strip, ...colour })];
    });
    const outline = { ...box, fill: 'none', ...paint('stroke', style.outlineColor) };
    return [
      ...(fill === undefined ? [] : [svg('rect', { ...box, ...fill, ...(rx > 0 && { rx }) })]),
      ...borders,
      ...(isOutlined ? [svg('rect', outline)] : []),
    ];
  });
}

/** A `text` for each line, fixed to its width here whatever the font is elsewhere. */
function lettered(text: Text, style: CSSStyleDeclaration, page: DOMRect): SVGElement[] {
  const share = ascentShare(style.font);
  return linesOf(text).map(({ words, box }) => {
    const { x, y, width, height } = placed(box, page);
    const look = {
      'font-family': style.fontFamily,
      'font-size': style.fontSize,
      'font-weight': style.fontWeight,
      ...paint('fill', style.color),
    };
    const place = { x, y: rounded(y + share * height), textLength: width };
    return svg('text', { ...place, ...look }, words);
  });
}

interface Line {
  readonly words: string;
  readonly box: DOMRect;
}

/** The lines of a text without spaces at their ends; a tab splits a line. */
function linesOf(text: Text): Line[] {
  const range = document.createRange();
  const lines: Line[] = [];
  let words = '';
  let box: DOMRect | undefined;
  const end = (): void => {
    const line = words.trimEnd();
    if (box !== undefined && line !== '') lines.push({ words: line, box });
    words = '';
    box = undefined;
  };
  let at = 0;
  for (const character of text.data) {
    range.setStart(text, at);
    at += character.length;
    range.setEnd(text, at);
    const [letter] = range.getClientRects();
    if (character === '\t' || character === '\n') end();
    else if (letter !== undefined && (character !== ' ' || box !== undefined)) {
      if (box !== undefined && letter.top > box.top + letter.height / 2) end();
      if (character === ' ' && box === undefined) continue;
      words += character;
      box ??= letter;
      if (character === ' ') continue;
      box = new DOMRect(box.left, box.top, letter.right - box.left, box.height);
    }
  }
  end();
  return lines;
}

/** Share of a line's height that is above the baseline. */
function ascentShare(font: string): number {
  const context = document.createElement('canvas').getContext('2d')!;
  context.font = font;
  const { fontBoundingBoxAscent: above, fontBoundingBoxDescent: below } = context.measureText('x');
  return above / (above + below);
}

function placed(box: DOMRect, page: DOMRect): Record<'height' | 'width' | 'x' | 'y', number> {
  return {
    x: rounded(box.left - page.left),
    y: rounded(box.top - page.top),
    width: rounded(box.width),
    height: rounded(box.height),
  };
}

function rounded(pixels: number): number {
  return Math.round(pixels * 100) / 100;
}

/** A computed colour as attributes of SVG 1.1; undefined where it is transparent. */
function paint(name: 'fill' | 'stroke', colour: string): Attributes | undefined {
  const [red = 0, green = 0, blue = 0, alpha = 1] = (colour.match(/[\d.]+(e-\d+)?/g) ?? []).map(
    Number,
  );
  if (alpha === 0) return undefined;
  // Mixed colours are computed as `color(srgb ...)`, whose channels go from 0 to 1.
  const whole = colour.startsWith('color(') ? 255 : 1;
  const channels = [red, green, blue].map((channel) => Math.round(channel * whole));
  return {
    [name]: `rgb(${channels.join(',')})`,
    ...(alpha < 1 && { [`${name}-opacity`]: rounded(alpha) }),
  };
}
