import type { NeuronValues } from '../../../protocol/inspection.ts';
import { unread } from '../../../protocol/inspection.ts';
import type { PanelDocument } from '../../model/document.ts';
import { Lines } from '../../model/lines.ts';
import { paintMinimap } from '../../model/minimap.ts';
import { thumbnailSize } from '../../model/thumbnails.ts';
import type { PaletteSheet } from '../theme.ts';

/** Pixels; each is drawn as several on the screen. */
const rowsPerLine = 3;

/** The lines of a text that values are known of, a pixel for each column. */
export function drawThumbnail(
  canvas: HTMLCanvasElement,
  { text: whole }: PanelDocument,
  { from, to, values }: NeuronValues,
  { palette, theme }: PaletteSheet,
): void {
  const [width, height] = [thumbnailSize.columns, thumbnailSize.lines * rowsPerLine];
  // A last line that ends would count as two.
  const text = whole.slice(from, to).replace(/\r?\n$/, '');
  const placeOf = (at: number): number => {
    const value = values[at];
    return value === undefined || value === unread ? Number.NaN : value / 127;
  };
  const source = { text, lines: new Lines(text), placeOf };
  const pixels = paintMinimap(source, { vivid: palette.vivid, ...theme }, { width, height });
  canvas.width = width;
  canvas.height = height;
  canvas.getContext('2d')!.putImageData(new ImageData(pixels, width, height), 0, 0);
}
