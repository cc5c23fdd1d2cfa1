import assert from 'node:assert/strict';

import fc from 'fast-check';

import { PanelDocument } from '../../../../src/webview/model/document.ts';
import { Lines } from '../../../../src/core/text/line-starts.ts';
import { movedByKey } from '../../../../src/webview/model/moves.ts';
import { shownText } from '../../../../src/core/text/shown-text.ts';
import { columnsInView, linesInView, scrolledTo } from '../../../../src/webview/model/viewport.ts';

const text = fc.string({ unit: fc.constantFrom('a', '<', '\n', '\r', '\t', '\0', '😀', '\u202e') });

describe('lines', () => {
  it('are cut as the editor cuts them', () => {
    fc.assert(
      fc.property(text, (whole) => {
        const lines = new Lines(whole);
        const cut = whole.split(/\r\n|\r|\n/);
        assert.equal(lines.count, cut.length);
        cut.forEach((line, at) => {
          assert.equal(whole.slice(lines.start(at), lines.contentEnd(at)), line);
          if (line !== '') assert.equal(lines.at(lines.start(at)), at);
        });
        assert.equal(lines.end(lines.count - 1), whole.length);
      }),
    );
  });
});

describe('shown text', () => {
  it('has a visible character for each, at the same offset', () => {
    fc.assert(
      fc.property(text, (whole) => {
        const shown = shownText(whole);
        assert.equal(shown.length, whole.length);
        assert.doesNotMatch(shown, /[\0-\u0008\u000a-\u001f\u202a-\u202e\u2066-\u2069]/);
      }),
    );
  });

  it('leaves HTML as it is: it is only ever text', () => {
    assert.equal(shownText('<img onerror=x>'), '<img onerror=x>');
  });
});

describe('the cursor', () => {
  const document = new PanelDocument({
    ...{ uri: '', name: '', version: 1, tabSize: 4, isParsed: true },
    text: 'ab\r\ncdef\n\ng😀h',
  });
  const from = (cursor: number, key: string, control = false): number | undefined =>
    movedByKey(key, control, { document, cursor, page: 2 });

  it('goes over a line end and a pair in one step', () => {
    assert.equal(from(2, 'ArrowRight'), 4);
    assert.equal(from(4, 'ArrowLeft'), 2);
    assert.equal(from(11, 'ArrowRight'), 13);
    assert.equal(from(13, 'ArrowLeft'), 11);
  });

  it('goes by lines, pages and to the ends', () => {
    assert.equal(from(7, 'ArrowUp'), 2);
    assert.equal(from(1, 'ArrowDown'), 5);
    assert.equal(from(0, 'PageDown'), 9);
    assert.equal(from(6, 'Home'), 4);
    assert.equal(from(6, 'End'), 8);
    assert.equal(from(6, 'End', true), 14);
    assert.equal(from(6, 'Home', true), 0);
    assert.equal(from(6, 'x'), undefined);
  });
});

describe('the view', () => {
  const view = {
    scrollTop: 200,
    scrollLeft: 0,
    width: 800,
    height: 400,
    lineHeight: 20,
    characterWidth: 8,
  };

  it('draws the lines in sight and a few more', () => {
    assert.deepEqual(linesInView(view, 1000), { from: 6, to: 34 });
    assert.deepEqual(linesInView(view, 12), { from: 6, to: 12 });
    assert.deepEqual(linesInView({ ...view, scrollTop: 9000 }, 3), { from: 2, to: 3 });
  });

  it('draws of a very long line only what is in sight', () => {
    assert.deepEqual(columnsInView(view, 1999), { from: 0, to: 1999 });
    const far = columnsInView({ ...view, scrollLeft: 400_000 }, 100_000);
    assert.ok(far.from > 49_000 && far.to < 51_000 && far.from < 50_000 && far.to > 50_100);
  });

  it('moves no further than it must', () => {
    assert.equal(scrolledTo(100, 50, 120, 10), 100);
    assert.equal(scrolledTo(100, 50, 80, 10), 80);
    assert.equal(scrolledTo(100, 50, 160, 10), 120);
  });
});
