import assert from 'node:assert/strict';
import fc from 'fast-check';
import { knownRow, knownRowBytes } from '../../../../tools/mixture/known-row.ts';

const width = 102;

/** As `training/lens/train/objectives.py` reads it. */
function read(row: Uint8Array): Float64Array {
  const probability = (cost: number): number => 2 ** (-cost / 10);
  const found = new Float64Array(width).fill(probability(row[0]!));
  for (let i = 1; i <= 4; i++) found[row[i]!] = probability(row[i + 4]!);
  return found;
}

describe('a row of what counts knew', () => {
  it('names the four likeliest symbols, and what the others share', () => {
    const probabilities = new Float64Array(width).fill(0.02 / (width - 4));
    [0.5, 0.06, 0.4, 0.02].forEach((p, i) => (probabilities[10 + i] = p));
    assert.deepEqual([...knownRow(probabilities)], [123, 10, 12, 11, 13, 10, 13, 41, 56]);
  });

  it('is right to half a tenth of a bit for what it names', () => {
    const weights = fc.array(fc.double({ min: 1e-6, max: 1, noNaN: true }), {
      minLength: width,
      maxLength: width,
    });
    fc.assert(
      fc.property(weights, (given) => {
        const sum = given.reduce((a, b) => a + b, 0);
        const probabilities = Float64Array.from(given, (weight) => weight / sum);
        const row = knownRow(probabilities);
        assert.equal(row.length, knownRowBytes);
        const found = read(row);
        for (const symbol of row.subarray(1, 5)) {
          const off = Math.abs(Math.log2(found[symbol]! / probabilities[symbol]!));
          assert.ok(off <= 0.05 + 1e-9, `${off}`);
        }
        const least = Math.min(...[...row.subarray(1, 5)].map((symbol) => probabilities[symbol]!));
        const rest = probabilities.filter((_, symbol) => !row.subarray(1, 5).includes(symbol));
        assert.ok(Math.max(...rest) <= least);
      }),
    );
  });

  it('has a cost even for what is impossible', () => {
    const certain = new Float64Array(width);
    certain[7] = 1;
    assert.deepEqual([...knownRow(certain)], [255, 7, 0, 1, 2, 0, 255, 255, 255]);
  });
});
