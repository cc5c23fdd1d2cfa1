/** A coloured text to export: what its page, its drawing and its table have in common. */
import { makePalette, type Palette, type Theme } from '../colour/palette.ts';
import { placeIn, type Span } from '../colour/quantities.ts';
import type { Scheme } from '../colour/schemes.ts';
import { Lines } from '../text/line-starts.ts';

export interface Picture {
  /** What colours it: `L1·193 h`. */
  readonly title: string;
  /** The file, the network and what else should be known, a line each. */
  readonly notes: readonly string[];
  readonly text: string;
  /** The lines that are pictured, counted from 0: [from, to). */
  readonly lines: { readonly from: number; readonly to: number };
  /** At a code unit; NaN where unknown. */
  readonly value: (at: number) => number;
  readonly span: Span;
  /** What the ends of the scale stand for. */
  readonly ends: readonly [least: string, greatest: string];
  /** Columns between the stops of a tab. */
  readonly tabSize: number;
}

export const PAPER: Readonly<Record<'dark' | 'light', Theme>> = {
  light: { background: [255, 255, 255], foreground: [31, 35, 40] },
  dark: { background: [31, 31, 31], foreground: [212, 212, 212] },
};

/** One character of a picture: a surrogate pair is one. */
export interface PicturedCharacter {
  readonly at: number;
  readonly text: string;
  /** Counted from 0. */
  readonly line: number;
  /** Counted from 0, tabs as wide as they are. */
  readonly column: number;
  readonly width: number;
  readonly value: number;
  /** -1 to 1; NaN where unknown. */
  readonly place: number;
}

/** Each character within the lines, without their ends. */
export function* charactersOf(picture: Picture): Generator<PicturedCharacter> {
  const { text, span, tabSize } = picture;
  const lines = new Lines(text);
  const last = Math.min(picture.lines.to, lines.count);
  for (let line = picture.lines.from; line < last; line++) {
    let column = 0;
    let at = lines.start(line);
    for (const character of text.slice(at, lines.contentEnd(line))) {
      const width = character === '\t' ? tabSize - (column % tabSize) : 1;
      const value = picture.value(at);
      yield { at, text: character, line, column, width, value, place: placeIn(span, value) };
      column += width;
      at += character.length;
    }
  }
}

export function palettes(scheme: Scheme): Readonly<Record<'dark' | 'light', Palette>> {
  return { light: makePalette(PAPER.light, scheme), dark: makePalette(PAPER.dark, scheme) };
}

export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
