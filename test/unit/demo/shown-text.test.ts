import assert from 'node:assert/strict';
import fc from 'fast-check';
import { applied } from '../../../src/core/text/change.ts';
import { difference, ShownText } from '../../../src/demo/shown-text.ts';

describe('the text of the page to try the inspector on', () => {
  const words = fc.string({ unit: fc.constantFrom('a', 'b', '\n'), maxLength: 12 });

  it('becomes the other by the one change that is told of', () => {
    fc.assert(
      fc.property(words, words, (before, after) => {
        const change = difference(before, after);
        if (change === undefined) return before === after;
        const { removed, inserted } = change;
        return applied(before, change) === after && removed + inserted.length > 0;
      }),
    );
  });

  it('tells of no more than what was typed', () => {
    assert.deepEqual(difference('let a = 1;', 'let ab = 1;'), {
      ...{ offset: 5, removed: 0, inserted: 'b' },
    });
  });

  it('counts its versions, and not what changes nothing', () => {
    const text = new ShownText(1, 'a.py', 'python', 'x');
    assert.equal(text.become('x'), undefined);
    assert.equal(text.version, 1);
    text.become('xy');
    assert.deepEqual([text.version, text.shown.text, text.opened.text], [2, 'xy', 'xy']);
  });

  it('is read as its language, and parsed where labels apply', () => {
    const python = new ShownText(1, 'a.py', 'python', '');
    const other = new ShownText(2, 'a', 'plaintext', '');
    assert.deepEqual([python.opened.language, python.opened.scannedAs], ['py', 'py']);
    assert.deepEqual([other.opened.scannedAs, other.shown.isParsed], ['none', false]);
    assert.equal(python.opened.countedAs, null, 'it is never completed');
  });
});
