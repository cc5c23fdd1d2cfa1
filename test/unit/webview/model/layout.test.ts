import assert from 'node:assert/strict';
import fc from 'fast-check';

import {
  layoutFor,
  leastCharacters,
  listWidth,
  minimapWidth,
} from '../../../../src/webview/model/layout.ts';
import { keptPlace, scrolledAside } from '../../../../src/webview/model/viewport.ts';

describe('the layout of the panel', () => {
  const at = (width: number, characterWidth = 8.43) =>
    layoutFor({ width, characterWidth, digits: 3 });

  it('is what the widths that people have call for', () => {
    assert.deepEqual(at(461), { isStacked: true, hasMinimap: false });
    assert.deepEqual(at(611), { isStacked: true, hasMinimap: true });
    assert.deepEqual(at(800), { isStacked: false, hasMinimap: true });
    assert.deepEqual(at(1_400), { isStacked: false, hasMinimap: true });
    assert.deepEqual(at(800, 14), { isStacked: true, hasMinimap: true }, 'a larger font');
    assert.deepEqual(
      at(1_400 / 3, 8.43),
      { isStacked: true, hasMinimap: false },
      'a zoom of 300 %',
    );
  });

  it('leaves the code its characters, unless the panel is narrower', () => {
    const pixels = fc.integer({ min: 100, max: 3_000 });
    const character = fc.double({ min: 4, max: 40, noNaN: true });
    fc.assert(
      fc.property(
        pixels,
        character,
        fc.integer({ min: 1, max: 6 }),
        (width, characterWidth, digits) => {
          const { isStacked, hasMinimap } = layoutFor({ width, characterWidth, digits });
          const taken = (isStacked ? 0 : listWidth) + (hasMinimap ? minimapWidth : 0) + 46;
          const left = (width - taken) / characterWidth - digits;
          assert.ok(left >= leastCharacters - 1e-9 || (isStacked && !hasMinimap));
          if (width < 500) assert.ok(!hasMinimap);
        },
      ),
    );
  });
});

describe('scrolling aside', () => {
  it('goes back to the beginning of the lines where that shows it', () => {
    assert.equal(scrolledAside(300, 100, 50, 8), 0);
    assert.equal(scrolledAside(0, 100, 150, 8), 58);
    assert.equal(scrolledAside(140, 100, 150, 8), 140, 'in sight, and not at the beginning');
    assert.equal(scrolledAside(140, 100, 120, 8), 120);
  });
});

describe('the place, when lines get another height', () => {
  it('is that of the line with the cursor, if it is in sight', () => {
    // Line 50 is 200 pixels below the edge, and stays there.
    assert.equal(keptPlace(800, 600, 50, { before: 20, after: 120 }), 5_800);
    assert.equal(keptPlace(5_800, 600, 50, { before: 120, after: 20 }), 800);
  });

  it('is that of the first line if it is not', () => {
    assert.equal(keptPlace(800, 600, 10, { before: 20, after: 120 }), 4_800);
    assert.equal(keptPlace(4_800, 600, 10, { before: 120, after: 20 }), 800);
  });

  it('keeps all of the higher line in sight, and never comes before the beginning', () => {
    const kept = keptPlace(0, 600, 29, { before: 20, after: 120 });
    assert.ok(kept <= 29 * 120 && kept + 600 >= 30 * 120, String(kept));
    assert.equal(keptPlace(0, 600, 3, { before: 120, after: 20 }), 0);
  });
});
