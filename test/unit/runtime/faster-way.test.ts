import assert from 'node:assert/strict';
import { FasterWay } from '../../../src/runtime/faster-way.ts';

describe('the faster way', () => {
  let costs: Record<string, number>;
  let taken: string[];
  let faster: FasterWay<string>;
  let now: number;
  beforeEach(() => {
    costs = { spin: 1, sleep: 2 };
    taken = [];
    now = 0;
    faster = new FasterWay(['spin', 'sleep'], () => now);
  });

  /** The ways that `count` works took, after one another. */
  async function takes(count: number, size = 10): Promise<string[]> {
    taken = [];
    for (let k = 0; k < count; k++) {
      await faster.take(size, (way) => {
        taken.push(way);
        now += costs[way]! * size;
        return Promise.resolve();
      });
    }
    return taken;
  }
  const share = (way: string): number => taken.filter((one) => one === way).length / taken.length;

  it('is found by trying each, and kept', async () => {
    assert.deepEqual(await takes(6), ['spin', 'sleep', 'spin', 'spin', 'spin', 'spin']);
    await takes(400);
    assert.ok(share('spin') > 0.95, String(share('spin')));
  });

  it('is judged by the size of the work', async () => {
    await takes(1, 1_000);
    await takes(1, 1);
    assert.deepEqual(await takes(3), ['spin', 'spin', 'spin']);
  });

  it('changes when the machine has other things to do, and back', async () => {
    await takes(10);
    costs = { spin: 6, sleep: 3 };
    await takes(5);
    await takes(100);
    assert.ok(share('sleep') > 0.9, String(share('sleep')));
    costs = { spin: 1, sleep: 2 };
    await takes(200);
    await takes(100);
    assert.ok(share('spin') > 0.9, String(share('spin')));
  });

  it('gives what the work gives, and its failure', async () => {
    assert.equal(await faster.take(1, (way) => Promise.resolve(`${way}!`)), 'spin!');
    await assert.rejects(
      faster.take(1, () => Promise.reject(new Error('no memory'))),
      /no memory/,
    );
  });
});
