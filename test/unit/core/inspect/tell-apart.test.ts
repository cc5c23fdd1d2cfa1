import assert from 'node:assert/strict';

import fc from 'fast-check';

import type { Samples } from '../../../../src/core/inspect/samples.ts';
import { tellApart, type Told } from '../../../../src/core/inspect/tell-apart.ts';

/** @param rows a row of bins for each unit */
function samplesOf(rows: readonly (readonly number[])[]): Samples {
  return {
    offsets: (rows[0] ?? []).map((_, at) => at),
    units: rows.length,
    writeBins: (from, size, out) => {
      for (let k = 0; k < size; k++) {
        for (const [at, value] of rows[from + k]!.entries()) out[at * size + k] = value;
      }
    },
  };
}

function told(rows: readonly (readonly number[])[], on: number[], off?: number[]): Told {
  const steps = tellApart(samplesOf(rows), { on, off });
  for (;;) {
    const step = steps.next();
    if (step.done !== true) continue;
    assert.ok(step.value);
    return step.value;
  }
}

/** Every pair counted. */
function aucOf(values: readonly number[], on: number[], off: number[]): number {
  let wins = 0;
  for (const one of on) {
    for (const other of off) wins += (1 + Math.sign(values[one]! - values[other]!)) / 2;
  }
  return wins / (on.length * off.length);
}

/** Numbers that look like chance and are the same each time. */
function noise(seed: number, length: number): number[] {
  let state = seed;
  return Array.from({ length }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state >>> 24;
  });
}

const range = (from: number, to: number): number[] =>
  Array.from({ length: to - from }, (_, k) => from + k);

describe('telling a selection from the rest', () => {
  it('counts pairs, against the rest and against another selection', () => {
    const bin = fc.nat({ max: 255 });
    fc.assert(
      fc.property(
        fc.array(bin, { minLength: 3, maxLength: 40 }),
        fc.array(fc.constantFrom('on', 'off', 'rest'), { minLength: 40, maxLength: 40 }),
        (values, parts) => {
          const all = values.map((_, at) => at);
          const on = all.filter((at) => parts[at] === 'on');
          const off = all.filter((at) => parts[at] === 'off');
          const rest = all.filter((at) => parts[at] !== 'on');
          fc.pre(on.length > 0 && off.length > 0);
          assert.ok(Math.abs(told([values], on).units[0]!.auc - aucOf(values, on, rest)) < 1e-9);
          assert.ok(
            Math.abs(told([values], on, off).units[0]!.auc - aucOf(values, on, off)) < 1e-9,
          );
        },
      ),
    );
  });

  it('finds a planted unit first, be it high or low there, and more than chance', () => {
    for (const [high, low] of [
      [200, 60],
      [60, 200],
    ] as const) {
      const on = range(400, 440);
      const planted = noise(7, 2_000).map(
        (value, at) => (on.includes(at) ? high : low) + value / 8,
      );
      const rows = [...range(1, 100).map((seed) => noise(seed, 2_000)), planted.map(Math.round)];
      const { units, chance } = told(rows, on);
      assert.equal(units[0]!.place, 99);
      assert.equal(units[0]!.auc, high > low ? 1 : 0);
      assert.ok(chance.p < 0.05, String(chance.p));
    }
  });

  it('says of a selection that nothing is about that it is no more than chance', () => {
    const rows = range(1, 200).map((seed) => noise(seed, 3_000));
    const ps = range(0, 40).map((k) => told(rows, range(70 * k, 70 * k + 12)).chance.p);
    const rate = ps.filter((p) => p <= 0.05).length / ps.length;
    assert.ok(rate <= 0.15, `${rate} of forty selections pass for more`);
  });

  it('takes a short text, one character, and all of them', () => {
    const { chance } = told([[1, 2, 3]], [0]);
    assert.equal(chance.moves, 2);
    const none = (on: number[], off?: number[]): boolean =>
      tellApart(samplesOf([[1, 2, 3]]), { on, off }).next().done === true;
    assert.ok(none([0, 1, 2]));
    assert.ok(none([]));
    assert.ok(none([1], []));
  });
});
