import assert from 'node:assert/strict';
import { percentOf } from '../../../../src/host/status/percent.ts';

describe('percent', () => {
  it('is rounded, and 100 only for what is certain', () => {
    assert.deepEqual([0, 0.004, 0.734, 0.996, 0.9999, 1].map(percentOf), [0, 0, 73, 99, 99, 100]);
  });
});
