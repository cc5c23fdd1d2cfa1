import assert from 'node:assert/strict';
import fc from 'fast-check';
import { PairTable } from '../../../../src/core/counts/pair-table.ts';

/** Few halves of keys, so that they meet again, and such as share a part and a home. */
const half = fc.oneof(
  fc.integer({ min: -3, max: 3 }).map((n) => n << 6),
  fc.integer({ min: 0, max: 20 }),
  fc.integer({ min: 0x7ffffff0, max: 0x7fffffff }),
  fc.integer({ min: -0x80000000, max: -0x7ffffff0 }),
);

/** One key for each number, spread over all 64 bits. */
function spread(i: number): [high: number, low: number] {
  return [Math.imul(i, 0x9e3779b1) ^ 0x5bd1e995, Math.imul(i, 0x85ebca6b)];
}

describe('PairTable', () => {
  it('counts like a map, whatever is added and removed', () => {
    const step = fc.tuple(half, half, fc.boolean());
    fc.assert(
      fc.property(fc.array(step, { maxLength: 400 }), (steps) => {
        const table = new PairTable();
        const map = new Map<string, number>();
        for (const [high, low, adds] of steps) {
          const name = identity(high, low);
          const before = map.get(name) ?? 0;
          if (adds) {
            assert.equal(table.add(high, low), before);
            map.set(name, before + 1);
          } else {
            // What is not there stays as it is.
            assert.equal(table.remove(high, low), before - 1);
            if (before > 1) map.set(name, before - 1);
            else map.delete(name);
          }
        }
        assert.equal(table.size, map.size);
        for (const [high, low] of steps) {
          assert.equal(table.get(high, low), map.get(identity(high, low)) ?? 0);
        }
      }),
    );
  });

  it('keeps its counts while it grows and shrinks, and gives memory back', () => {
    const table = new PairTable();
    const keys = Array.from({ length: 200_000 }, (_, i) => spread(i));
    for (const [high, low] of keys) table.add(high, low);
    assert.equal(table.size, keys.length);
    assert.ok(keys.every(([high, low]) => table.get(high, low) === 1));
    const most = table.bytes;
    for (const [high, low] of keys.slice(0, 199_000)) table.remove(high, low);
    assert.equal(table.size, 1_000);
    assert.ok(keys.every(([high, low], i) => table.get(high, low) === (i < 199_000 ? 0 : 1)));
    assert.ok(table.bytes < most / 4, `${table.bytes} of ${most}`);
  });

  it('counts as far as it has to', () => {
    const table = new PairTable();
    for (let i = 0; i < 70_000; i++) assert.equal(table.add(5, 6), i);
    for (let i = 69_999; i >= 0; i--) assert.equal(table.remove(5, 6), i);
    assert.equal(table.size, 0);
  });
});

/**
 * What tells keys apart: 62 bits. The greatest first half stands for a free slot, so that it is taken for the one before;
 * of the second half, bits 6 and 7 are not kept.
 */
function identity(high: number, low: number): string {
  return `${high === 0x7fffffff ? 0x7ffffffe : high} ${low & ~0xc0}`;
}
