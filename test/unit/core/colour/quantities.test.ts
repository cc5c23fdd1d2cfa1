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
});
