import assert from 'node:assert/strict';
import type { Turn } from '../../../src/core/model/turn.ts';
import { Scheduler } from '../../../src/worker/scheduler.ts';

/** A scheduler that writes down what happens; `pauses` are called one by one, at its pauses. */
class Bench {
  readonly log: string[] = [];
  readonly pauses: (() => void)[] = [];
  backgroundLeft = 0;
  readonly scheduler = new Scheduler({
    background: () => {
      if (this.backgroundLeft > 0) this.log.push('background');
      return Promise.resolve(--this.backgroundLeft > 0);
    },
    pause: () => {
      this.pauses.shift()?.();
      return Promise.resolve();
    },
  });

  /** A job of `steps` steps, each after a question. */
  job(id: number, name: string, steps = 1): Promise<void> {
    return this.scheduler.add(id, async (turn: Turn) => {
      for (let step = 1; step <= steps; step++) {
        if (!(await turn.proceed())) {
          this.log.push(`${name} withdrawn`);
          return;
        }
        this.log.push(`${name} ${step}`);
      }
    });
  }
}

describe('Scheduler', () => {
  it('does jobs in order, one at a time', async () => {
    const bench = new Bench();
    await Promise.all([bench.job(1, 'a', 2), bench.job(2, 'b'), bench.job(3, 'c')]);
    assert.deepEqual(bench.log, ['a 1', 'a 2', 'b 1', 'c 1']);
  });

  it('works in the background only when there is no job', async () => {
    const bench = new Bench();
    bench.backgroundLeft = 3;
    let second: Promise<void> | undefined;
    // The pauses: within the job, after it, and then after each piece of background work.
    bench.pauses.push(
      () => undefined,
      () => undefined,
      () => {
        second = bench.job(2, 'b');
      },
    );
    await bench.job(1, 'a');
    while (bench.backgroundLeft > 0) await Promise.resolve();
    await second;
    assert.deepEqual(bench.log, ['a 1', 'background', 'b 1', 'background', 'background']);
  });

  it('wakes for a job that comes while the last piece of background work is done', async () => {
    const log: string[] = [];
    let last: Promise<void> | undefined;
    const scheduler: Scheduler = new Scheduler({
      background: () => {
        last ??= scheduler.add(2, () => void log.push('second'));
        return Promise.resolve(false);
      },
      pause: () => Promise.resolve(),
    });
    await scheduler.add(1, () => void log.push('first'));
    while (last === undefined) await Promise.resolve();
    await last;
    assert.deepEqual(log, ['first', 'second']);
  });

  it('lets a withdrawn job end at its next question, running or not', async () => {
    const bench = new Bench();
    const withdraw = (id: number) => () => bench.scheduler.withdraw(id);
    bench.pauses.push(() => undefined, withdraw(1), withdraw(2));
    await Promise.all([bench.job(1, 'a', 9), bench.job(2, 'b', 9), bench.job(3, 'c')]);
    assert.deepEqual(bench.log, ['a 1', 'a withdrawn', 'b withdrawn', 'c 1']);
  });

  it('ignores the withdrawal of what is done or was never there', async () => {
    const bench = new Bench();
    await bench.job(1, 'a');
    bench.scheduler.withdraw(1);
    bench.scheduler.withdraw(99);
    await bench.job(1, 'b');
    assert.deepEqual(bench.log, ['a 1', 'b 1']);
  });

  it('goes on after a job that fails', async () => {
    const bench = new Bench();
    const failing = bench.scheduler.add(1, () => Promise.reject(new Error('boom')));
    const next = bench.job(2, 'b');
    await assert.rejects(failing, /boom/);
    await next;
    assert.deepEqual(bench.log, ['b 1']);
  });

  describe('with long jobs', () => {
    /** Notes each of its pieces; resolves to its name. */
    function long(bench: Bench, id: number, name: string, pieces: number): Promise<string> {
      const begin = function* (): Generator<undefined, string, undefined> {
        for (let piece = 1; piece <= pieces; piece++) {
          bench.log.push(`${name} ${piece}`);
          if (piece < pieces) yield;
        }
        return name;
      };
      return bench.scheduler.addLong(id, begin, 'withdrawn');
    }

    it('does a piece of each in turn, and of background work in between', async () => {
      const bench = new Bench();
      bench.backgroundLeft = 2;
      const both = [long(bench, 1, 'a', 3), long(bench, 2, 'b', 1)];
      assert.deepEqual(await Promise.all(both), ['a', 'b']);
      assert.deepEqual(bench.log, ['a 1', 'background', 'b 1', 'background', 'a 2', 'a 3']);
    });

    it('lets a job that comes between two pieces go first', async () => {
      const bench = new Bench();
      let job: Promise<void> | undefined;
      bench.pauses.push(() => {
        job = bench.job(2, 'b');
      });
      await long(bench, 1, 'a', 2);
      await job;
      assert.deepEqual(bench.log, ['a 1', 'b 1', 'a 2']);
    });

    it('ends one that is withdrawn before its next piece', async () => {
      const bench = new Bench();
      bench.pauses.push(() => bench.scheduler.withdraw(1));
      assert.equal(await long(bench, 1, 'a', 3), 'withdrawn');
      assert.deepEqual(bench.log, ['a 1']);
    });

    it('goes on after one that fails', async () => {
      const bench = new Bench();
      const begin = (): never => {
        throw new Error('boom');
      };
      const failing = bench.scheduler.addLong(1, begin, undefined);
      const next = long(bench, 2, 'b', 1);
      await assert.rejects(failing, /boom/);
      assert.equal(await next, 'b');
    });
  });
});
