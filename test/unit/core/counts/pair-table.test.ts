import assert from 'node:assert/strict';
import fc from 'fast-check';
import { PairKeys } from '../../../../src/core/counts/pair-keys.ts';
import { PairTable } from '../../../../src/core/counts/pair-table.ts';

/** Few halves of keys, so that they meet again, and such as share a part and a home. */
const half = fc.oneof(
  fc.integer({ min: -3, max: 3 }).map((n) => n << 6),
  fc.integer({ min: 0, max: 20 }),
  fc.integer({ min: 0x7ffffff0, max: 0x7fffffff }),
  fc.integer({ min: -0x80000000, max: -0x7ffffff0 }),
);

/** One key for each number, spread over all 64 bits. */
function spread(i: number): Key {
  return [Math.imul(i, 0x9e3779b1) ^ 0x5bd1e995, Math.imul(i, 0x85ebca6b)];
}

type Key = readonly [high: number, low: number];

/** What a table says when it is asked for all of these keys at once. */
function together(
  table: PairTable,
  how: 'add' | 'get' | 'remove',
  asked: readonly Key[],
): number[] {
  const keys = new PairKeys(asked.length);
  for (const [i, [high, low]] of asked.entries()) {
    keys.high[i] = high;
    keys.low[i] = low;
  }
  keys.length = asked.length;
  const missed = table[how](keys);
  const counts = Array.from(keys.counts);
  if (how === 'remove') assert.equal(missed, counts.filter((count) => count < 0).length);
  return counts;
}

/** The same in lots of this size. */
function inLots(
  table: PairTable,
  how: 'add' | 'get' | 'remove',
  keys: readonly Key[],
  size: number,
): number[] {
  const lots = Array.from({ length: Math.ceil(keys.length / size) }, (_, i) =>
    together(table, how, keys.slice(i * size, (i + 1) * size)),
  );
  return lots.flat();
}

describe('PairTable', () => {
  it('counts like a map, whatever is added and removed at once', () => {
    const lot = fc.record({ keys: fc.array(fc.tuple(half, half)), adds: fc.boolean() });
    fc.assert(
      fc.property(fc.array(lot, { maxLength: 60 }), (lots) => {
        const table = new PairTable();
        const map = new Map<string, number>();
        for (const { keys, adds } of lots) {
          // One after another, so that a key that comes twice is counted twice; what is not there stays as it is.
          const expected = keys.map(([high, low]) => {
            const name = identity(high, low);
            const before = map.get(name) ?? 0;
            if (adds) map.set(name, before + 1);
            else if (before > 1) map.set(name, before - 1);
            else map.delete(name);
            return adds ? before : before - 1;
          });
          assert.deepEqual(together(table, adds ? 'add' : 'remove', keys), expected);
        }
        assert.equal(table.size, map.size);
        const keys = lots.flatMap((one) => one.keys);
        const left = keys.map(([high, low]) => map.get(identity(high, low)) ?? 0);
        assert.deepEqual(together(table, 'get', keys), left);
      }),
    );
  });

  for (const size of [1, 64, 5_000]) {
    it(`keeps its counts while it grows and shrinks by ${size} keys, and gives memory back`, () => {
      const table = new PairTable();
      const keys = Array.from({ length: 200_000 }, (_, i) => spread(i));
      assert.ok(inLots(table, 'add', keys, size).every((count) => count === 0));
      assert.equal(table.size, keys.length);
      assert.ok(inLots(table, 'get', keys, size).every((count) => count === 1));
      const most = table.bytes;
      const gone = inLots(table, 'remove', keys.slice(0, 199_000), size);
      assert.ok(gone.every((count) => count === 0));
      assert.equal(table.size, 1_000);
      const left = inLots(table, 'get', keys, size);
      assert.ok(left.every((count, i) => count === (i < 199_000 ? 0 : 1)));
      assert.ok(table.bytes < most / 4, `${table.bytes} of ${most}`);
    });
  }

  it('counts as far as it has to', () => {
    const table = new PairTable();
    const one: readonly Key[] = [[5, 6]];
    for (let i = 0; i < 70_000; i++) assert.equal(together(table, 'add', one)[0], i);
    for (let i = 69_999; i >= 0; i--) assert.equal(together(table, 'remove', one)[0], i);
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
