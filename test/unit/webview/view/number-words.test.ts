import assert from 'node:assert/strict';
import fc from 'fast-check';

import { numberIn, significant } from '../../../../src/webview/view/number-words.ts';

describe('numbers in words', () => {
  it('have as many digits as are asked for, as the language writes them', () => {
    assert.equal(numberIn('en')(1234.5, 2), '1,234.50');
    assert.equal(numberIn('pt-br')(1234.5, 2), '1.234,50');
    assert.equal(numberIn('en')(0.126, 2), '0.13');
  });

  it('have a true minus, and none before nothing', () => {
    assert.equal(numberIn('en')(-0.5, 1), '−0.5');
    assert.equal(numberIn('en')(-0.001, 2), '0.00');
  });

  it('are the same from a format that was made before', () => {
    fc.assert(
      fc.property(fc.double({ min: -1e6, max: 1e6, noNaN: true }), fc.nat(4), (value, digits) => {
        const options = { minimumFractionDigits: digits, maximumFractionDigits: digits };
        const shown = value.toLocaleString('en', options);
        assert.equal(numberIn('en')(value, digits).replace('−', ''), shown.replace('-', ''));
      }),
    );
  });

  it('of any size have their first digits', () => {
    assert.equal(significant('en', 0.000123456, 4), '0.0001235');
    assert.equal(significant('pt-br', 12.34567, 4), '12,35');
  });
});
