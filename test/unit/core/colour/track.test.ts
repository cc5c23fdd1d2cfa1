import assert from 'node:assert/strict';

import fc from 'fast-check';

import { Track } from '../../../../src/core/colour/track.ts';

describe('a track', () => {
  it('knows nothing at first', () => {
    const track = new Track(3);
    assert.ok(Number.isNaN(track.at(0)));
    assert.equal(track.isExact(0, 3), false);
    assert.equal(track.isRead(0, 3), false);
  });

  it('tells what is exact from what is provisional', () => {
    const track = new Track(4);
    track.write(1, [0.5, Number.NaN, 0.25], 2);
    assert.deepEqual(
      [1, 3].map((at) => track.at(at)),
      [0.5, 0.25],
    );
    assert.ok(Number.isNaN(track.at(2)));
    assert.deepEqual(
      [0, 1, 2, 3].map((at) => track.isProvisional(at)),
      [false, false, false, true],
    );
    assert.equal(track.firstInexact(1, 4), 2);
  });

  it('drops what lies beyond the text', () => {
    const track = new Track(2);
    track.write(1, [1, 2, 3], 9);
    assert.equal(track.at(1), 1);
    assert.equal(track.length, 2);
  });

  it('moves values with their characters, and leaves those before an edit alone', () => {
    const text = fc.string({ maxLength: 30 });
    fc.assert(
      fc.property(text, fc.nat(), fc.nat(), text, (before, start, size, inserted) => {
        const offset = Math.min(start, before.length);
        const removed = Math.min(size, before.length - offset);
        const track = new Track(before.length);
        track.write(
          0,
          Float32Array.from(before, (_, at) => at),
          before.length,
        );
        track.edit({ offset, removed, inserted });
        assert.equal(track.length, before.length - removed + inserted.length);
        for (let at = 0; at < offset; at++) assert.equal(track.at(at), at);
        assert.ok(track.isExact(0, offset) && track.isRead(0, offset));
        for (let at = offset; at < offset + inserted.length; at++)
          assert.ok(Number.isNaN(track.at(at)));
        for (let at = offset + inserted.length; at < track.length; at++) {
          assert.equal(track.at(at), at - inserted.length + removed);
          assert.equal(track.isExact(at, at + 1), false);
          // Marking the rest of the file with every key would blink.
          assert.equal(track.isProvisional(at), false);
        }
      }),
    );
  });

  it('keeps what it knew when that is of something else now, until that is known', () => {
    const track = new Track(3);
    track.write(0, [1, 2], 1);
    track.outdate();
    assert.deepEqual([track.at(0), track.at(1)], [1, 2]);
    assert.ok(Number.isNaN(track.at(2)));
    assert.equal(track.firstInexact(0, 3), 0);
    assert.equal(track.isProvisional(1), false);
    track.write(0, [3], 1);
    assert.deepEqual([track.at(0), track.isExact(0, 1)], [3, true]);
  });
});
