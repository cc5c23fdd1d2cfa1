import assert from 'node:assert/strict';
import fc from 'fast-check';

import { apart } from '../../../../src/core/lessons/changed-reading.ts';

describe('two readings of a text', () => {
  it('are apart by the root of the mean square of h, and by bits of the prediction', () => {
    const logits = (...chances: number[]): Float32Array => Float32Array.from(chances, Math.log);
    // Two characters, a layer of two units and one of one; three outputs, of which two are symbols.
    const one = {
      hidden: [Float32Array.of(0, 0, 1, 1), Float32Array.of(0.5, 0.5)],
      logits: logits(0.5, 0.5, 9, 0.9, 0.1, 9),
    };
    const other = {
      hidden: [Float32Array.of(0, 0, 1, 0), Float32Array.of(0.5, -0.5)],
      logits: logits(0.5, 0.5, 1, 0.5, 0.5, 1),
    };
    const { rms, bits } = apart(one, other, 2, 2);
    assert.deepEqual(
      rms.map((all) => [...all].map((value) => value.toFixed(4))),
      [
        ['0.0000', '0.7071'],
        ['0.0000', '1.0000'],
      ],
    );
    assert.ok(bits[0]! < 1e-6);
    const expected = 0.9 * Math.log2(0.9 / 0.5) + 0.1 * Math.log2(0.1 / 0.5);
    assert.ok(Math.abs(bits[1]! - expected) < 1e-6);
  });

  it('are never less than nothing apart, and nothing from themselves', () => {
    const value = fc.float({ min: -20, max: 20, noNaN: true });
    const list = fc.array(value, { minLength: 5, maxLength: 5 });
    fc.assert(
      fc.property(list, list, (a, b) => {
        const read = (logits: number[]): Parameters<typeof apart>[0] => ({
          hidden: [Float32Array.from(logits)],
          logits: Float32Array.from(logits),
        });
        const { bits } = apart(read(a), read(b), 1, 5);
        assert.ok(bits[0]! >= 0);
        const same = apart(read(a), read(a), 1, 5);
        assert.ok(same.bits[0]! < 1e-5 && same.rms[0]![0] === 0);
      }),
    );
  });
});
