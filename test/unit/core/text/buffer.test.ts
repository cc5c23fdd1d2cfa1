import assert from 'node:assert/strict';
import fc from 'fast-check';
import { TextBuffer } from '../../../../src/core/text/buffer.ts';
import { anyChange, anyText, changeIn } from '../../support/texts.ts';
import { applied } from '../../../../src/core/text/change.ts';

describe('TextBuffer', () => {
  it('equals a string after any sequence of changes', () => {
    fc.assert(
      fc.property(anyText(60), fc.array(anyChange, { maxLength: 20 }), (start, changes) => {
        const buffer = new TextBuffer(start);
        let text = start;
        for (const any of changes) {
          const change = changeIn(text.length, any);
          buffer.apply(change);
          text = applied(text, change);
          assert.equal(buffer.length, text.length);
          assert.equal(buffer.slice(0, buffer.length), text);
        }
        for (let i = 0; i < text.length; i++) assert.equal(buffer.unitAt(i), text.charCodeAt(i));
      }),
    );
  });

  it('grows beyond its room, in front of the gap and behind it', () => {
    const buffer = new TextBuffer('ab');
    buffer.apply({ offset: 1, removed: 0, inserted: 'x'.repeat(50_000) });
    buffer.apply({ offset: 0, removed: 1, inserted: 'y'.repeat(50_000) });
    assert.equal(buffer.slice(0, Infinity), 'y'.repeat(50_000) + 'x'.repeat(50_000) + 'b');
  });

  for (const change of [
    { offset: -1, removed: 0, inserted: '' },
    { offset: 4, removed: 0, inserted: '' },
    { offset: 2, removed: 2, inserted: 'x' },
    { offset: 0, removed: -1, inserted: '' },
    { offset: 0.5, removed: 0, inserted: '' },
    { offset: NaN, removed: 0, inserted: '' },
  ]) {
    it(`refuses ${change.removed} at ${change.offset} of 3, and stays as it was`, () => {
      const buffer = new TextBuffer('abc');
      assert.throws(() => buffer.apply(change), RangeError);
      assert.equal(buffer.slice(0, 3), 'abc');
    });
  }

  it('is made of a text, and takes in nothing else', () => {
    for (const odd of [undefined, null, 3, ['a'], { length: -1 }]) {
      assert.throws(() => new TextBuffer(odd as unknown as string), TypeError);
      const buffer = new TextBuffer('abc');
      const change = { offset: 1, removed: 1, inserted: odd as unknown as string };
      assert.throws(() => buffer.apply(change), RangeError);
      assert.equal(buffer.slice(0, 3), 'abc');
    }
  });

  it('knows its places', () => {
    const buffer = new TextBuffer('abc');
    assert.ok([0, 1, 3].every((offset) => buffer.holds(offset)));
    assert.ok([-1, 4, 0.5, NaN, Infinity].every((offset) => !buffer.holds(offset)));
  });

  it('reads nothing outside the text', () => {
    const buffer = new TextBuffer('abc');
    assert.equal(buffer.unitAt(-1), 0);
    assert.equal(buffer.unitAt(3), 0);
    assert.equal(buffer.slice(-5, 99), 'abc');
    assert.equal(buffer.slice(2, 1), '');
  });
});
