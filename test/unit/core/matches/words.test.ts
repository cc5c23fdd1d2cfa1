import assert from 'node:assert/strict';
import { isWordAt, partsOf, wordEnd, wordStart } from '../../../../src/core/matches/words.ts';

describe('Words', () => {
  it('are made of letters, digits, _ and $', () => {
    const text = 'a.$b_1 + \u00e9t\u00e9';
    assert.equal(wordStart(text, 6), 2);
    assert.equal(wordEnd(text, 2), 6);
    assert.equal(text.slice(wordStart(text, text.length)), '\u00e9t\u00e9');
    assert.equal(wordEnd(text, 1), 1);
    assert.equal(wordStart(text, 2), 2);
    assert.ok(!isWordAt(text, -1) && !isWordAt(text, text.length));
  });

  it('are cut where nobody would write so long a one', () => {
    const text = 'x'.repeat(1_000_000);
    assert.equal(wordEnd(text, 10), 110);
    assert.equal(wordStart(text, 500_000), 499_900);
  });

  it('have parts', () => {
    assert.deepEqual(partsOf('readFile_2'), ['read', 'File', '_', '2']);
    assert.deepEqual(partsOf('MAX_SIZE'), ['MAX', '_', 'SIZE']);
    assert.deepEqual(partsOf(''), []);
  });
});
