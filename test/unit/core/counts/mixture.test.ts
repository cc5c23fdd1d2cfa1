import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { longestOrder, type OrderCounts } from '../../../../src/core/counts/context-counts.ts';
import { mix, type MixtureSettings } from '../../../../src/core/counts/mixture.ts';
import type { MatchOpinion } from '../../../../src/core/matches/match-voice.ts';
import { shippedModelFolder } from '../../../../tools/shipped-model.ts';

/** What was counted by order, as [symbol, count]; the oracle is training/lens/mixture. */
type Sparse = readonly (readonly (readonly [number, number])[])[];

interface Golden {
  readonly before: readonly number[];
  readonly lstm: readonly number[];
  readonly all: Sparse;
  readonly own: Sparse;
  readonly matches: readonly MatchOpinion[];
  readonly mixed: readonly number[];
  readonly counts: readonly number[];
}

const settings = JSON.parse(
  readFileSync(join(shippedModelFolder, 'mixture.json'), 'utf8'),
) as MixtureSettings;
const golden = JSON.parse(
  readFileSync(join(shippedModelFolder, 'mixture.golden.json'), 'utf8'),
) as Golden[];

function found(sparse: Sparse): OrderCounts[] {
  return sparse
    .filter((pairs) => pairs.length > 0)
    .map((pairs) => ({
      symbols: pairs.map(([symbol]) => symbol),
      counts: pairs.map(([, count]) => count),
      total: pairs.reduce((sum, [, count]) => sum + count, 0),
    }));
}

describe('mix', () => {
  it('computes what the program that fitted it computes', () => {
    assert.ok(golden.length > 0);
    for (const { before, lstm, all, own, matches, mixed, counts } of golden) {
      const symbols = Uint8Array.from(before);
      const places = { all: found(all), own: found(own) };
      const both = mix(settings, Float64Array.from(lstm), places, symbols, matches);
      const alone = mix(settings, undefined, places, symbols, matches);
      both.probabilities.forEach((p, i) =>
        assert.ok(Math.abs(p - mixed[i]!) < 1e-4, `${p} ${mixed[i]}`),
      );
      alone.probabilities.forEach((p, i) => assert.ok(Math.abs(p - counts[i]!) < 1e-4));
      assert.equal(alone.lstmShare, 0);
    }
  });

  it('is a distribution even where nothing was ever counted', () => {
    const width = settings.classes.length;
    const lstm = new Float64Array(width).fill(-Math.log(width));
    const before = new Uint8Array(longestOrder);
    for (const prediction of [
      mix(settings, lstm, { all: [], own: [] }, before),
      mix(settings, undefined, { all: [], own: [] }, before),
    ]) {
      const sum = prediction.probabilities.reduce((a, b) => a + b, 0);
      assert.ok(Math.abs(sum - 1) < 1e-9);
    }
  });
});
