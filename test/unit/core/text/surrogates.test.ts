import assert from 'node:assert/strict';

import fc from 'fast-check';

import { emptyLabels } from '../../../../src/core/labels/labels.ts';
import { Scanner } from '../../../../src/core/labels/scanner.ts';
import { endsPair, isWithinPair } from '../../../../src/core/text/surrogates.ts';

const unit = fc.oneof(
  fc.constantFrom(0x41, 0xd7ff, 0xd800, 0xdbff, 0xdc00, 0xdfff, 0xe000),
  fc.nat({ max: 0xffff }),
);

describe('a pair', () => {
  it('is what the language takes for one character', () => {
    fc.assert(
      fc.property(unit, unit, (before, after) => {
        const text = String.fromCharCode(before, after);
        assert.equal(endsPair(before, after), Array.from(text).length === 1);
        assert.equal(isWithinPair(text, 1), endsPair(before, after));
        assert.equal(isWithinPair(text, 0), false);
        assert.equal(isWithinPair(text, 2), false);
      }),
    );
  });

  it('is one column to the labels, which tell by themselves', () => {
    fc.assert(
      fc.property(unit, unit, (before, after) => {
        fc.pre(![0x0a, 0x0d].includes(before) && ![0x0a, 0x0d].includes(after));
        const labels = emptyLabels(2);
        Scanner.start('py').next(String.fromCharCode(before, after), labels, 0);
        assert.equal(labels.column[1], endsPair(before, after) ? 1 : 2);
      }),
    );
  });
});
