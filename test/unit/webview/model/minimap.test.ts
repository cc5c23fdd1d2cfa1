import assert from 'node:assert/strict';

import { makePalette } from '../../../../src/core/colour/palette.ts';
import { Lines } from '../../../../src/core/text/line-starts.ts';
import { lineHeight, paintMinimap } from '../../../../src/webview/model/minimap.ts';

const THEME = { background: [0, 0, 0], foreground: [255, 255, 255] } as const;
const COLOURS = { ...THEME, vivid: makePalette(THEME, 'blueOrange').vivid };

function pixel(image: Uint8ClampedArray, width: number, x: number, y: number): number[] {
  return [...image.slice((y * width + x) * 4, (y * width + x) * 4 + 3)];
}

describe('the minimap', () => {
  it('gives a line at most four pixels, and less than one when there are many', () => {
    assert.equal(lineHeight(10, 400), 4);
    assert.equal(lineHeight(150, 400), 2);
    assert.equal(lineHeight(4000, 400), 0.1);
  });

  it('paints each character in its place', () => {
    const text = '  a\nbb';
    const lines = new Lines(text);
    const placeOf = (at: number): number => (at === 2 ? 1 : Number.NaN);
    const image = paintMinimap({ text, lines, placeOf }, COLOURS, { width: 10, height: 40 });
    const [red, , blue] = pixel(image, 10, 2, 0);
    assert.ok(red! > 150 && blue! < 100, 'orange');
    assert.deepEqual(pixel(image, 10, 0, 0), [0, 0, 0]);
    assert.ok(pixel(image, 10, 0, 4)[0]! > 20, 'text without a colour shows faintly');
  });

  it('keeps the strongest of the lines that share a row', () => {
    const text = 'a\n'.repeat(100);
    const lines = new Lines(text);
    const placeOf = (at: number): number => (at === 10 ? -1 : 0.1);
    const image = paintMinimap({ text, lines, placeOf }, COLOURS, { width: 4, height: 10 });
    const [red, , blue] = pixel(image, 4, 0, 0);
    assert.ok(blue! > red!);
  });
});
