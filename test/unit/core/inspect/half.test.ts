import assert from 'node:assert/strict';
import { fromHalf } from '../../../../src/core/inspect/half.ts';

describe('fromHalf', () => {
  // IEEE 754-2008, binary16.
  for (const [bits, value] of [
    [0x0000, 0],
    [0x8000, -0],
    [0x0001, 2 ** -24],
    [0x03ff, 2 ** -14 - 2 ** -24],
    [0x0400, 2 ** -14],
    [0x3555, 0.333251953125],
    [0x3c00, 1],
    [0xc000, -2],
    [0x7bff, 65504],
  ] as const) {
    it(`reads ${bits.toString(16).padStart(4, '0')} as ${value}`, () => {
      assert.equal(fromHalf(bits), value);
    });
  }
});
