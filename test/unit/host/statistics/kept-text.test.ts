import assert from 'node:assert/strict';
import fc from 'fast-check';
import { KeptText } from '../../../../src/host/statistics/kept-text.ts';
import { anyChange, changeIn } from '../../support/texts.ts';
import { applied } from '../../../../src/core/text/change.ts';

/** A character that stands for accepted text. */
const ACCEPTED = '\u2588';

describe('what is kept of accepted text', () => {
  it('is what of it was not deleted, whatever is edited around and in it', () => {
    const step = fc.record({ change: anyChange, length: fc.nat(5) });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
        const kept = new KeptText();
        let text = 'some text to begin with';
        for (const { change, length } of steps) {
          const edit = changeIn(text.length, change);
          kept.change(edit);
          text = applied(text, edit);
          // Then something is accepted where it was edited.
          const accepted = { ...edit, removed: 0, inserted: ACCEPTED.repeat(length) };
          kept.change(accepted);
          kept.add(accepted.offset, length);
          text = applied(text, accepted);
          assert.equal(kept.length, text.split(ACCEPTED).length - 1);
        }
      }),
    );
  });

  it('does not grow without end in a long day', () => {
    const kept = new KeptText();
    for (let i = 0; i < 2_000; i++) kept.add(10 * i, 4);
    assert.equal(kept.length, 8_000);
    // Of the older ones the last count stands.
    kept.change({ offset: 0, removed: 100_000, inserted: '' });
    assert.equal(kept.length, 6_000);
  });
});
