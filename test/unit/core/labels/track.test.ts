import assert from 'node:assert/strict';
import fc from 'fast-check';
import { labelNames } from '../../../../src/core/labels/labels.ts';
import { labelText } from '../../../../src/core/labels/scanner.ts';
import { LabelTrack } from '../../../../src/core/labels/track.ts';
import { anyCode, labelLanguages } from '../../support/label-texts.ts';
import { applied, changeIn } from '../../support/texts.ts';

const filler = 'if (a) {\n  b(c[1]);\n}\n';

const fraction = fc.double({ min: 0, max: 1, noNaN: true });

const anyEdit = fc.record({
  at: fraction,
  removed: fc.oneof(fc.constant(0), fraction),
  inserted: anyCode(10),
});

for (const language of labelLanguages) {
  describe(`LabelTrack, ${language}`, () => {
    it('equals a new scan after any changes', () => {
      fc.assert(
        fc.property(
          anyCode(20),
          fc.nat(200),
          fc.array(fc.array(anyEdit, { minLength: 1, maxLength: 3 }), { maxLength: 5 }),
          (start, times, batches) => {
            let text = start + filler.repeat(times);
            const track = new LabelTrack(language, text);
            for (const batch of batches) {
              const changes = [];
              for (const edit of batch) {
                const change = changeIn(text.length, edit);
                text = applied(text, change);
                changes.push(change);
              }
              track.change(changes, text);
              assert.deepEqual(track.labels, labelText(text, language));
            }
          },
        ),
      );
    });
  });
}

describe('LabelTrack', () => {
  const text = filler.repeat(1000);

  it('scans little for an edit that leaves what follows as it was', () => {
    const track = new LabelTrack('ts', text);
    const change = { offset: 11_000, removed: 0, inserted: 'x' };
    const { from, to } = track.change([change], applied(text, change));
    assert.ok(from > 9000 && to < 14_000, `${from} to ${to}`);
  });

  it('says where labels may have changed', () => {
    const track = new LabelTrack('ts', text);
    const before = labelText(text, 'ts');
    const change = { offset: 11_000, removed: 0, inserted: '/*' };
    const after = applied(text, change);
    const { from, to } = track.change([change], after);
    for (const name of labelNames) {
      assert.deepEqual(track.labels[name].slice(0, from), before[name].slice(0, from));
      assert.deepEqual(track.labels[name].slice(to), before[name].slice(to - 2));
    }
  });

  it('refuses a text that the changes do not make', () => {
    const track = new LabelTrack('py', 'abc');
    assert.throws(() => track.change([{ offset: 0, removed: 1, inserted: '' }], 'abc'), RangeError);
  });
});
