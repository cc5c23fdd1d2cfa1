import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { TextChange } from '../../../../src/core/text/change.ts';
import { joinChanges } from '../../../../src/core/text/join-changes.ts';

function applied(text: string, { offset, removed, inserted }: TextChange): string {
  assert.ok(offset >= 0 && removed >= 0 && offset + removed <= text.length);
  return text.slice(0, offset) + inserted + text.slice(offset + removed);
}

const text = fc.string({ maxLength: 12 });

/** A change of a text of some length, from two places in it. */
const changeOf = (length: number): fc.Arbitrary<TextChange> =>
  fc
    .tuple(fc.nat(length), fc.nat(length), text)
    .map(([a, b, inserted]) => ({ offset: Math.min(a, b), removed: Math.abs(a - b), inserted }));

const twoChanges = text.chain((before) =>
  changeOf(before.length).chain((first) =>
    fc.record({
      before: fc.constant(before),
      first: fc.constant(first),
      second: changeOf(before.length - first.removed + first.inserted.length),
    }),
  ),
);

describe('joinChanges', () => {
  it('does what both do', () => {
    fc.assert(
      fc.property(twoChanges, ({ before, first, second }) => {
        const both = joinChanges(first, second);
        if (both !== undefined) {
          assert.equal(applied(before, both), applied(applied(before, first), second));
        }
      }),
    );
  });

  it('joins what is typed on, and what is deleted backwards', () => {
    const typed = { offset: 5, removed: 0, inserted: 'ab' };
    const next = { offset: 7, removed: 0, inserted: 'c' };
    assert.deepEqual(joinChanges(typed, next), { offset: 5, removed: 0, inserted: 'abc' });
    const back = { offset: 4, removed: 3, inserted: '' };
    assert.deepEqual(joinChanges(typed, back), { offset: 4, removed: 1, inserted: '' });
  });

  it('leaves alone what lies apart', () => {
    const first = { offset: 5, removed: 0, inserted: 'ab' };
    assert.equal(joinChanges(first, { offset: 8, removed: 0, inserted: 'c' }), undefined);
    assert.equal(joinChanges(first, { offset: 1, removed: 3, inserted: 'c' }), undefined);
  });
});
