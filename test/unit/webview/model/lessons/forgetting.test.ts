import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Lines } from '../../../../../src/core/text/line-starts.ts';
import { changeReach, longestReading } from '../../../../../src/protocol/rival-requests.ts';
import {
  backWithin,
  charactersIn,
  linesAround,
  mostBack,
  readAround,
  readAroundChange,
} from '../../../../../src/webview/model/lessons/forgetting.ts';

const texts = fc
  .array(fc.string({ unit: fc.constantFrom('a', '\n', ' ', '\r\n'), maxLength: 400 }), {
    maxLength: 9,
  })
  .map((parts) => parts.join('x'.repeat(200)));

describe('what the three networks read', () => {
  it('has the cursor in it, is no longer than may be asked, and lies in the text', () => {
    fc.assert(
      fc.property(texts, fc.nat(5_000), (text, place) => {
        const cursor = Math.min(place, text.length);
        const lines = new Lines(text);
        const { from, to } = readAround(cursor, text.length, lines);
        assert.ok(from >= 0 && from <= cursor && cursor <= to && to <= text.length);
        assert.ok(to - from <= longestReading);
      }),
    );
  });

  it('is the same while the cursor moves a little', () => {
    const text = 'const a = 1;\n'.repeat(300);
    const lines = new Lines(text);
    const around = (cursor: number) => readAround(cursor, text.length, lines);
    assert.deepEqual(around(2_001), around(2_190));
    assert.notDeepEqual(around(2_001), around(2_401));
    assert.equal(text[around(2_001).from - 1], '\n');
  });

  it('goes from before a change as far as that is followed', () => {
    fc.assert(
      fc.property(texts, fc.nat(5_000), (text, place) => {
        const change = Math.min(place, text.length);
        const { from, to } = readAroundChange(change, text.length, new Lines(text));
        assert.ok(from <= change && to - from <= longestReading);
        assert.equal(to, Math.min(text.length, change + changeReach));
      }),
    );
  });

  it('shows six lines at most, and the cursor’s is one of them', () => {
    fc.assert(
      fc.property(texts, fc.nat(5_000), (text, place) => {
        const cursor = Math.min(place, text.length);
        const lines = new Lines(text);
        const { from, to } = linesAround(cursor, lines);
        const line = lines.at(cursor);
        assert.ok(from <= line && line < to && to <= lines.count && to - from <= 6);
      }),
    );
  });

  it('changes a character before the cursor, whatever a link says', () => {
    for (const wanted of [-3, 0, 1, 1e9, NaN, 'x', undefined, 7.9]) {
      const back = backWithin(wanted, 500);
      assert.ok(back >= 1 && back <= mostBack, String(wanted));
    }
    assert.equal(backWithin(7.9, 500), 7);
    assert.equal(backWithin(100, 30), 30);
  });

  it('counts characters as the networks do', () => {
    assert.equal(charactersIn('a\r\n\u{1f600}b'), 4);
  });
});
