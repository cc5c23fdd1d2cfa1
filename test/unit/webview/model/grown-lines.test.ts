import assert from 'node:assert/strict';
import { Track } from '../../../../src/core/colour/track.ts';
import { grownMost } from '../../../../src/webview/model/grown-lines.ts';
import { Lines } from '../../../../src/core/text/line-starts.ts';

describe('grownMost', () => {
  const text = 'ab\ncd\nef\n';

  it('sums up lines, names the dearest character, and leaves out what grew little', () => {
    const growth = new Track(text.length);
    //                 a  b  \n  c   d  \n e    f    \n
    growth.write(0, [1, 2, 0, 3, -3, 0, 0.5, 4, 0], text.length);
    assert.deepEqual(grownMost(new Lines(text), text.length, growth), {
      known: 9,
      sum: 7.5,
      most: [
        { line: 2, bits: 4.5, worst: 7 },
        { line: 0, bits: 3, worst: 1 },
      ],
    });
  });

  it('says nothing of what is not known', () => {
    const growth = new Track(text.length);
    assert.deepEqual(grownMost(new Lines(text), text.length, growth), {
      ...{ known: 0, sum: 0, most: [] },
    });
    growth.write(0, [Number.NaN, 2], text.length);
    assert.deepEqual(grownMost(new Lines(text), text.length, growth), {
      ...{ known: 1, sum: 2, most: [{ line: 0, bits: 2, worst: 1 }] },
    });
  });
});
