/** The colours of the ends of each scheme, on a dark and on a light background: of the page, and behind the editor's code. */
import type { Rgb } from './rgb.ts';
import type { Scheme } from './schemes.ts';

export interface Hues {
  readonly negative: Rgb;
  readonly positive: Rgb;
}

export type Side = 'dark' | 'light';

const BLUE = { dark: [24, 112, 232], light: [84, 163, 255] } as const;
const ORANGE = { dark: [226, 106, 0], light: [255, 146, 40] } as const;
export const RED = { dark: [222, 48, 48], light: [255, 110, 100] } as const;
const GREEN = { dark: [20, 150, 60], light: [70, 205, 105] } as const;

export const HUES: Readonly<Record<Scheme, Readonly<Record<Side, Hues>>>> = {
  blueOrange: {
    dark: { negative: BLUE.dark, positive: ORANGE.dark },
    light: { negative: BLUE.light, positive: ORANGE.light },
  },
  redBlue: {
    dark: { negative: RED.dark, positive: BLUE.dark },
    light: { negative: RED.light, positive: BLUE.light },
  },
  blueGreen: {
    dark: { negative: BLUE.dark, positive: GREEN.dark },
    light: { negative: BLUE.light, positive: GREEN.light },
  },
};
