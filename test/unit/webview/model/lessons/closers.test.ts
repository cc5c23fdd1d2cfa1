import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  closersIn,
  distanceOf,
  farFrom,
  meanBits,
  studiedCount,
  studiedFar,
} from '../../../../../src/webview/model/lessons/closers.ts';
import { closers } from '../../../../../src/webview/model/lessons/studies.ts';

const everywhere = (text: string) => ({ from: 0, to: text.length });
const inCode = (): boolean => true;

describe('closing brackets of a text', () => {
  it('are found with their opening ones, the inner ones first', () => {
    const text = 'f(a[0], { b: (c) })';
    const pairs = closersIn(text, everywhere(text), inCode);
    assert.deepEqual(
      pairs.map(({ opening, closing }) => [opening, closing]),
      [
        [3, 5],
        [13, 15],
        [8, 17],
        [1, 18],
      ],
    );
  });

  it('leave out what stands in strings, closes nothing, or opened before', () => {
    const text = ') f(")" ] }';
    assert.deepEqual(
      closersIn(text, everywhere(text), (at) => at !== 5),
      [],
    );
    assert.deepEqual(closersIn('(a)', { from: 1, to: 3 }, inCode), []);
    // What nothing closes within a pair does not hide that pair.
    assert.equal(closersIn('( [ )', { from: 0, to: 5 }, inCode).length, 1);
  });

  it('nest, whatever the text is', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('(', ')', '[', ']', '{', '}', 'a', ' ') }),
        (text) => {
          const pairs = closersIn(text, everywhere(text), inCode);
          for (const one of pairs) {
            assert.ok(one.opening < one.closing);
            assert.equal('()[]{}'.indexOf(text[one.closing]!) % 2, 1);
            for (const other of pairs) {
              const crosses =
                one.opening < other.opening &&
                other.opening < one.closing &&
                one.closing < other.closing;
              assert.ok(!crosses);
            }
          }
        },
      ),
    );
  });

  it('cost what the networks say, those far away and those that are near by themselves', () => {
    const near = { opening: 10, closing: 12 };
    const far = { opening: 10, closing: 10 + farFrom };
    const bits = new Float32Array(60).fill(NaN);
    bits[near.closing - 5] = 1;
    bits[far.closing - 5] = 3;
    assert.equal(distanceOf(far), farFrom);
    assert.equal(meanBits({ bits }, 5, [near, far], true), 3);
    assert.equal(meanBits({ bits }, 5, [near, far], false), 1);
    assert.equal(meanBits({ bits }, 5, [near], true), undefined);
    const unread = { opening: 0, closing: 50 };
    assert.equal(meanBits({ bits }, 5, [unread], true), undefined);
  });
});

describe('closing brackets on unseen code', () => {
  it('are each counted once', () => {
    const far = closers.bins.filter(({ from }) => from >= 20);
    assert.equal(
      studiedCount(),
      far.reduce((sum, { count }) => sum + count, 0),
    );
    for (const { name, bits } of closers.systems) {
      const mean = studiedFar(name);
      assert.ok(mean > Math.min(...bits.slice(3)) && mean < Math.max(...bits.slice(3)));
    }
  });

  it('are told best by the LSTM of the three, far away', () => {
    assert.ok(studiedFar('lstm') < studiedFar('rnn'));
    assert.ok(studiedFar('rnn') < studiedFar('feed-forward'));
  });
});
