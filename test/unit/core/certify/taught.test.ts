import assert from 'node:assert/strict';
import {
  certifyTaught,
  countOf,
  taughtOnUnseen,
  taughtSights,
  taughtState,
  type TaughtLanguage,
  type TaughtNeuron,
  type TaughtNeurons,
} from '../../../../src/core/certify/taught.ts';

const depth: TaughtNeuron = {
  ...{ neuron: { layer: 2, unit: 0 }, label: 'loopDepth', zero: -0.8, step: 0.4, most: 4 },
};
const flag: TaughtNeuron = {
  ...{ neuron: { layer: 2, unit: 1 }, label: 'inString', zero: -0.8, step: 1.6, most: 1 },
};

describe('what a taught neuron says', () => {
  it('is the nearest count', () => {
    for (const [h, count] of [
      [-0.8, 0],
      [-0.61, 0],
      [-0.59, 1],
      [-0.4, 1],
      [0, 2],
      [0.79, 4],
    ] as const) {
      assert.equal(countOf(depth, h), count, String(h));
    }
    assert.deepEqual([countOf(flag, -0.1), countOf(flag, 0.1)], [0, 1]);
  });

  it('is none below 0 and none beyond what it was told', () => {
    assert.equal(Object.is(countOf(depth, -1), 0), true);
    assert.equal(countOf({ ...depth, most: 2 }, 1), 2);
  });

  it('is certified by what it was told; a helper was told nothing', () => {
    const told = { ...depth, heldOut: [] };
    const taught: TaughtNeurons = { standing: 'otherLabels', units: 10, neurons: [told] };
    assert.equal(certifyTaught(taught, { layer: 2, unit: 0 }).taught, told);
    assert.equal(certifyTaught(taught, { layer: 2, unit: 1 }).taught, undefined);
    assert.deepEqual([taughtState(taught), taughtState('missing')], ['otherLabels', 'missing']);
  });
});

describe('a taught neuron beside those that were found', () => {
  const figures: TaughtLanguage = {
    ...{ language: 'ts', characters: 2_000, r: 0.97, exact: 0.9, verdict: 'counts', auc: 0.99 },
    ...{ partial: 0.5, mostPartial: 0.6, flattened: undefined, misled: [] },
    byDepth: [
      { depth: 0, characters: 1_500, exact: 1 },
      { depth: 1, characters: 500, exact: 0.9 },
    ],
  };

  it('has of a depth Pearson’s r, which is said to be another figure', () => {
    const found = taughtOnUnseen({ ...depth, heldOut: [figures] }, 'ts');
    const expected = { exact: 0.9, verdict: 'counts', isRank: false, correlation: 0.97 };
    assert.deepEqual(found, expected);
    assert.equal(taughtOnUnseen({ ...depth, heldOut: [figures] }, 'py'), undefined);
  });

  it('has of a yes/no label the rank correlation, as its area under the curve comes to', () => {
    // Values and labels of which both are counted out.
    const values = Array.from({ length: 2_000 }, (_, k) => (k * 7_919) % 10_007);
    const labels = values.map((value, k) => (value > 6_500 && k % 7 < 5 ? 1 : 0));
    const [yes, no] = [1, 0].map((wanted) => values.filter((_, k) => labels[k] === wanted));
    const wins = yes!.flatMap((high) => no!.filter((low) => high > low)).length;
    const told = taughtOnUnseen(
      {
        ...flag,
        heldOut: [
          {
            ...{ ...figures, auc: wins / (yes!.length * no!.length) },
            byDepth: [{ depth: 1, characters: yes!.length, exact: 1 }],
          },
        ],
      },
      'ts',
    );
    const ranks = (list: readonly number[]): number[] =>
      list.map(
        (one) =>
          list.filter((other) => other < one).length +
          list.filter((other) => other === one).length / 2,
      );
    assert.equal(told?.isRank, true);
    assert.ok(Math.abs(told.correlation! - pearson(ranks(values), ranks(labels))) < 0.001);
  });

  it('is told of where its label is one of the language', () => {
    const taught: TaughtNeurons = {
      ...{ standing: 'current', units: 10 },
      neurons: [
        { ...depth, heldOut: [figures] },
        { ...flag, heldOut: [] },
      ],
    };
    assert.deepEqual(
      taughtSights(taught, 'ts').map(({ label }) => label),
      ['loopDepth'],
    );
    assert.deepEqual(taughtSights('missing', 'ts'), []);
  });
});

function pearson(one: readonly number[], other: readonly number[]): number {
  const mean = (list: readonly number[]): number => list.reduce((a, b) => a + b, 0) / list.length;
  const [a, b] = [mean(one), mean(other)];
  const sum = (of: (k: number) => number): number => one.reduce((all, _, k) => all + of(k), 0);
  const [x, y] = [(k: number) => one[k]! - a, (k: number) => other[k]! - b];
  return sum((k) => x(k) * y(k)) / Math.sqrt(sum((k) => x(k) ** 2) * sum((k) => y(k) ** 2));
}
