import assert from 'node:assert/strict';
import fc from 'fast-check';
import { DocumentLabels } from '../../../../src/core/inspect/document-labels.ts';
import { labelNames } from '../../../../src/core/labels/labels.ts';
import { labelText } from '../../../../src/core/labels/scanner.ts';
import { TextBuffer } from '../../../../src/core/text/buffer.ts';
import { anyChange, anyText, changeIn } from '../../support/texts.ts';

function assertLabelled(labels: DocumentLabels, text: TextBuffer, to: number): void {
  for (const _ of labels.scanTo(to)) assert.equal(_, undefined);
  const expected = labelText(text.slice(0, text.length), 'c');
  for (const name of labelNames) {
    const list = Array.from(expected[name].subarray(0, to), (value) => Math.min(value, 0x7fff));
    assert.deepEqual(Array.from(labels.slice(name, 0, to)), list, name);
  }
}

describe('DocumentLabels', () => {
  it('are those of the whole text, however much is asked for and whatever was edited', () => {
    const step = fc.record({ change: anyChange, to: fc.double({ min: 0, max: 1, noNaN: true }) });
    fc.assert(
      fc.property(anyText(2_000), fc.array(step, { maxLength: 4 }), (start, steps) => {
        const text = new TextBuffer(start);
        const labels = new DocumentLabels(text, 'c');
        for (const { change: any, to } of steps) {
          assertLabelled(labels, text, Math.floor(to * text.length));
          const change = changeIn(text.length, any);
          text.apply(change);
          labels.edited(change.offset);
        }
        assertLabelled(labels, text, text.length);
      }),
      { numRuns: 40 },
    );
  });

  it('scans again only from the last stretch before an edit', () => {
    const text = new TextBuffer('f(x);\n'.repeat(5_000));
    const labels = new DocumentLabels(text, 'c');
    const steps = (to: number): number => [...labels.scanTo(to)].length;
    assert.equal(steps(text.length), 8);
    assert.equal(steps(text.length), 0);
    labels.edited(20_000);
    assert.equal(steps(text.length), 4);
  });

  it('keep columns within what they are given in', () => {
    const text = new TextBuffer('x'.repeat(100_000));
    const labels = new DocumentLabels(text, 'ts');
    for (const _ of labels.scanTo(text.length)) assert.equal(_, undefined);
    assert.equal(labels.slice('column', 99_999, 100_000)[0], 0x7fff);
  });
});
