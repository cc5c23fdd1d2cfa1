import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ContextCounts, longestOrder } from '../../../../src/core/counts/context-counts.ts';

const width = 102;

/** Symbols in no order, always the same ones for a seed: hardly any context comes twice. */
function symbols(seed: number, length: number): Uint8Array {
  let state = seed;
  return Uint8Array.from({ length: longestOrder + length }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * width);
  });
}

function learn(counts: ContextCounts, ids: Uint8Array): void {
  for (let at = longestOrder; at < ids.length; at++) counts.add(ids, at);
}

function forget(counts: ContextCounts, ids: Uint8Array): void {
  for (let at = longestOrder; at < ids.length; at++) counts.remove(ids, at);
}

describe('ContextCounts', () => {
  // With keys of 32 bits some hundreds of these pairs share one with another.
  it('counts what is left as if nothing else had ever been there, and forgets all of it', () => {
    const [gone, left] = [symbols(1, 150_000), symbols(2, 150_000)];
    const counts = new ContextCounts(width);
    learn(counts, gone);
    learn(counts, left);
    forget(counts, gone);
    const fresh = new ContextCounts(width);
    learn(fresh, left);
    assert.equal(counts.pairs, fresh.pairs);
    for (let at = longestOrder; at < left.length; at += 50) {
      assert.deepEqual(counts.after(left, at), fresh.after(left, at));
    }
    forget(counts, left);
    assert.equal(counts.pairs, 0);
    assert.equal(counts.missed, 0);
    for (let at = longestOrder; at < left.length; at += 50) {
      assert.deepEqual(counts.after(left, at), []);
    }
  });

  it('counts a run as it counts its places one by one', () => {
    const few = fc.uint8Array({ max: 2, minLength: longestOrder, maxLength: 400 });
    fc.assert(
      fc.property(few, few, (kept, gone) => {
        const [run, single] = [new ContextCounts(3), new ContextCounts(3)];
        for (const ids of [kept, gone]) {
          learn(single, ids);
          run.add(ids, longestOrder, ids.length);
        }
        forget(single, gone);
        run.remove(gone, longestOrder, gone.length);
        assert.equal(run.missed, 0);
        for (const ids of [kept, gone]) {
          for (let at = longestOrder; at <= ids.length; at++) {
            assert.deepEqual(run.after(ids, at), single.after(ids, at));
          }
        }
      }),
    );
  });

  it('takes nothing below zero where somebody takes back what was never counted', () => {
    const counts = new ContextCounts(width);
    const [counted, other] = [symbols(3, 100), symbols(4, 100)];
    learn(counts, counted);
    forget(counts, other);
    assert.ok(counts.missed > 0);
    const fresh = new ContextCounts(width);
    learn(fresh, counted);
    for (let at = longestOrder; at < counted.length; at++) {
      const found = counts.after(counted, at).flatMap((one) => one.counts);
      assert.ok(found.every((count) => count > 0 && count <= width));
    }
  });
});
