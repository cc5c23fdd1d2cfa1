import assert from 'node:assert/strict';
import fc from 'fast-check';
import { campaign } from '../../../fuzz/campaign.ts';
import type { Subject } from '../../../fuzz/subject.ts';

/** Differs where a list holds a number beyond 20; each number is an edit. */
const fragile: Subject<readonly number[]> = {
  name: 'fragile',
  promise: 'no number is beyond 20',
  cases: fc.array(fc.nat({ max: 1_000 }), { maxLength: 30, size: 'max' }),
  run(list) {
    if (list.some((number) => number > 20)) return Promise.reject(new Error('beyond'));
    return Promise.resolve(list.length);
  },
};
const sound: Subject<readonly number[]> = {
  ...fragile,
  run: (list) => Promise.resolve(list.length),
};

describe('A campaign', () => {
  it('shows a smallest example, and leads back to it', async () => {
    const { difference } = await campaign(fragile, { seed: 1, edits: 1_000 });
    assert.ok(difference);
    assert.equal(difference.example, '[21]');
    assert.match(difference.reason, /^Error: beyond/);
    const again = await campaign(fragile, { ...difference, edits: 1_000 });
    assert.equal(again.difference?.example, '[21]');
  });

  it('goes on until so many edits were made', async () => {
    const { difference, edits } = await campaign(sound, { seed: 1, edits: 5_000 });
    assert.equal(difference, undefined);
    assert.ok(edits >= 5_000 && edits < 7_000, `${edits}`);
  });

  it('is the same for the same seed', async () => {
    const played: (readonly number[])[][] = [];
    for (const seed of [3, 3, 4]) {
      const lists: (readonly number[])[] = [];
      played.push(lists);
      const run = (list: readonly number[]): Promise<number> => {
        lists.push(list);
        return Promise.resolve(list.length);
      };
      await campaign({ ...sound, run }, { seed, edits: 500 });
    }
    assert.deepEqual(played[0], played[1]);
    assert.notDeepEqual(played[0], played[2]);
  });
});
