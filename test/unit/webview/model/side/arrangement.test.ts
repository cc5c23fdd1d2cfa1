import assert from 'node:assert/strict';

import { Lines } from '../../../../../src/core/text/line-starts.ts';
import {
  arrangementFor,
  gutterWidth,
  longestLine,
} from '../../../../../src/webview/model/side/arrangement.ts';

const room = { width: 1_000, characterWidth: 8, digits: 3 };

describe('panes on a text', () => {
  it('stand beside each other where each has forty characters', () => {
    const gutter = gutterWidth(room);
    assert.equal(arrangementFor({ ...room, width: gutter + 2 * 40 * 8 }, 2), 'columns');
    assert.equal(arrangementFor({ ...room, width: gutter + 2 * 40 * 8 - 1 }, 2), 'bands');
    assert.equal(arrangementFor(room, 4), 'bands');
    assert.equal(arrangementFor({ ...room, width: 3_000 }, 4), 'columns');
    assert.equal(
      arrangementFor({ ...room, width: 100 }, 1),
      'columns',
      'there is nothing beside it',
    );
  });

  it('are as wide as the longest line, its tabs counted as wide as they can be', () => {
    const of = (text: string): number => longestLine({ text, lines: new Lines(text) }, 4);
    assert.equal(of(''), 0);
    assert.equal(of('abc\nabcdef\r\nab'), 6);
    assert.equal(of('abcdef\n\tab'), 6);
    assert.equal(of('abcdef\n\t\tab\n'), 10);
  });
});
