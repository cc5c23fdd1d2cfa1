import assert from 'node:assert/strict';
import fc from 'fast-check';
import { fitLineEnds, lineEndAt } from '../../../../src/core/complete/line-ends.ts';
import { TextBuffer } from '../../../../src/core/text/buffer.ts';
import { anyText } from '../../support/texts.ts';

const kinds = (text: string): string[] => [...new Set(text.match(/\r\n|\r|\n/g))];

describe('lineEndAt', () => {
  const cases: readonly [drawn: string, end: string][] = [
    ['|', '\n'],
    ['a\n|', '\n'],
    ['a\r\n|', '\r\n'],
    ['a\r|', '\r'],
    ['a|\r\nb', '\r\n'],
    ['a|\rb', '\r'],
    ['a|\nb', '\n'],
    ['a\r\nb\n|c\r\n', '\n'],
  ];
  for (const [drawn, end] of cases) {
    it(`of ${JSON.stringify(drawn)} is ${JSON.stringify(end)}`, () => {
      const text = new TextBuffer(drawn.replace('|', ''));
      assert.equal(lineEndAt(text, drawn.indexOf('|')), end);
    });
  }

  it('looks near the cursor only', () => {
    const text = new TextBuffer(`\r\n${'x'.repeat(1_000_000)}\r\n`);
    assert.equal(lineEndAt(text, 500_000), '\n');
  });
});

describe('fitLineEnds', () => {
  it('never mixes line ends: a document that has one kind keeps it', () => {
    const anywhere = fc.tuple(fc.constantFrom('\n', '\r', '\r\n'), anyText(20), anyText(20));
    fc.assert(
      fc.property(anywhere, anyText(20), fc.nat(), ([end, a, b], suggestion, at) => {
        const lines = `${a}${end}${b}`.replace(/\r\n|\r|\n/g, '\n').split('\n');
        const row = at % lines.length;
        const start = lines.slice(0, row).reduce((sum, line) => sum + line.length + end.length, 0);
        const whole = lines.join(end);
        const offset = start + (at % (lines[row]!.length + 1));
        const fitted = fitLineEnds(suggestion, lineEndAt(new TextBuffer(whole), offset));
        assert.deepEqual(kinds(whole.slice(0, offset) + fitted + whole.slice(offset)), [end]);
      }),
    );
  });

  it('leaves all else as it is', () => {
    assert.equal(fitLineEnds('a\n\tb\r\n\rc', '\r\n'), 'a\r\n\tb\r\n\r\nc');
  });
});
