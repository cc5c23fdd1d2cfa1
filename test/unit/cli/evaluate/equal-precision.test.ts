import assert from 'node:assert/strict';
import {
  differenceAtEqualPrecision,
  type Points,
} from '../../../../src/cli/evaluate/figures/equal-precision.ts';
import { seededRandom } from '../../../../src/cli/evaluate/random.ts';

describe('a difference at equal precision', () => {
  const random = (): (() => number) => seededRandom(1, 'test');
  const points = (...list: readonly (readonly [precision: number | null, saved: number])[]) =>
    list.map(([precision, saved]) => ({ precision, saved }));
  /** At .5 it saves 30 %, at .9 10 %: so 20 % at .7. */
  const theirs: readonly Points[] = [
    points([0.9, 0.05], [0.9, 0.15]),
    points([0.5, 0.25], [0.5, 0.35]),
  ];

  it('is taken on a line between the other’s thresholds', () => {
    const found = differenceAtEqualPrecision(points([0.6, 0.3], [0.8, 0.2]), theirs, random());
    assert.ok(Math.abs((found?.mean ?? NaN) - 0.05) < 1e-12, String(found?.mean));
    const [low = NaN, high = NaN] = found?.interval ?? [];
    // Packages drawn again are the first twice (.3 - .2), one of each, or the second twice (.2 - .2).
    assert.ok(Math.abs(low) < 1e-9 && Math.abs(high - 0.1) < 1e-9, `${low} ${high}`);
  });

  it('is exact at a threshold of the other’s', () => {
    const found = differenceAtEqualPrecision(points([0.9, 0.3], [0.9, 0.3]), theirs, random());
    assert.ok(Math.abs((found?.mean ?? NaN) - 0.2) < 1e-12);
  });

  it('is none beyond what the other ever reaches, and where nothing was shown', () => {
    const at = (precision: number | null) =>
      differenceAtEqualPrecision(points([precision, 1], [precision, 1]), theirs, random());
    assert.equal(at(0.95), null);
    assert.equal(at(0.4), null);
    assert.equal(at(null), null);
    assert.equal(differenceAtEqualPrecision(points([0.7, 1], [0.7, 1]), [], random()), null);
  });

  it('has no interval where too many resampled packages lie beyond', () => {
    const uneven = points([0.95, 0.3], [0.7, 0.3]);
    const found = differenceAtEqualPrecision(uneven, theirs, random());
    assert.ok(found !== null && found.interval === null);
  });

  it('leaves packages without a suggestion out of the precision alone', () => {
    const some = points([0.7, 0.4], [null, 0]);
    const found = differenceAtEqualPrecision(some, theirs, random());
    assert.ok(Math.abs((found?.mean ?? NaN) - (0.2 - 0.2)) < 1e-12);
  });
});
