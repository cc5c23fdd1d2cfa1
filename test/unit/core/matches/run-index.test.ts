import assert from 'node:assert/strict';
import fc from 'fast-check';
import { RunIndex, runLength } from '../../../../src/core/matches/run-index.ts';

function endsBySearch(text: string, context: string): number[] {
  const ends: number[] = [];
  for (let end = text.length; end >= context.length; end--) {
    if (text.startsWith(context, end - context.length)) ends.push(end);
  }
  return ends;
}

describe('RunIndex', () => {
  it('finds every place where a context ends, the last first', () => {
    const text = fc.array(fc.constantFrom('ab', 'a', 'b\n', '\u00fc'), { maxLength: 300 });
    fc.assert(
      fc.property(text, fc.nat(), fc.integer({ min: runLength, max: 40 }), (words, at, length) => {
        const joined = words.join('');
        fc.pre(joined.length >= length);
        const start = at % (joined.length - length + 1);
        const context = joined.slice(start, start + length);
        const found = new RunIndex(joined).endsOf(context, 400);
        assert.deepEqual(found, endsBySearch(joined, context));
      }),
    );
  });

  it('finds no more than was asked for', () => {
    const text = 'the same twelve; '.repeat(4);
    assert.deepEqual(new RunIndex(text).endsOf('same twelve; ', 2), [68, 51]);
  });

  it('finds nothing that does not stand there', () => {
    assert.deepEqual(new RunIndex('a text of some length').endsOf('another text', 9), []);
    assert.deepEqual(new RunIndex('').endsOf('another text', 9), []);
  });
});
