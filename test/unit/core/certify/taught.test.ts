import assert from 'node:assert/strict';
import {
  certifyTaught,
  countOf,
  taughtState,
  type TaughtNeuron,
  type TaughtNeurons,
} from '../../../../src/core/certify/taught.ts';

const depth: TaughtNeuron = {
  ...{ neuron: { layer: 2, unit: 0 }, label: 'loopDepth', zero: -0.8, step: 0.4, most: 4 },
};
const flag: TaughtNeuron = {
  ...{ neuron: { layer: 2, unit: 1 }, label: 'inString', zero: -0.8, step: 1.6, most: 1 },
};

describe('what a taught neuron says', () => {
  it('is the nearest count', () => {
    for (const [h, count] of [
      [-0.8, 0],
      [-0.61, 0],
      [-0.59, 1],
      [-0.4, 1],
      [0, 2],
      [0.79, 4],
    ] as const) {
      assert.equal(countOf(depth, h), count, String(h));
    }
    assert.deepEqual([countOf(flag, -0.1), countOf(flag, 0.1)], [0, 1]);
  });

  it('is none below 0 and none beyond what it was told', () => {
    assert.equal(Object.is(countOf(depth, -1), 0), true);
    assert.equal(countOf({ ...depth, most: 2 }, 1), 2);
  });

  it('is certified by what it was told; a helper was told nothing', () => {
    const told = { ...depth, heldOut: [] };
    const taught: TaughtNeurons = { standing: 'otherLabels', units: 10, neurons: [told] };
    assert.equal(certifyTaught(taught, { layer: 2, unit: 0 }).taught, told);
    assert.equal(certifyTaught(taught, { layer: 2, unit: 1 }).taught, undefined);
    assert.deepEqual([taughtState(taught), taughtState('missing')], ['otherLabels', 'missing']);
  });
});
