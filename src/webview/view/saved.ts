/** A picture and its numbers as files. */
import { csvFormatRows } from 'd3-dsv';

/** Properties that a picture gets from the page's style sheet, and that its file has to contain. */
const STYLES = [
  'fill',
  'fill-opacity',
  'font-family',
  'font-size',
  'font-style',
  'font-weight',
  'opacity',
  'stroke',
  'stroke-dasharray',
  'stroke-linecap',
  'stroke-linejoin',
  'stroke-opacity',
  'stroke-width',
  'text-anchor',
] as const;

/** Pixels of the file for each pixel of the page, enough for print. */
const PIXELS_PER_PIXEL = 3;
/** Most pixels along either side that browsers can draw. */
const MOST_PIXELS = 16_000;

/** The picture as it is on the page, background included, as a self-contained document. */
export function svgFile(drawn: SVGElement): string {
  const copy = styledCopy(drawn);
  const background = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
  background.setAttribute('width', '100%');
  background.setAttribute('height', '100%');
  background.setAttribute('fill', getComputedStyle(document.body).backgroundColor);
  copy.prepend(background);
  const box = drawn.getBoundingClientRect();
  if (!copy.hasAttribute('width')) copy.setAttribute('width', String(box.width));
  if (!copy.hasAttribute('height')) copy.setAttribute('height', String(box.height));
  return new XMLSerializer().serializeToString(copy);
}

/** A picture of the page that looks as it does there without any style sheet. */
export function styledCopy(drawn: SVGElement): SVGElement {
  const copy = drawn.cloneNode(true) as SVGElement;
  const parts = [drawn, ...drawn.querySelectorAll<SVGElement>('*')];
  [copy, ...copy.querySelectorAll<SVGElement>('*')].forEach((part, at) => {
    const style = getComputedStyle(parts[at]!);
    for (const name of STYLES) {
      const value = style.getPropertyValue(name);
      if (value !== '' && !part.hasAttribute(name)) part.setAttribute(name, value);
    }
    part.removeAttribute('class');
    part.removeAttribute('style');
    part.removeAttribute('tabindex');
  });
  return copy;
}

/** A drawing as a PNG fit for print, in base 64. */
export async function pngFile(drawing: string): Promise<string> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(drawing)}`;
  await image.decode();
  const { naturalWidth: width, naturalHeight: height } = image;
  const scale = Math.min(PIXELS_PER_PIXEL, MOST_PIXELS / Math.max(width, height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  canvas.getContext('2d')!.drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas.toDataURL('image/png').replace(/^.*,/, '');
}

export type Cell = number | string | undefined;

/** RFC 4180. Numbers have all their digits, however the page rounds them. */
export function csvFile(columns: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const lines = [columns, ...rows].map((row) => row.map((cell) => String(cell ?? '')));
  return `${csvFormatRows(lines)}\n`;
}

export function base64(bytes: Uint8Array): string {
  let letters = '';
  for (const byte of bytes) letters += String.fromCharCode(byte);
  return btoa(letters);
}
