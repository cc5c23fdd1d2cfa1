/**
 * The colours under the characters.
 *
 * Invariants, tested over themes: level 0 is the editor's background itself; the strength grows with the level; and on
 * no level does the editor's foreground have less than 4.5:1 contrast, unless the theme's own is less to begin with.
 */
import { HUES, RED, type Hues, type Side } from './hues.ts';
import { contrast, cssColour, mix, type Rgb } from './rgb.ts';
import type { Scheme } from './schemes.ts';

/** Levels on either side of zero. */
export const LEVELS = 24;

const READABLE = 4.5;
const VISIBLE = 3;

export interface Theme {
  readonly background: Rgb;
  readonly foreground: Rgb;
}

export interface Palette {
  /** Index `level + LEVELS`; level from -LEVELS to LEVELS. */
  readonly under: readonly Rgb[];
  /** The same hues at full strength, for places without text. */
  readonly vivid: readonly Rgb[];
  /** The same hues for lines and bars on the background: with a contrast of 3:1 to it, as WCAG asks of graphics. */
  readonly lines: Hues;
  /** From the background to strong red, for probabilities: index 0 to LEVELS. */
  readonly red: readonly Rgb[];
}

function isDark({ background, foreground }: Theme): boolean {
  return contrast(background, [0, 0, 0]) < contrast(foreground, [0, 0, 0]);
}

export function makePalette(theme: Theme, scheme: Scheme): Palette {
  const kind: Side = isDark(theme) ? 'dark' : 'light';
  const { negative, positive } = HUES[scheme][kind];
  const { background } = theme;
  const both = (one: Rgb, other: Rgb): Rgb[] => [
    ...ramp(background, one).reverse(),
    background,
    ...ramp(background, other),
  ];
  return {
    under: both(readable(theme, negative), readable(theme, positive)),
    vivid: both(negative, positive),
    lines: { negative: visible(theme, negative), positive: visible(theme, positive) },
    red: [background, ...ramp(background, readable(theme, RED[kind]))],
  };
}

/** Weak values are lifted a little, or a neuron that stays within a third of its range would hardly be visible. */
const LIFT = 0.8;

function ramp(background: Rgb, end: Rgb): Rgb[] {
  return Array.from({ length: LEVELS }, (_, i) => mix(background, end, ((i + 1) / LEVELS) ** LIFT));
}

/** The hue as strong as it can be without the text on any step towards it getting hard to read. */
function readable(theme: Theme, hue: Rgb): Rgb {
  const { background, foreground } = theme;
  const least = Math.min(READABLE, contrast(foreground, background));
  const isReadable = (end: Rgb): boolean =>
    ramp(background, end).every((under) => contrast(foreground, under) >= least);
  // Darker (lighter in a light theme) keeps the hue, which fading into the background loses: fading comes last.
  const extreme: Rgb = isDark(theme) ? [0, 0, 0] : [255, 255, 255];
  for (let share = 0; share <= 0.7; share += 0.02) {
    const end = mix(hue, extreme, share);
    if (isReadable(end)) return end;
  }
  for (let share = 0; share < 1; share += 0.02) {
    const end = mix(hue, background, share);
    if (isReadable(end)) return end;
  }
  return background;
}

/** The hue, mixed with the foreground until a thin line of it is visible, or as visible as the foreground itself. */
function visible({ background, foreground }: Theme, hue: Rgb): Rgb {
  const least = Math.min(VISIBLE, contrast(foreground, background));
  for (let share = 0; share < 1; share += 0.02) {
    const line = mix(hue, foreground, share);
    if (contrast(line, background) >= least) return line;
  }
  return foreground;
}

/** The level of a place in a span, -1 to 1. NaN, which is not known, is level 0. */
export function levelOf(place: number): number {
  const level = Math.round(place * LEVELS);
  return Number.isNaN(level) ? 0 : Math.min(LEVELS, Math.max(-LEVELS, level));
}

/** The colour of `under` or `vivid` at a level, for CSS. */
export function atLevel(colours: readonly Rgb[], level: number): string {
  return cssColour(colours[level + LEVELS]!);
}
