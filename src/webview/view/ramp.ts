/** A scale of colours and its two ends. */
import { LEVELS, atLevel, type Palette } from '../../core/colour/palette.ts';
import type { Span } from '../../core/colour/quantities.ts';
import type { Context } from './view.ts';

/**
 * @param colours `under` or `vivid` of a palette
 * @param isOneSided for values that are never negative
 */
export function paintRamp(
  canvas: HTMLCanvasElement,
  colours: Palette['under'],
  isOneSided: boolean,
): void {
  const first = isOneSided ? 0 : -LEVELS;
  canvas.width = LEVELS - first + 1;
  const context = canvas.getContext('2d')!;
  for (let level = first; level <= LEVELS; level++) {
    context.fillStyle = atLevel(colours, level);
    context.fillRect(level - first, 0, 1, 1);
  }
}

/** Both ends in the reader's language, with a sign where the scale has a middle. */
export function endsOf(
  { least, middle, greatest, counts }: Span,
  number: Context['number'],
): readonly [least: string, greatest: string] {
  if (counts !== undefined) {
    return [number(0, 0), number(counts.most, 0) + (counts.hasMore ? '+' : '')];
  }
  const text = (value: number): string => {
    const digits = number(value, Number.isInteger(value) ? 0 : 1);
    return value > 0 && least !== middle ? `+${digits}` : digits;
  };
  return [text(least), text(greatest)];
}
