import assert from 'node:assert/strict';

import fc from 'fast-check';

import { runsOf } from '../../../../src/core/colour/runs.ts';

const text = fc.string({ unit: fc.constantFrom('a', '<', '\n', '\r', '\t', '\0', '😀', '\u202e') });

describe('runs', () => {
  it('cover the text once, differ from their neighbours, and cut no pair', () => {
    fc.assert(
      fc.property(text, fc.func(fc.integer({ min: -2, max: 2 })), (whole, level) => {
        const runs = runsOf(whole, 0, whole.length, { level, isProvisional: () => false });
        assert.equal(runs.map(({ from, to }) => whole.slice(from, to)).join(''), whole);
        runs.forEach(({ from, to, level: own }, at) => {
          assert.ok(to > from);
          assert.equal(own, level(from));
          assert.notEqual(own, runs[at + 1]?.level);
          assert.ok(!/^[\udc00-\udfff]/.test(whole.slice(from, to)));
        });
      }),
    );
  });
});
