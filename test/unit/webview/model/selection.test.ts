import assert from 'node:assert/strict';

import fc from 'fast-check';

import { applied } from '../../../../src/core/text/change.ts';
import { Selection, wordAt } from '../../../../src/webview/model/selection.ts';

const TEXT = 'const queue = new Queue(items);\n';

function selection(isAsked = false): Selection {
  return new Selection({ memory: { page: isAsked ? 'selection' : 'text' } }, () => undefined);
}

const range = (from: number, to: number) => ({ from, to });

describe('What is selected in the panel', () => {
  it('grows and shrinks with the cursor, on either side of where it began', () => {
    const one = selection();
    one.extend(5, 8);
    one.extend(8, 9);
    assert.deepEqual(one.ranges, [range(5, 9)]);
    one.extend(9, 5);
    assert.deepEqual(one.ranges, []);
    one.extend(5, 2);
    assert.deepEqual(one.ranges, [range(2, 5)]);
  });

  it('is let go by a cursor that goes elsewhere, but not what was kept', () => {
    const one = selection();
    one.extend(5, 8);
    one.keep();
    one.moved();
    one.extend(20, 24);
    assert.deepEqual(one.ranges, [range(5, 8), range(20, 24)]);
    assert.ok(one.isPair);
    one.moved();
    assert.deepEqual(one.ranges, [range(5, 8)]);
    one.clear();
    assert.deepEqual(one.ranges, []);
  });

  it('begins anew where the cursor was moved since', () => {
    const one = selection();
    one.extend(5, 8);
    one.extend(12, 14);
    assert.deepEqual(one.ranges, [range(12, 14)]);
  });

  it('stays as long as the neurons for it are looked at', () => {
    const one = selection(true);
    one.extend(5, 8);
    one.moved();
    assert.deepEqual(one.ranges, [range(5, 8)]);
    one.inEditor([range(1, 2)]);
    one.inEditor([]);
    assert.deepEqual(one.ranges, [range(1, 2)]);
    one.inEditor([range(3, 4)]);
    assert.deepEqual(one.ranges, [range(3, 4)]);
  });

  it('gives way to what is selected in the editor, and not to nothing there', () => {
    const one = selection();
    one.extend(5, 8);
    one.inEditor([]);
    assert.deepEqual(one.ranges, [range(5, 8)]);
    one.inEditor([range(1, 2), range(9, 12)]);
    assert.deepEqual(one.ranges, [range(1, 2), range(9, 12)]);
    assert.ok(!one.isPair, 'the editor has several for many a reason');
    one.inEditor([]);
    assert.deepEqual(one.ranges, []);
  });

  it('goes on from the editor’s selections', () => {
    const one = selection();
    one.inEditor([range(1, 4)]);
    one.keep();
    one.inEditor([]);
    one.extend(9, 12);
    assert.deepEqual(one.ranges, [range(1, 4), range(9, 12)]);
  });

  it('has ranges of a character at least, none over another, within the text through its edits', () => {
    const offset = fc.nat(TEXT.length);
    const step = fc.oneof(
      fc.record({ kind: fc.constant('extend' as const), from: offset, to: offset }),
      fc.record({ kind: fc.constant('keep' as const) }),
      fc.record({ kind: fc.constant('edit' as const), from: offset, to: offset }),
    );
    fc.assert(
      fc.property(fc.array(step), (steps) => {
        const one = selection();
        let text = TEXT;
        for (const taken of steps) {
          if (taken.kind === 'keep') one.keep();
          else {
            const [from, to] = [taken.from, taken.to].map((at) => Math.min(at, text.length));
            if (taken.kind === 'extend') one.extend(from!, to!);
            else {
              const at = Math.min(from!, to!);
              const change = { offset: at, removed: Math.max(from!, to!) - at, inserted: 'ab' };
              text = applied(text, change);
              one.edited(change);
            }
          }
          const sorted = [...one.ranges].sort((a, b) => a.from - b.from);
          for (const [at, { from, to }] of sorted.entries()) {
            assert.ok(from < to && from >= 0 && to <= text.length, JSON.stringify(sorted));
            assert.ok((sorted[at + 1]?.from ?? Infinity) >= to, JSON.stringify(sorted));
          }
        }
      }),
    );
  });
});

describe('The word at a character', () => {
  for (const [at, word] of [
    [0, 'const'],
    [4, 'const'],
    [5, ' '],
    [7, 'queue'],
    [12, '='],
    [TEXT.length - 1, '\n'],
    [TEXT.length, ''],
  ] as const) {
    it(`is ${JSON.stringify(word)} at ${at}`, () => {
      const { from, to } = wordAt(TEXT, at);
      assert.equal(TEXT.slice(from, to), word);
    });
  }
});
