import assert from 'node:assert/strict';
import fc from 'fast-check';
import { hasNeuron, neuronAt, placeOf, unitCount } from '../../../../src/core/model/widths.ts';

describe('the places of units', () => {
  it('follow one another through layers of any width', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1 }), (widths) => {
        let place = 0;
        for (const [layer, width] of widths.entries()) {
          assert.equal(unitCount(widths, layer), place);
          for (let unit = 0; unit < width; unit++, place++) {
            assert.equal(placeOf(widths, { layer, unit }), place);
            assert.deepEqual(neuronAt(widths, place), { layer, unit });
          }
        }
        assert.equal(unitCount(widths), place);
        assert.throws(() => neuronAt(widths, place), RangeError);
      }),
    );
  });

  it('are of units that there are', () => {
    const widths = [4, 2];
    for (const [layer, unit] of [
      [0, 0],
      [0, 3],
      [1, 1],
    ] as const) {
      assert.ok(hasNeuron(widths, { layer, unit }));
    }
    for (const [layer, unit] of [
      [1, 2],
      [2, 0],
      [-1, 0],
      [0, -1],
      [0, 0.5],
      [0.5, 0],
      [NaN, NaN],
    ] as const) {
      assert.ok(!hasNeuron(widths, { layer, unit }), `${layer} ${unit}`);
    }
  });
});
