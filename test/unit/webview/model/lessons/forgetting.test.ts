import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Lines } from '../../../../../src/core/text/line-starts.ts';
import { changeReach, longestReading } from '../../../../../src/protocol/rival-requests.ts';
import {
  backWithin,
  changeEnd,
  charactersIn,
  linesAround,
  mostBack,
  readAround,
  sightAround,
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

  it('follows a change as far as that is asked, and in what is read around the cursor', () => {
    fc.assert(
      fc.property(
        texts,
        fc.nat(5_000),
        fc.integer({ min: 1, max: mostBack }),
        (text, place, far) => {
          const cursor = Math.min(place, text.length);
          const back = backWithin(far, cursor);
          const { from } = readAround(cursor, text.length, new Lines(text));
          const change = cursor - back;
          assert.ok(change < 0 || from <= change);
          assert.ok(changeEnd(change, text.length) - from <= longestReading);
          assert.equal(changeEnd(change, text.length), Math.min(text.length, change + changeReach));
        },
      ),
    );
  });

  it('begins with the lines in sight, which are a part of it', () => {
    fc.assert(
      fc.property(texts, fc.nat(5_000), (text, place) => {
        const cursor = Math.min(place, text.length);
        const lines = new Lines(text);
        const whole = readAround(cursor, text.length, lines);
        const sight = sightAround(cursor, whole, lines);
        assert.ok(sight.from === whole.from && sight.to <= whole.to);
        const last = lines.contentEnd(linesAround(cursor, lines).to - 1) + 1;
        assert.ok(sight.to >= Math.min(last, whole.to) && sight.to >= Math.min(cursor, whole.to));
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
