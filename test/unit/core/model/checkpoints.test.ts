import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Checkpoints, type Checkpoint } from '../../../../src/core/model/checkpoints.ts';
import { bytesOf } from '../../../../src/core/model/language-model.ts';

const output = {
  state: { h: new Float32Array(2), c: new Float32Array(2) },
  logits: new Float32Array(4),
};
const size = bytesOf(output);

function at(length: number): Checkpoint {
  return { length, output };
}

function lengths(checkpoints: Checkpoints, upTo: number): number[] {
  const found: number[] = [];
  for (let length = upTo; length >= 0;) {
    const nearest = checkpoints.nearest(length);
    if (nearest === undefined) break;
    found.unshift(nearest.length);
    length = nearest.length - 1;
  }
  return found;
}

describe('Checkpoints', () => {
  it('never take more than their budget, and keep the one just added', () => {
    const additions = fc.array(fc.record({ length: fc.nat(5_000), focus: fc.nat(5_000) }));
    fc.assert(
      fc.property(additions, fc.integer({ min: 1, max: 8 }), (list, kept) => {
        const checkpoints = new Checkpoints(kept * size);
        for (const { length, focus } of list) {
          checkpoints.add(at(length), focus);
          assert.equal(checkpoints.nearest(length)?.length, length);
          assert.ok(checkpoints.bytes <= kept * size);
          assert.equal(checkpoints.bytes, lengths(checkpoints, 5_000).length * size);
        }
      }),
    );
  });

  it('find the last at or before a place', () => {
    const checkpoints = new Checkpoints(100 * size);
    for (const length of [30, 10, 20, 20]) checkpoints.add(at(length), 0);
    const found = [9, 10, 19, 25, 99].map((length) => checkpoints.nearest(length)?.length);
    assert.deepEqual(found, [undefined, 10, 10, 20, 30]);
  });

  it('after an edit, forget what lies beyond it', () => {
    const checkpoints = new Checkpoints(100 * size);
    for (const length of [10, 20, 30]) checkpoints.add(at(length), 0);
    checkpoints.dropAfter(20);
    assert.deepEqual(lengths(checkpoints, 99), [10, 20]);
    assert.equal(checkpoints.bytes, 2 * size);
    checkpoints.dropAfter(0);
    assert.equal(checkpoints.bytes, 0);
  });

  it('lie denser the nearer to the focus, and keep the last', () => {
    const checkpoints = new Checkpoints(100 * size);
    for (let length = 0; length <= 100_000; length += 10) checkpoints.add(at(length), 50_000);
    const kept = lengths(checkpoints, 200_000);
    assert.equal(kept.length, 100);
    assert.equal(kept.at(-1), 100_000);
    const gapBefore = (place: number): number => {
      const index = kept.findIndex((length) => length >= place);
      return (kept[index] ?? 0) - (kept[index - 1] ?? 0);
    };
    assert.ok(gapBefore(50_000) < gapBefore(47_000), 'nearer');
    assert.ok(gapBefore(47_000) < gapBefore(20_000), 'farther');
  });
});
