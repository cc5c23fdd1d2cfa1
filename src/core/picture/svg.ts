import { atLevel, LEVELS, levelOf, makePalette } from '../colour/palette.ts';
import type { Theme } from '../colour/palette.ts';
import { cssColour } from '../colour/rgb.ts';
import type { Scheme } from '../colour/schemes.ts';
import { shownText } from '../text/shown-text.ts';
import { charactersOf, escaped, type Picture } from './picture.ts';

/** Size of a letter of the text, in pixels. */
const LETTER = { width: 8, height: 19, size: 13.3 };
const MARGIN = 16;
/** Lines above the text: title, notes and scale. */
const LEADING = 20;
const SCALE = { width: 160, height: 10 };

export interface SvgLook {
  readonly theme: Theme;
  readonly scheme: Scheme;
}

/**
 * The coloured text as a drawing for a page of paper, title and scale included. Letters stand in columns whatever the
 * font; behind each is a square that has its value, as a number with four digits after the point, in `data-value`.
 */
export function pictureSvg(picture: Picture, { theme, scheme }: SvgLook): string {
  const { title, notes, ends, span, lines } = picture;
  const palette = makePalette(theme, scheme);
  const top = MARGIN + LEADING * (notes.length + 2) + 8;
  const squares: string[] = [];
  const rows = new Map<number, { letters: string; places: number[] }>();
  let widest = 40;
  let last = lines.from;
  for (const { text, line, column, width, value, place } of charactersOf(picture)) {
    const x = MARGIN + column * LETTER.width;
    const y = top + (line - lines.from) * LETTER.height;
    widest = Math.max(widest, column + width);
    last = line;
    const level = levelOf(place);
    const fill = level === 0 ? '' : ` fill="${atLevel(palette.under, level)}"`;
    const known = Number.isNaN(value) ? '' : ` data-value="${value.toFixed(4)}"`;
    const box = `x="${x}" y="${y}" width="${width * LETTER.width}" height="${LETTER.height}"`;
    squares.push(`<rect ${box}${fill === '' ? ' fill="none"' : fill}${known}/>`);
    if (text.trim() === '') continue;
    const row = rows.get(line) ?? { letters: '', places: [] };
    rows.set(line, row);
    row.letters += shownText(text);
    // One place for each code unit: the second of a pair stands where the first does.
    row.places.push(...Array.from({ length: text.length }, () => x));
  }
  const letters = [...rows].map(([line, row]) => {
    const y = top + (line - lines.from) * LETTER.height + LETTER.height * 0.74;
    return `<text y="${y.toFixed(1)}" x="${row.places.join(' ')}">${escaped(row.letters)}</text>`;
  });
  const width = 2 * MARGIN + widest * LETTER.width;
  const height = top + (last - lines.from + 1) * LETTER.height + MARGIN;
  const ink = cssColour(theme.foreground);
  const isHalf = span.least === span.middle;
  const steps = palette.under.slice(isHalf ? LEVELS : 0);
  const stops = steps.map((colour, at) => {
    const offset = Math.round((100 * at) / (steps.length - 1));
    return `<stop offset="${offset}%" stop-color="${cssColour(colour)}"/>`;
  });
  const scaleY = MARGIN + LEADING * (notes.length + 1) + 4;
  const headings = notes.map(
    (note, at) =>
      `<text x="${MARGIN}" y="${MARGIN + LEADING * (at + 1) + 13}" opacity=".85">${escaped(note)}</text>`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${escaped(title)}">
<defs><linearGradient id="scale">${stops.join('')}</linearGradient></defs>
<rect width="100%" height="100%" fill="${cssColour(theme.background)}"/>
<g fill="${ink}" font-family="system-ui, 'Segoe UI', sans-serif" font-size="12">
<text x="${MARGIN}" y="${MARGIN + 13}" font-size="15" font-weight="600">${escaped(title)}</text>
${headings.join('\n')}
<text x="${MARGIN}" y="${scaleY + 9}">${escaped(ends[0])}</text>
<rect x="${MARGIN + 56}" y="${scaleY}" width="${SCALE.width}" height="${SCALE.height}" fill="url(#scale)" stroke="${ink}" stroke-opacity=".3"/>
<text x="${MARGIN + 64 + SCALE.width}" y="${scaleY + 9}">${escaped(ends[1])}</text>
</g>
<g>${squares.join('')}</g>
<g fill="${ink}" font-family="'JetBrains Mono', ui-monospace, Menlo, Consolas, monospace" font-size="${LETTER.size}">
${letters.join('\n')}
</g>
</svg>
`;
}
