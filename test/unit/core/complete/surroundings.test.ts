import assert from 'node:assert/strict';
import { nextLinesAt, surroundingsAt } from '../../../../src/core/complete/surroundings.ts';
import { TextBuffer } from '../../../../src/core/text/buffer.ts';

describe('surroundingsAt', () => {
  it('gives the line, cut at the cursor', () => {
    const text = new TextBuffer('\ta\r\n\tb = c;\r\nd');
    assert.deepEqual(surroundingsAt(text, 8), { before: '\tb =', after: ' c;', indentation: '\t' });
  });

  it('looks no further than some thousand characters in a very long line', () => {
    const text = new TextBuffer('x'.repeat(1_000_000));
    const { before, after } = surroundingsAt(text, 500_000);
    assert.deepEqual([before.length, after.length], [2_000, 2_000]);
    assert.deepEqual(nextLinesAt(text, 500_000), []);
  });
});

describe('nextLinesAt', () => {
  const next = (text: string): readonly string[] =>
    nextLinesAt(new TextBuffer(text.replace('|', '')), text.indexOf('|'));

  it('gives lines that are not blank, however they end', () => {
    assert.deepEqual(next('a|b\r\n\r\n  \r  c\n\td'), ['  c', '\td']);
    assert.deepEqual(next('a|b'), []);
    assert.deepEqual(next('a|b\n'), []);
  });

  it('gives a few of them, and only near ones', () => {
    assert.deepEqual(next('|\n1\n2\n3\n4\n5'), ['1', '2', '3', '4']);
    assert.deepEqual(next(`|${'\n'.repeat(30)}a`), []);
  });
});
