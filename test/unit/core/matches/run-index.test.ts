import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  hashOfEnd,
  RunIndex,
  runLength,
  type RunSearch,
} from '../../../../src/core/matches/run-index.ts';

function endsBySearch(text: string, context: string): number[] {
  const ends: number[] = [];
  for (let end = text.length; end >= context.length; end--) {
    if (text.startsWith(context, end - context.length)) ends.push(end);
  }
  return ends;
}

function searchFor(context: string, most: { places?: number; steps?: number } = {}): RunSearch {
  return { context, hash: hashOfEnd(context), places: 400, steps: 4000, ...most };
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
        const found = new RunIndex(joined).endsOf(searchFor(context));
        assert.deepEqual(found, endsBySearch(joined, context));
      }),
    );
  });

  it('finds no more than was asked for', () => {
    const text = 'the same twelve; '.repeat(4);
    assert.deepEqual(
      new RunIndex(text).endsOf(searchFor('same twelve; ', { places: 2 })),
      [68, 51],
    );
  });

  it('goes on in the next text with what is left of the search', () => {
    const text = 'the same twelve; '.repeat(4);
    const search = searchFor('same twelve; ', { places: 5 });
    assert.equal(new RunIndex(text).endsOf(search).length, 4);
    assert.deepEqual(new RunIndex(text).endsOf(search), [68]);
    const short = searchFor('same twelve; ', { steps: 6 });
    assert.equal(new RunIndex(text).endsOf(short).length, 4);
    assert.deepEqual(new RunIndex(text).endsOf(short), [68, 51]);
    assert.deepEqual(new RunIndex(text).endsOf(short), []);
  });

  it('finds nothing that does not stand there', () => {
    const nothing = searchFor('another text');
    assert.deepEqual(new RunIndex('a text of some length').endsOf(nothing), []);
    assert.deepEqual(new RunIndex('').endsOf(nothing), []);
  });
});
