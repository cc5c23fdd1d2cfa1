import assert from 'node:assert/strict';
import fc from 'fast-check';
import { emptyLabels, labelNames, lookingAhead } from '../../../../src/core/labels/labels.ts';
import { labelText, Scanner } from '../../../../src/core/labels/scanner.ts';
import { anyCode, scannedLanguages } from '../../support/label-texts.ts';

const anyUnits = fc
  .array(fc.nat(0xffff), { maxLength: 100 })
  .map((units) => String.fromCharCode(...units));

for (const language of scannedLanguages) {
  describe(`Scanner, ${language}, on any text`, () => {
    it('labels every code unit, and ends', () => {
      const anything = fc.oneof(anyCode(80), anyUnits);
      fc.assert(
        fc.property(anything, (text) => {
          const labels = labelText(text, language);
          for (const name of labelNames) assert.equal(labels[name].length, text.length);
        }),
      );
    });

    it('is causal: the labels of a prefix are the prefix of the labels', () => {
      fc.assert(
        fc.property(anyCode(60), fc.nat(), (text, cut) => {
          const length = text.length === 0 ? 0 : cut % text.length;
          const whole = labelText(text, language);
          const prefix = labelText(text.slice(0, length), language);
          for (const name of labelNames) {
            if (lookingAhead.has(name)) continue;
            assert.deepEqual(prefix[name], whole[name].slice(0, length), name);
          }
        }),
      );
    });

    it('does not mind how the text is cut', () => {
      fc.assert(
        fc.property(fc.array(anyCode(12), { maxLength: 8 }), (chunks) => {
          const text = chunks.join('');
          const labels = emptyLabels(text.length);
          const scanner = Scanner.start(language);
          let at = 0;
          for (const chunk of chunks) {
            scanner.next(chunk, labels, at);
            at += chunk.length;
          }
          assert.deepEqual(labels, labelText(text, language));
        }),
      );
    });

    it('goes on from a copy as from itself', () => {
      fc.assert(
        fc.property(anyCode(30), anyCode(30), anyCode(30), (start, one, other) => {
          const scanner = Scanner.start(language);
          scanner.next(start, emptyLabels(start.length), 0);
          const copy = scanner.copy();
          scanner.next(one, emptyLabels(start.length + one.length), start.length);
          const labels = labelText(start + 'x'.repeat(other.length), language);
          copy.next(other, labels, start.length);
          assert.deepEqual(labels, labelText(start + other, language));
        }),
      );
    });

    for (const piece of [
      '(',
      '{',
      ')',
      ']',
      'x=>',
      'if(a)',
      'f"{',
      '`${',
      '<a>',
      '\n#if 1\n',
      'a?',
    ]) {
      it(`does not slow down on ${JSON.stringify(piece)} without end`, () => {
        const text = piece.repeat(20_000) + '\n.a:'.repeat(20_000) + ')]}'.repeat(20_000);
        labelText(text, language);
      });
    }
  });
}

describe('Scanner', () => {
  it('keeps the greatest value where a depth is too great for its array', () => {
    const { roundDepth } = labelText('('.repeat(700), 'c');
    assert.equal(roundDepth[254], 255);
    assert.equal(roundDepth[699], 255);
  });
});
