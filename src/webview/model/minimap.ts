/** A picture of the whole file: each line takes one or more rows of pixels, or in a long file several share one. */
import { LEVELS } from '../../core/colour/palette.ts';
import type { Rgb } from '../../core/colour/rgb.ts';
import type { Lines } from '../../core/text/line-starts.ts';

export interface MinimapSource {
  readonly text: string;
  readonly lines: Lines;
  /** Place on the colour scale, -1 to 1; NaN where unknown. */
  placeOf(offset: number): number;
}

export interface MinimapColours {
  readonly vivid: readonly Rgb[];
  readonly foreground: Rgb;
}

export interface Size {
  /** Pixels; one for each column of text. */
  readonly width: number;
  readonly height: number;
}

const TALLEST_LINE = 4;
/** Share of the foreground colour where there is text. */
const INK = 0.16;

/** Pixels for each line: at most 4, less than 1 in a long file. */
export function lineHeight(lineCount: number, height: number): number {
  const fits = height / lineCount;
  return fits >= 1 ? Math.min(TALLEST_LINE, Math.floor(fits)) : fits;
}

/** RGBA, row by row. */
export function paintMinimap(
  source: MinimapSource,
  colours: MinimapColours,
  { width, height }: Size,
): Uint8ClampedArray<ArrayBuffer> {
  const { lines, text } = source;
  const perLine = lineHeight(lines.count, height);
  // Where lines share a row, the strongest value wins: a single bright character is what readers look for.
  const strongest = new Float32Array(width * height);
  const inked = new Uint8Array(width * height);
  for (let line = 0; line < lines.count; line++) {
    const row = Math.min(height - 1, Math.floor(line * perLine)) * width;
    const start = lines.start(line);
    const end = Math.min(lines.contentEnd(line), start + width);
    for (let at = start; at < end; at++) {
      const pixel = row + at - start;
      const place = source.placeOf(at);
      if (Math.abs(place) > Math.abs(strongest[pixel]!)) strongest[pixel] = place;
      if (text.charCodeAt(at) > 0x20) inked[pixel] = 1;
    }
  }
  return pixels({ strongest, inked, colours, width, height, perLine });
}

interface Painted extends Size {
  readonly strongest: Float32Array;
  readonly inked: Uint8Array;
  readonly colours: MinimapColours;
  readonly perLine: number;
}

function pixels({
  strongest,
  inked,
  colours,
  width,
  height,
  perLine,
}: Painted): Uint8ClampedArray<ArrayBuffer> {
  const image = new Uint32Array(width * height);
  const thick = Math.max(1, Math.floor(perLine));
  const [blank, withInk] = [whole(colours, 0), whole(colours, INK)];
  for (let y = 0; y < height; y++) {
    const row = (perLine >= 1 ? Math.floor(Math.floor(y / thick) * perLine) : y) * width;
    const hasInk = thick === 1 || y % thick < thick - 1;
    for (let x = 0; x < width; x++) {
      const place = Math.max(-1, Math.min(1, strongest[row + x]!));
      const pixel = hasInk && inked[row + x] === 1 ? withInk : blank;
      image[y * width + x] = pixel[Math.round(place * LEVELS) + LEVELS]!;
    }
  }
  return new Uint8ClampedArray(image.buffer);
}

/** [levels] RGBA of each level as one number, as it lies in memory, with this share of the foreground. */
function whole({ vivid, foreground }: MinimapColours, ink: number): Uint32Array {
  const bytes = vivid.flatMap((under) => [
    ...under.map((value, channel) => value * (1 - ink) + foreground[channel]! * ink),
    255,
  ]);
  return new Uint32Array(new Uint8ClampedArray(bytes).buffer);
}
