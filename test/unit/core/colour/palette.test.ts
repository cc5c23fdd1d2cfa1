import assert from 'node:assert/strict';

import fc from 'fast-check';

import { LEVELS, levelOf, makePalette, type Theme } from '../../../../src/core/colour/palette.ts';
import { contrast, toLab, type Rgb } from '../../../../src/core/colour/rgb.ts';
import { FIRST_CHOICE } from '../../../../src/core/colour/first-choice.ts';
import { HUES } from '../../../../src/core/colour/hues.ts';
import { overlay, STRENGTHS } from '../../../../src/core/colour/overlay.ts';
import { SAFE_SCHEMES, SCHEMES, type Scheme } from '../../../../src/core/colour/schemes.ts';
import { deficiencies, seenWith } from '../../../../src/core/colour/vision.ts';

const THEMES: Readonly<Record<string, Theme>> = {
  'Dark Modern': { background: [31, 31, 31], foreground: [204, 204, 204] },
  'Light Modern': { background: [255, 255, 255], foreground: [59, 59, 59] },
  'Dark High Contrast': { background: [0, 0, 0], foreground: [255, 255, 255] },
  'Light High Contrast': { background: [255, 255, 255], foreground: [41, 41, 41] },
  'Solarized Light': { background: [253, 246, 227], foreground: [101, 123, 131] },
  Monokai: { background: [39, 40, 34], foreground: [248, 248, 242] },
};

const names = Object.keys(THEMES);

/** As it lies behind the code of an editor. */
function composed(css: string, { background }: Theme): Rgb {
  const [red, green, blue, alpha] = css.slice(5, -1).split(', ').map(Number);
  const over = (channel: number, at: 0 | 1 | 2): number =>
    channel * alpha! + background[at] * (1 - alpha!);
  return [over(red!, 0), over(green!, 1), over(blue!, 2)];
}

/** How far two colours are from each other, as people see it: in OKLab, where 1 is from black to white. */
function apart(one: Rgb, other: Rgb): number {
  const [a, b] = [toLab(one), toLab(other)];
  return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}

const rgb = fc.tuple(fc.nat(255), fc.nat(255), fc.nat(255)) as fc.Arbitrary<Rgb>;

function leastContrast({ background, foreground }: Theme, colours: readonly Rgb[]): number {
  const wanted = Math.min(4.5, contrast(foreground, background));
  return Math.min(...colours.map((under) => contrast(foreground, under))) - wanted;
}

function ownContrast({ background, foreground }: Theme): number {
  return contrast(foreground, background);
}

describe('the palette', () => {
  for (const [name, theme] of Object.entries(THEMES)) {
    for (const scheme of SCHEMES) {
      it(`keeps text readable on every level: ${name}, ${scheme}`, () => {
        const { under, red } = makePalette(theme, scheme);
        assert.ok(leastContrast(theme, [...under, ...red]) >= -0.01);
      });
    }
  }

  for (const name of names) {
    it(`has lines and bars that are seen: ${name}`, () => {
      const theme = THEMES[name]!;
      for (const scheme of SCHEMES) {
        const { negative, positive } = makePalette(theme, scheme).lines;
        for (const line of [negative, positive]) {
          assert.ok(contrast(line, theme.background) >= 3, `${scheme}: ${line.join()}`);
        }
      }
    });
  }

  // What lies behind the code of an editor knows nothing of its theme: there must be contrast to begin with.
  for (const name of names.filter((one) => ownContrast(THEMES[one]!) >= 4.5)) {
    it(`lets the editor’s own text be read over it: ${name}`, () => {
      const theme = THEMES[name]!;
      const kind = contrast(theme.background, [0, 0, 0]) < 4.5 ? 'dark' : 'light';
      for (const scheme of SCHEMES) {
        const all = Array.from({ length: 2 * STRENGTHS + 1 }, (_, at) => at - STRENGTHS);
        const behind = all
          .filter((strength) => strength !== 0)
          .map((strength) => composed(overlay(scheme, strength, kind), theme));
        assert.ok(leastContrast(theme, behind) >= -0.01, scheme);
      }
    });
  }

  it('marks the schemes that readers can use who lack a kind of cones, and starts with one', () => {
    const isSafe = (scheme: Scheme): boolean =>
      (['dark', 'light'] as const).every((kind) => {
        const { negative, positive } = HUES[scheme][kind];
        return deficiencies.every((one) => {
          const seen = apart(seenWith(one, negative), seenWith(one, positive));
          return seen >= 0.2;
        });
      });
    assert.deepEqual(SCHEMES.filter(isSafe), [...SAFE_SCHEMES]);
    assert.ok(SAFE_SCHEMES.has(FIRST_CHOICE.scheme));
  });

  it('keeps text readable in any theme', () => {
    fc.assert(
      fc.property(rgb, rgb, fc.constantFrom(...SCHEMES), (background, foreground, scheme) => {
        const theme = { background, foreground };
        const { under, red } = makePalette(theme, scheme);
        assert.ok(leastContrast(theme, [...under, ...red]) >= -0.01);
      }),
      { numRuns: 40 },
    );
  });

  it('has the background itself in the middle', () => {
    for (const theme of Object.values(THEMES)) {
      const { under, vivid, red } = makePalette(theme, 'blueOrange');
      assert.deepEqual(under[LEVELS], theme.background);
      assert.deepEqual(vivid[LEVELS], theme.background);
      assert.deepEqual(red[0], theme.background);
      assert.equal(under.length, 2 * LEVELS + 1);
    }
  });

  it('gets ever further from the background', () => {
    const distance = ([a, b, c]: Rgb, [x, y, z]: Rgb): number => Math.hypot(a - x, b - y, c - z);
    for (const name of ['Dark Modern', 'Light Modern', 'Dark High Contrast']) {
      const theme = THEMES[name]!;
      for (const scheme of SCHEMES) {
        const { under } = makePalette(theme, scheme);
        for (let level = 1; level <= LEVELS; level++) {
          for (const sign of [-1, 1]) {
            const [less, more] = [
              under[LEVELS + sign * (level - 1)]!,
              under[LEVELS + sign * level]!,
            ];
            assert.ok(distance(more, theme.background) > distance(less, theme.background));
          }
        }
      }
    }
  });

  it('can be told apart at its ends, and its ends from the background', () => {
    for (const name of ['Dark Modern', 'Light Modern', 'Dark High Contrast']) {
      const { under } = makePalette(THEMES[name]!, 'blueOrange');
      const [blue, middle, orange] = [under[0]!, under[LEVELS]!, under.at(-1)!];
      assert.ok(blue[2] - blue[0] > 60 && orange[0] - orange[2] > 60);
      assert.ok(contrast(blue, middle) > 1.5 && contrast(orange, middle) > 1.5);
    }
  });

  it('gives a level for any number', () => {
    assert.deepEqual([-9, -1, 0, 0.5, 1, 9].map(levelOf), [-24, -24, 0, 12, 24, 24]);
    assert.equal(levelOf(Number.NaN), 0);
  });
});
