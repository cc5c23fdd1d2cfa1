import assert from 'node:assert/strict';
import type { HeldUnit } from '../../../../src/protocol/surgery.ts';
import { Holder } from '../../../../src/webview/model/holder.ts';

const at = (value: number): HeldUnit[] => [{ neuron: { layer: 0, unit: 1 }, way: 'value', value }];

describe('Holder', () => {
  const settle = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve));

  it('asks one question at a time, and of a slider that is dragged only where it is now', async () => {
    const asked: number[] = [];
    const held: number[] = [];
    let done = 0;
    const answers: (() => void)[] = [];
    const holder = new Holder({
      hold: (units) =>
        new Promise((resolve) => {
          asked.push(units[0]!.value);
          answers.push(() => resolve({ kind: 'held', held: units }));
        }),
      held: (units) => held.push(units[0]!.value),
      done: () => (done += 1),
      failed: (error) => assert.fail(String(error)),
    });
    for (const value of [0.1, 0.2, 0.3]) holder.hold(at(value));
    await settle();
    assert.deepEqual(asked, [0.1]);
    answers[0]!();
    await settle();
    assert.deepEqual([asked, held, done], [[0.1, 0.3], [0.1], 0]);
    answers[1]!();
    await settle();
    assert.deepEqual([held, done], [[0.1, 0.3], 1]);
  });

  it('goes on after a failure, without what waited behind it', async () => {
    const asked: number[] = [];
    const failures: unknown[] = [];
    const holder = new Holder({
      hold: (units) => {
        asked.push(units[0]!.value);
        return asked.length === 1
          ? Promise.reject(new Error('ended'))
          : Promise.resolve({ kind: 'held', held: units });
      },
      held: () => undefined,
      done: () => undefined,
      failed: (error) => failures.push(error),
    });
    holder.hold(at(0.1));
    holder.hold(at(0.2));
    await settle();
    assert.deepEqual([asked, failures.length], [[0.1], 1]);
    holder.hold(at(0.3));
    await settle();
    assert.deepEqual(asked, [0.1, 0.3]);
  });
});
