/** A share of `npm run fuzz`, the same at every run; with other seeds and more edits it is run by hand. */
import assert from 'node:assert/strict';
import { campaign } from '../../../fuzz/campaign.ts';
import { subjects } from '../../../fuzz/subjects.ts';

const seed = 20_260;

/** What some seconds are enough for, by subject. */
const shares: Readonly<Record<string, number>> = {
  text: 6_000,
  reader: 4_000,
  places: 6_000,
  labels: 4_000,
  activations: 1_500,
  secrets: 1_500,
  learned: 2_500,
  counts: 1_500,
  shelf: 150,
  completions: 500,
  messages: 500,
  panel: 10_000,
  ignores: 200,
  kernel: 5_000,
};

describe('After random edits and messages', () => {
  for (const subject of subjects) {
    it(`${subject.name}: ${subject.promise}`, async () => {
      const edits = shares[subject.name] ?? assert.fail('no share of the tests');
      const { difference } = await campaign(subject, { seed, edits });
      const { seed: found, path, example, reason } = difference ?? {};
      const again = `npm run fuzz -- --only ${subject.name} --seed ${found} --path ${path}`;
      assert.equal(difference, undefined, `${again}\n${example}\n${reason}`);
    });
  }
});
