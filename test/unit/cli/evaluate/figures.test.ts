import assert from 'node:assert/strict';
import { calibrationOf } from '../../../../src/cli/evaluate/figures/calibration.ts';
import { costsOf } from '../../../../src/cli/evaluate/figures/costs.ts';
import { endsOf } from '../../../../src/cli/evaluate/figures/ends.ts';
import { bootstrap } from '../../../../src/cli/evaluate/figures/difference.ts';
import { macroAverage, ratesOf } from '../../../../src/cli/evaluate/figures/rates.ts';
import { sum, type Showing, type Tally } from '../../../../src/cli/evaluate/figures/tally.ts';
import { seededRandom } from '../../../../src/cli/evaluate/random.ts';

const nothing = sum([]);

function showing(
  probability: number,
  right: boolean,
  length = 4,
  dangling: Showing['dangling'] = null,
): Showing {
  return { probability, right, length, dangling };
}

function near(actual: number | null | undefined, expected: number): void {
  assert.ok(Math.abs((actual ?? NaN) - expected) < 1e-12, `${actual} is not ${expected}`);
}

describe('rates', () => {
  const tally: Tally = {
    ...nothing,
    characters: 200,
    keys: 100,
    keysByHand: 180,
    showings: [
      showing(0.5, true, 10),
      showing(0.5, true, 6, 'opener'),
      { ...showing(0.5, false, 2), isStem: true },
    ],
    accepted: [
      { length: 10, wholeLine: true },
      { length: 6, wholeLine: false },
    ],
    bits: 300,
    symbols: 150,
  };

  it('are shares of characters, of keys and of what was shown', () => {
    assert.deepEqual(ratesOf(tally), {
      bpc: 2,
      saved: 0.4,
      kept: 0.08,
      shownPerChar: 3 / 200,
      precision: 2 / 3,
      wrongPer100Keys: 1,
      meanLength: 6,
      short: 1 / 3,
      dangling: 1 / 3,
      stems: 1 / 3,
      wholeLine: 0.5,
    });
  });

  it('are unknown where there is nothing to take a share of', () => {
    const rates = ratesOf({ ...nothing, characters: 10, keys: 10, keysByHand: 10 });
    assert.deepEqual(rates, {
      bpc: null,
      saved: 0,
      kept: 0,
      shownPerChar: 0,
      precision: null,
      wrongPer100Keys: 0,
      meanLength: null,
      short: null,
      dangling: null,
      stems: null,
      wholeLine: null,
    });
  });

  it('count each package once in the average, whatever its size', () => {
    const small: Tally = { ...nothing, characters: 2, keys: 1, keysByHand: 1.4 };
    const average = macroAverage([ratesOf(tally), ratesOf(small)]);
    near(average.saved, 0.3);
    // The small one shows nothing and has no bits.
    near(average.precision, 2 / 3);
    near(average.bpc, 2);
    assert.equal(macroAverage([]).saved, null);
  });

  it('come from tallies that add up', () => {
    const both = sum([tally, { ...tally, bits: undefined, memory: { rss: 7, heap: 1 } }]);
    assert.equal(both.characters, 400);
    assert.equal(both.showings.length, 6);
    assert.equal(both.bits, 300);
    assert.deepEqual(both.memory, { rss: 7, heap: 1 });
  });
});

describe('ends', () => {
  it('are counted by what they want, as shares of all', () => {
    const all = [showing(0.5, true), showing(0.5, true, 4, 'opener'), showing(0.5, false)];
    const ends = endsOf([...all, showing(0.5, true, 9, 'head')])!;
    assert.deepEqual({ ...ends, opener: 0, head: 0 }, endsOf([showing(0.5, true)]));
    assert.deepEqual([ends.opener, ends.head], [0.25, 0.25]);
    assert.equal(endsOf([]), undefined);
  });
});

