import assert from 'node:assert/strict';

import { speakersFor, weightsTo } from '../../../../src/core/inspect/speakers.ts';

describe('the neurons that spoke for a character', () => {
  // Two layers of two units, three symbols; and a unit above them, which nothing hears.
  const widths = [2, 2];
  const h = Float32Array.of(0.5, -1, 0.25, 1, 99);
  const speakers = (weights: Float32Array, symbol: number, most = 2) =>
    speakersFor(h, weightsTo(symbol, { weights }, 3), widths, most);

  it('are those whose h times the weight to it is greatest', () => {
    const weights = Float32Array.of(...[1, 2, 0], ...[1, -4, 0], ...[1, 8, 0], ...[1, -1, 0]);
    assert.deepEqual(speakers(weights, 1), [
      { neuron: { layer: 0, unit: 1 }, h: -1, contribution: 4 },
      { neuron: { layer: 1, unit: 0 }, h: 0.25, contribution: 2 },
    ]);
    const first = speakers(weights, 0, 9);
    assert.deepEqual(
      first.map(({ contribution }) => contribution),
      [1, 0.5, 0.25, -1],
    );
  });

  it('are of the upper layer where that alone is heard', () => {
    const weights = Float32Array.of(...[1, 2, 0], ...[1, 3, 0]);
    assert.deepEqual(speakers(weights, 1), [
      { neuron: { layer: 1, unit: 1 }, h: 1, contribution: 3 },
      { neuron: { layer: 1, unit: 0 }, h: 0.25, contribution: 0.5 },
    ]);
  });
});
