import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import fc from 'fast-check';
import { KernelInstance } from '../../../../src/runtime/kernel/instance.ts';
import { newerNode } from '../../../../tools/node24.ts';
import { kernelDigest } from '../../support/kernel-digest.ts';
import { shippedModels, tinyModel } from '../../support/models.ts';

/** Of a float: 24 bits of it, and what they are worth. */
function exactly(x: number): { readonly bits: bigint; readonly exponent: number } {
  const exponent = x === 0 ? 0 : Math.floor(Math.log2(Math.abs(x))) - 30;
  return { bits: BigInt(x / 2 ** exponent), exponent };
}

/** a b + c of floats, rounded once: by whole numbers, where the code goes by way of doubles. */
function fusedExactly(a: number, b: number, c: number): number {
  const [x, y, z] = [exactly(a), exactly(b), exactly(c)];
  const least = Math.min(x.exponent + y.exponent, z.exponent);
  const product = (x.bits * y.bits) << BigInt(x.exponent + y.exponent - least);
  const sum = product + (z.bits << BigInt(z.exponent - least));
  const size = sum < 0n ? -sum : sum;
  const extra = BigInt(Math.max(0, size.toString(2).length - 24));
  const kept = size >> extra;
  const rest = size - (kept << extra);
  const half = extra === 0n ? 1n : 1n << (extra - 1n);
  const up = rest > half || (rest === half && rest > 0n && kept % 2n === 1n);
  const rounded = Number(kept + (up ? 1n : 0n)) * 2 ** (least + Number(extra));
  return sum < 0n ? -rounded : rounded;
}

describe('the forms of the kernel', () => {
  const { fuse } = KernelInstance.of('plain').run;
  const float = fc
    .tuple(fc.integer({ min: -(2 ** 24), max: 2 ** 24 }), fc.integer({ min: -20, max: 20 }))
    .map(([steps, exponent]) => steps * 2 ** (exponent - 24));

  it('multiply and add with one rounding, without the instruction', () => {
    fc.assert(
      fc.property(float, float, float, (a, b, c) => {
        assert.equal(fuse(a, b, c), fusedExactly(a, b, c) + 0);
      }),
      { numRuns: 2_000 },
    );
  });

  it('round once where a double would hide on which side of the middle the sum lies', () => {
    const small = fc.integer({ min: 1, max: 2 ** 10 });
    const even = fc.integer({ min: 2 ** 23, max: 2 ** 24 - 1 });
    const sign = fc.constantFrom(1, -1);
    fc.assert(
      fc.property(small, small, even, sign, sign, (i, k, steps, one, other) => {
        // Their product is nearly 1, half of the last place of the third.
        const [a, b, c] = [1 + i * 2 ** -23, 1 - k * 2 ** -23, 2 * steps];
        assert.equal(fuse(one * a, b, other * c), fusedExactly(one * a, b, other * c));
      }),
    );
  });

  for (const folder of [tinyModel, ...shippedModels()]) {
    it(`compute the same, bit for bit (${folder.split(/[\\/]/).at(-1)!})`, () => {
      const [ids = new Uint8Array()] = fc.sample(
        fc.uint8Array({ minLength: 500, maxLength: 500, max: 101 }),
        { seed: 7, numRuns: 1 },
      );
      const program = join(__dirname, '../../support/kernel-digest.ts');
      const words = [
        '--import',
        'tsx',
        program,
        'relaxed',
        folder,
        Buffer.from(ids).toString('hex'),
      ];
      const said = execFileSync(newerNode(), words, { encoding: 'utf8' });
      assert.deepEqual(JSON.parse(said), {
        best: 'relaxed',
        digest: kernelDigest('plain', folder, ids),
      });
    });
  }
});
