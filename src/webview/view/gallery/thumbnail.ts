import { placeIn, type Span } from '../../../core/colour/quantities.ts';
import type { NeuronValues } from '../../../protocol/inspection.ts';
import { unread } from '../../../protocol/inspection.ts';
import type { PanelDocument } from '../../model/document.ts';
import { Lines } from '../../../core/text/line-starts.ts';
import { paintMinimap } from '../../model/minimap.ts';
import { thumbnailSize } from '../../model/thumbnails.ts';
import type { PaletteSheet } from '../theme.ts';

/** In pixels of the canvas; each is drawn as several on the screen. */
const rowsPerLine = 3;

/**
 * Draws the part of a text that has values, with a pixel for each column.
 *
 * @param span the range of values that the colours span
 */
export function drawThumbnail(
  canvas: HTMLCanvasElement,
  { text: whole }: PanelDocument,
  { from, to, values, middle, scale }: NeuronValues,
  { palette, theme }: PaletteSheet,
  span: Span,
): void {
  const [width, height] = [thumbnailSize.columns, thumbnailSize.lines * rowsPerLine];
  // Otherwise the line end of the last line would add an empty line.
  const text = whole.slice(from, to).replace(/\r?\n$/, '');
  const placeOf = (at: number): number => {
    const value = values[at];
    if (value === undefined || value === unread) return Number.NaN;
    return placeIn(span, middle + (value * scale) / 127);
  };
  const source = { text, lines: new Lines(text), placeOf };
  const pixels = paintMinimap(source, { vivid: palette.vivid, ...theme }, { width, height });
  canvas.width = width;
  canvas.height = height;
  canvas.getContext('2d')!.putImageData(new ImageData(pixels, width, height), 0, 0);
}
