import assert from 'node:assert/strict';
import { logSoftmax } from '../../../../src/core/complete/softmax.ts';

describe('logSoftmax', () => {
  it('gives logarithms of probabilities that add up to one', () => {
    const probabilities = logSoftmax(Float32Array.of(0, Math.log(2), Math.log(5)), 3).map(Math.exp);
    const rounded = Array.from(probabilities, (p) => Number(p.toFixed(6)));
    assert.deepEqual(rounded, [0.125, 0.25, 0.625]);
  });

  it('leaves out outputs beyond the vocabulary', () => {
    const logProbabilities = logSoftmax(Float32Array.of(1, 1, 1000), 2);
    assert.equal(logProbabilities.length, 2);
    assert.ok(logProbabilities.every((value) => Math.abs(value + Math.LN2) < 1e-12));
  });

  it('holds where exponentials overflow and vanish', () => {
    const [sure, never] = logSoftmax(Float32Array.of(3e38, -3e38), 2);
    assert.equal(sure, 0);
    assert.ok(never !== undefined && never < -5e38 && Number.isFinite(never));
  });
});
