import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  answerOf,
  atTheEnd,
  byRate,
  bySeed,
  clippedKinds,
  clippedRuns,
  guessedAt,
  halfLife,
  leftOf,
  logistic,
  logisticSlope,
  ofSymbols,
  productBack,
  studied,
  studiedGates,
  tanhFactor,
} from '../../../../../src/webview/model/lessons/gradients.ts';

describe('gradients as they were measured', () => {
  it('are there for a hundred characters, of each network and stage', () => {
    for (const stage of ['trained', 'untrained'] as const) {
      for (const points of [
        ...['lstm', 'rnn', 'relu-rnn'].map((name) => studied(name, stage)),
        studiedGates(stage),
      ]) {
        assert.equal(points.length, 100);
        assert.ok(points.every(([k, value], at) => k === at + 1 && value > 0));
      }
    }
  });

  it('give the answers that the lesson gives', () => {
    const left = (name: string, stage: 'trained' | 'untrained'): number =>
      leftOf(studied(name, stage), guessedAt);
    assert.equal(answerOf(left('rnn', 'untrained')), 3);
    assert.ok(left('rnn', 'untrained') < 1e-12);
    assert.equal(answerOf(left('relu-rnn', 'untrained')), 0);
    assert.ok(left('lstm', 'trained') > 10 * left('rnn', 'trained'));
    assert.deepEqual([0.4, 0.01, 1e-6, 0].map(answerOf), [0, 1, 2, 3]);
  });
});

describe('what is handed on', () => {
  const place = fc.double({ min: -30, max: 30, noNaN: true });

  it('by a gate is its value; its slope is the derivative, and at most 1/4', () => {
    fc.assert(
      fc.property(place, (x) => {
        const by = 1e-5;
        const slope = (logistic(x + by) - logistic(x - by)) / (2 * by);
        assert.ok(Math.abs(slope - logisticSlope(x)) < 1e-6);
        assert.ok(logisticSlope(x) <= 0.25);
      }),
    );
    assert.equal(logisticSlope(0), 0.25);
  });

  it('by a tanh unit is the derivative of its step', () => {
    fc.assert(
      fc.property(fc.double({ min: -3, max: 3, noNaN: true }), place, (before, given) => {
        const step = (h: number): number => Math.tanh(1.3 * h + given / 10);
        const by = 1e-6;
        const slope = (step(before + by) - step(before - by)) / (2 * by);
        assert.ok(Math.abs(slope - tanhFactor(1.3, step(before))) < 1e-6);
      }),
    );
  });

  it('over many steps is the product, from the end, as far as all are known', () => {
    assert.deepEqual(productBack([]), [[0, 1]]);
    assert.deepEqual(productBack([0.1, NaN, 0.5, 0.25]), [
      [0, 1],
      [1, 0.25],
      [2, 0.125],
    ]);
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true })), (values) => {
        const all = values.reduce((product, value) => product * value, 1);
        const [k, left] = productBack(values).at(-1)!;
        assert.equal(k, values.length);
        assert.ok(Math.abs(left - all) < 1e-12);
      }),
    );
  });

  it('is half of it gone where less than half is left', () => {
    assert.equal(halfLife(productBack([0.1, 0.9, 0.6, 0.9])), 3);
    assert.equal(halfLife(productBack([1, 1])), undefined);
  });

  it('counts a pair once', () => {
    const values = Float32Array.of(1, 2, 3, 4, 5);
    assert.deepEqual([...ofSymbols('a\r\nb\n', values)], [1, 2, 4, 5]);
  });
});

describe('runs that were clipped, or not', () => {
  it('are the same run at the same rate, and the first update is the same', () => {
    for (const kind of clippedKinds) {
      const { without, clipped, stopped } = clippedRuns(kind);
      assert.equal(without[0], clipped[0]);
      assert.equal(clipped.length, 150);
      assert.equal(without.length, stopped ?? 150);
    }
  });

  it('diverge without it where there is no cell', () => {
    const ends = (kind: (typeof clippedKinds)[number]): number[] => {
      const { without, clipped } = clippedRuns(kind);
      return [atTheEnd(without), atTheEnd(clipped)];
    };
    assert.equal(clippedRuns('relu-rnn').stopped, 2);
    const [without = 0, clipped = 0] = ends('rnn');
    assert.ok(without > 10 * clipped);
    const [first = 0, second = 0] = ends('lstm');
    assert.ok(Math.abs(first - second) < 0.1);
  });

  it('learn by their rate', () => {
    assert.ok(byRate().every(({ bits }) => bits > 2 && bits < 5));
    assert.equal(bySeed().length, 3);
  });
});
