import assert from 'node:assert/strict';
import fc from 'fast-check';
import { emptyRows, rowAfter, step, writeSteps } from '../../../../src/core/inspect/rows.ts';
import { heard } from '../../support/lstm-model.ts';

function stepsOf(...values: number[]): number[] {
  const rows = new Int8Array(values.length);
  writeSteps(rows, 0, Float32Array.from(values), 0, values.length);
  return [...rows];
}

describe('steps of h', () => {
  const anyH = fc.float({ min: -1, max: 1, noNaN: true });

  it('are within half a step of it, and as many below 0 as above', () => {
    fc.assert(
      fc.property(anyH, (h) => {
        const [steps, opposite] = stepsOf(h, -h) as [number, number];
        assert.ok(Math.abs(steps * step - h) <= 0.5001 * step);
        assert.equal(steps + opposite, 0);
        assert.equal(steps * step, heard(h) + 0);
      }),
    );
  });

  it('reach from -127 to 127', () => {
    assert.deepEqual(stepsOf(-1, -step, 0, -0, 1e-9, step, 1), [-127, -1, 0, 0, 0, 1, 127]);
  });

  it('are even ones for halves', () => {
    assert.deepEqual(stepsOf(0.5 * step, 1.5 * step, -0.5 * step, -2.5 * step), [0, 2, 0, -2]);
  });

  it('are written to their place', () => {
    const rows = emptyRows(1, 2);
    writeSteps(rows, rowAfter(0, 2), Float32Array.of(0, 0, 1, -1), 2, 2);
    assert.deepEqual([...rows.subarray(0, 6)], [0, 0, 127, -127, 0, 0]);
  });
});
