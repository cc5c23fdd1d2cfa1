import assert from 'node:assert/strict';
import fc from 'fast-check';
import { rankUnits } from '../../../../src/core/inspect/ranking.ts';
import { agreement, bins, rankLabel } from '../../../../src/core/inspect/ranks.ts';
import type { Samples } from '../../../../src/core/inspect/samples.ts';

/** Midranks by definition: how many are below, and half of the ties. */
function midranks(values: readonly number[]): number[] {
  return values.map((value) => {
    const below = values.filter((other) => other < value).length;
    const ties = values.filter((other) => other === value).length;
    return below + (ties - 1) / 2;
  });
}

function pearson(a: readonly number[], b: readonly number[]): number {
  const mean = (list: readonly number[]): number => list.reduce((x, y) => x + y, 0) / list.length;
  const [ma, mb] = [mean(a), mean(b)];
  const sum = (f: (i: number) => number): number => a.reduce((total, _, i) => total + f(i), 0);
  const da = (i: number): number => (a[i] ?? NaN) - ma;
  const db = (i: number): number => (b[i] ?? NaN) - mb;
  return sum((i) => da(i) * db(i)) / Math.sqrt(sum((i) => da(i) ** 2) * sum((i) => db(i) ** 2));
}

/** Chance that a value with the label is above one without it, ties counting half. */
function aucOf(values: readonly number[], label: readonly number[]): number {
  const of = (flag: number): number[] => values.filter((_, i) => label[i] === flag);
  const [positives, negatives] = [of(1), of(0)];
  const wins = positives.flatMap((p) => negatives.map((n) => (Math.sign(p - n) + 1) / 2));
  return wins.reduce((a, b) => a + b, 0) / wins.length;
}

function agreementOf(
  values: readonly number[],
  label: readonly number[],
): ReturnType<typeof agreement> {
  const ranked = rankLabel(label);
  const counts = new Int32Array(bins);
  const sums = new Float64Array(bins);
  values.forEach((value, i) => {
    counts[value]! += 1;
    sums[value]! += ranked.ranks[i] ?? NaN;
  });
  return agreement(counts, sums, ranked);
}

const pairs = (most: number): fc.Arbitrary<[number, number][]> =>
  fc.array(fc.tuple(fc.nat(bins - 1), fc.nat(most)), { minLength: 2, maxLength: 60 });

describe('agreement', () => {
  it('is the correlation of midranks', () => {
    fc.assert(
      fc.property(pairs(6), (list) => {
        const values = list.map(([value]) => value);
        const label = list.map(([, one]) => one);
        const found = agreementOf(values, label);
        const expected = pearson(midranks(values), midranks(label));
        if (Number.isNaN(expected)) assert.equal(found, undefined);
        else assert.ok(Math.abs((found?.rho ?? NaN) - expected) < 1e-9);
      }),
    );
  });

  it('has the area under the curve of a yes/no label', () => {
    fc.assert(
      fc.property(pairs(1), (list) => {
        const values = list.map(([value]) => value);
        const label = list.map(([, one]) => one);
        const found = agreementOf(values, label);
        if (found === undefined) return;
        assert.ok(Math.abs((found.auc ?? NaN) - aucOf(values, label)) < 1e-9);
      }),
    );
    assert.equal(agreementOf([1, 2, 3], [0, 1, 2])?.auc, undefined);
  });

  it('knows no rank of what does not vary', () => {
    assert.equal(agreementOf([5, 5, 5], [0, 1, 2]), undefined);
    assert.equal(agreementOf([1, 2, 3], [4, 4, 4]), undefined);
    assert.equal(agreementOf([], []), undefined);
  });
});

describe('rankUnits', () => {
  it('names each unit by layer and place, the strongest first, and leaves out the constant', () => {
    const label = [0, 1, 2, 3, 4, 5, 6, 7];
    const units = 140;
    const samples: Samples = {
      offsets: label,
      units,
      writeBins(from, size, out) {
        label.forEach((value, index) => {
          for (let k = 0; k < size; k++) {
            const unit = from + k;
            const noise = unit === 137 ? -value : unit === 3 ? value ^ 1 : 0;
            out[index * size + k] = 100 + noise;
          }
        });
      },
    };
    const steps = rankUnits(samples, rankLabel(label), [60, 50, 30]);
    let step = steps.next();
    let pauses = 0;
    for (; step.done !== true; step = steps.next()) pauses++;
    assert.equal(pauses, 3);
    const [first, second, ...rest] = step.value;
    assert.deepEqual(
      { ...first, rho: first?.rho.toFixed(3) },
      {
        layer: 2,
        unit: 27,
        rho: '-1.000',
        auc: undefined,
      },
    );
    assert.deepEqual([second?.layer, second?.unit], [0, 3]);
    assert.deepEqual(rest, []);
  });
});
