import assert from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';
import type { Params } from '../../../src/protocol/engine.ts';
import { longestView } from '../../../src/protocol/inspection.ts';
import { StillModel } from '../support/still-model.ts';
import { EngineBench } from './engine-bench.ts';

describe('an inspection that takes long', () => {
  const text = 'for (const a of list) { if (a) { call(a, "b"); } }\n'.repeat(100);
  const asked: Params<'inspect'> = {
    ...{ uri: 'a', version: 1, from: 0, to: text.length },
    ...{ subject: { layer: 1, unit: 3 }, quantity: 'c' },
  };
  let bench: EngineBench;
  beforeEach(async () => {
    bench = new EngineBench(() => new StillModel([512, 512]));
    await bench.request('load', { folder: 'm' });
    await bench.open(text);
    await bench.request('inspect', { ...asked, to: 10 });
    await bench.untilRead();
  });

  it('lets a completion in before each piece', async () => {
    const order: string[] = [];
    await Promise.all([
      bench.request('inspect', asked).then(() => order.push('inspect')),
      bench.complete(10).then(() => order.push('complete')),
    ]);
    assert.deepEqual(order, ['complete', 'inspect']);
  });

  it('lets a short one through', async () => {
    const order: string[] = [];
    await Promise.all([
      bench.request('inspect', asked).then(() => order.push('long')),
      bench.request('inspect', { ...asked, to: 10 }).then(() => order.push('short')),
    ]);
    assert.deepEqual(order, ['short', 'long']);
  });

  it('says outdated when the document changes meanwhile', async () => {
    const answer = bench.request('inspect', asked);
    const changes = [{ offset: 0, removed: 0, inserted: 'x' }];
    bench.onPause = () => {
      bench.onPause = () => undefined;
      void bench.request('change', { uri: 'a', version: 2, changes });
    };
    assert.deepEqual(await answer, { kind: 'none', reason: 'outdated' });
  });

  it('withdraws what is no longer wanted', async () => {
    await bench.open(text, 'b');
    const range = { uri: 'b', version: 1, from: 0, to: longestView };
    const answer = bench.request('guesses', range);
    bench.engine.receive({ kind: 'cancel', id: bench.lastId });
    assert.deepEqual(await answer, { kind: 'none', reason: 'cancelled' });
  });

  it('reads no further when nobody looks any more', async () => {
    await bench.open(text, 'b');
    await bench.request('inspect', { ...asked, uri: 'b', to: 100 });
    await bench.request('endInspection', { uri: 'b' });
    const before = bench.progress.length;
    for (let turn = 0; turn < 50; turn++) await setImmediate();
    assert.equal(bench.progress.length, before);
  });
});
