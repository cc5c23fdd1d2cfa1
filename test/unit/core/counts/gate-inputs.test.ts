import assert from 'node:assert/strict';
import { placeInputs } from '../../../../src/core/counts/gate-inputs.ts';

describe('placeInputs', () => {
  /** A letter, an opening bracket, a line end. */
  const classes = [1, 4, 3];

  it('tell what the last two symbols are', () => {
    const inputs = placeInputs(Uint8Array.of(2, 0, 1, 0), classes);
    assert.deepEqual(inputs.slice(0, 12), [0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0]);
  });

  it('tell how far back the word and the line begin, as far as they are told', () => {
    const far = (...before: number[]): number[] =>
      placeInputs(Uint8Array.from(before), classes)
        .slice(12)
        .map((x) => Math.round(Math.expm1(x)));
    assert.deepEqual(far(2, 0, 1, 0), [1, 3]);
    assert.deepEqual(far(0, 0, 0, 0), [4, 4]);
    assert.deepEqual(far(0, 1, 0, 2), [0, 0]);
  });
});
