import assert from 'node:assert/strict';

import { placeIn, spanOf } from '../../../../src/core/colour/quantities.ts';
import type { CellQuantity } from '../../../../src/core/inspect/cell.ts';

describe('the span of a quantity', () => {
  it('has zero in the middle, and for a gate one half', () => {
    const span = (quantity: CellQuantity, scale = 1) =>
      spanOf({ layer: 0, unit: 0 }, quantity, { middle: 0, scale });
    assert.equal(placeIn(span('h'), -0.5), -0.5);
    assert.equal(placeIn(span('c', 20), 5), 0.25);
    assert.equal(placeIn(span('f'), 0.5), 0);
    assert.equal(placeIn(span('f'), 1), 1);
    assert.equal(placeIn(span('f'), 0), -1);
  });

  it('has for a direction the middle of what it gives, whatever the quantity', () => {
    for (const quantity of ['h', 'f'] as const) {
      const span = spanOf({ probe: 'bracketDepth' }, quantity, { middle: 2, scale: 4 });
      assert.deepEqual(span, { least: -2, middle: 2, greatest: 6 });
      assert.equal(placeIn(span, 4), 0.5);
    }
  });

  it('of a neuron that was told to count has nothing at 0, and is full at a count that is seldom passed', () => {
    const extent = { middle: 0, scale: 1 };
    const told = { zero: -0.8, step: 0.2, most: 8 };
    const span = spanOf({ layer: 2, unit: 0 }, 'h', extent, told);
    assert.deepEqual(
      [-1, -0.8, -0.6, -0.4, 0].map((h) => Math.round(100 * placeIn(span, h)) / 100),
      [0, 0, 0.25, 0.5, 1],
    );
    assert.ok(Number.isNaN(placeIn(span, NaN)));
    assert.deepEqual(span.counts, { most: 4, hasMore: true });
    const flag = spanOf({ layer: 2, unit: 0 }, 'h', extent, { zero: -0.8, step: 1.6, most: 1 });
    assert.equal(placeIn(flag, 0.8), 1);
    assert.deepEqual(flag.counts, { most: 1, hasMore: false });
    // Its cell is a cell as any other.
    assert.deepEqual(spanOf({ layer: 2, unit: 0 }, 'c', extent, told), {
      ...{ least: -1, middle: 0, greatest: 1 },
    });
  });
});
