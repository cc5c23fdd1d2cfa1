import assert from 'node:assert/strict';
import fc from 'fast-check';
import { PairTable } from '../../../../src/core/adapt/pair-table.ts';

/** Few keys, so that they meet again, and such as share a part and a home. */
const key = fc.oneof(
  fc.integer({ min: 0, max: 40 }),
  fc.integer({ min: 0xfffffff0, max: 0xffffffff }),
);

describe('PairTable', () => {
  it('counts like a map, whatever is added and removed', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(key, fc.boolean()), { maxLength: 400 }), (steps) => {
        const table = new PairTable();
        const map = new Map<number, number>();
        for (const [at, adds] of steps) {
          const before = map.get(at) ?? 0;
          if (adds) {
            assert.equal(table.add(at), before);
            map.set(at, before + 1);
          } else {
            assert.equal(table.remove(at), Math.max(0, before - 1));
            if (before > 1) map.set(at, before - 1);
            else map.delete(at);
          }
        }
        assert.equal(table.size, map.size);
        for (const at of steps.map(([one]) => one)) assert.equal(table.get(at), map.get(at) ?? 0);
      }),
    );
  });

  it('keeps its counts while it grows and shrinks', () => {
    const table = new PairTable();
    const keys = Array.from({ length: 50_000 }, (_, i) => Math.imul(i, 0x9e3779b1) >>> 0);
    for (const one of keys) table.add(one);
    assert.equal(table.size, keys.length);
    assert.ok(keys.every((one) => table.get(one) === 1));
    for (const one of keys.slice(0, 49_000)) table.remove(one);
    assert.equal(table.size, 1_000);
    assert.ok(keys.every((one, i) => table.get(one) === (i < 49_000 ? 0 : 1)));
  });
});