describe('calibration', () => {
  it('is undefined where nothing was shown', () => {
    assert.equal(calibrationOf([]), undefined);
  });

  it('bins by rising probability, as equal as can be', () => {
    // Twenty suggestions, two to a bin; the lower ten are wrong.
    const list = Array.from({ length: 20 }, (_, i) => showing((i + 0.5) / 20, i >= 10));
    const found = calibrationOf(list.toReversed());
    assert.equal(found?.bins.length, 10);
    assert.deepEqual(
      found.bins.map(({ count }) => count),
      Array<number>(10).fill(2),
    );
    near(found.bins[0]?.stated, 0.05);
    assert.deepEqual(
      found.bins.map(({ right }) => right),
      [0, 0, 0, 0, 0, 1, 1, 1, 1, 1],
    );
    // |.05 - 0|, .15, .25, .35, .45, and the same again from above.
    near(found.expectedError, 0.25);
    // Twice the mean of ((i + .5) / 20)^2 for i = 0..9 over halves.
    const brier = list.reduce((s, { probability: p }, i) => s + (i < 10 ? p : 1 - p) ** 2, 0) / 20;
    near(found.brier, brier);
    near(found.brierSkill, 1 - brier / 0.25);
  });

  it('has a bin for each suggestion where there are few, and no skill without variety', () => {
    const found = calibrationOf([showing(0.9, true), showing(0.7, true)]);
    assert.equal(found?.bins.length, 2);
    near(found.expectedError, 0.2);
    near(found.brier, (0.01 + 0.09) / 2);
    assert.equal(found.brierSkill, null);
  });
});

describe('costs', () => {
  it('are quantiles of each stage, and computing by key', () => {
    const requests = Array.from({ length: 21 }, (_, i) => ({ prefix: i, decode: 2 * i, total: 3 }));
    const costs = costsOf({ ...nothing, requests: requests.toReversed(), cpu: 50, keys: 20 });
    assert.deepEqual(costs.latencyMs.prefix, { p50: 10, p95: 19, max: 20 });
    assert.deepEqual(costs.latencyMs.decode, { p50: 20, p95: 38, max: 40 });
    assert.deepEqual(costs.latencyMs.total, { p50: 3, p95: 3, max: 3 });
    assert.equal(costs.cpuMsPerKey, 2.5);
    assert.equal(costsOf(nothing).latencyMs.total, null);
  });
});

describe('the bootstrap', () => {
  it('gives an interval around the mean, the same for the same seed', () => {
    const list = [0.11, 0.23, 0.31, 0.19, 0.07, 0.21, 0.16, 0.28];
    const found = bootstrap(list, seededRandom(1, 'test'));
    near(found.mean, 1.56 / 8);
    const [low, high] = found.interval ?? [NaN, NaN];
    // The standard error of the mean is .026, as resampling sees it: 1.96 of them to each side.
    assert.ok(Math.abs(low - (found.mean - 0.051)) < 0.01, String(low));
    assert.ok(Math.abs(high - (found.mean + 0.051)) < 0.01, String(high));
    assert.deepEqual(bootstrap(list, seededRandom(1, 'test')), found);
    assert.notDeepEqual(bootstrap(list, seededRandom(2, 'test')), found);
  });

  it('knows no interval from one package', () => {
    assert.deepEqual(bootstrap([0.5], Math.random), { mean: 0.5, interval: null });
  });
});

describe('seeded random numbers', () => {
  it('spread evenly over [0, 1), past the first block', () => {
    const random = seededRandom(3, 'spread');
    const numbers = Array.from({ length: 5000 }, random);
    assert.ok(numbers.every((x) => x >= 0 && x < 1));
    const tenths = new Array<number>(10).fill(0);
    for (const x of numbers) tenths[Math.floor(10 * x)]!++;
    assert.ok(
      tenths.every((count) => count > 400 && count < 600),
      String(tenths),
    );
    assert.equal(new Set(numbers).size, 5000);
  });
});
