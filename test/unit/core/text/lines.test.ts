import assert from 'node:assert/strict';
import { TextBuffer } from '../../../../src/core/text/buffer.ts';
import { indentationAt } from '../../../../src/core/text/indentation.ts';
import { firstLineStart, lineEnd, lineStart } from '../../../../src/core/text/lines.ts';

describe('lines', () => {
  const text = new TextBuffer('ab\ncd\r\nef\rgh');

  it('end at LF, CRLF and CR', () => {
    const lines = [0, 4, 8, 11].map((at) => text.slice(lineStart(text, at), lineEnd(text, at)));
    assert.deepEqual(lines, ['ab', 'cd', 'ef', 'gh']);
  });

  it('are found from a place on', () => {
    const starts = Array.from({ length: 12 }, (_, from) => firstLineStart(text, from, 12));
    assert.deepEqual(starts, [0, 3, 3, 3, 7, 7, 7, 7, 10, 10, 10, 11]);
  });

  it('of any length are looked at near the cursor only', () => {
    const long = new TextBuffer('x'.repeat(100_000));
    assert.equal(lineStart(long, 50_000), 48_000);
    assert.equal(lineEnd(long, 50_000), 52_000);
  });
});

describe('indentation', () => {
  const cases: [string, '\t' | ' ' | undefined][] = [
    ['', undefined],
    ['a\nb\n', undefined],
    ['if:\n    a\n', ' '],
    ['if:\r\n\ta\r\n\r\n\r\n', '\t'],
    ['\ta\n    b\n', ' '],
    ['    a\n\t', '\t'],
    ['\tx\n/**\n * a comment\n', '\t'],
    [`\ta\n${'b\n'.repeat(500)}`, undefined],
  ];
  for (const [text, expected] of cases) {
    it(`after ${JSON.stringify(text.slice(0, 30))} is ${JSON.stringify(expected)}`, () => {
      assert.equal(indentationAt(new TextBuffer(text), text.length), expected);
    });
  }
});
