import assert from 'node:assert/strict';

import { SubjectValues } from '../../../../src/core/colour/subject-values.ts';

describe('the values of a subject', () => {
  it('take a scale below 1 for what it is, and never a smaller one than before', () => {
    const values = new SubjectValues(1);
    const range = { from: 0, to: 1, read: 1, readable: 1, provisional: false };
    const take = (scale: number): void =>
      values.take({ ...range, values: Int8Array.of(127), middle: 0, scale });
    take(0.25);
    assert.equal(values.extent.scale, 0.25);
    take(0.5);
    take(0.25);
    assert.equal(values.extent.scale, 0.5);
    assert.equal(values.track.at(0), 0.25);
  });
});
