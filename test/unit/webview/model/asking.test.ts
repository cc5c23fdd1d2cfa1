import assert from 'node:assert/strict';

import type { PanelRequestKind } from '../../../../src/protocol/panel.ts';
import { PanelFailure, type Ask } from '../../../../src/webview/model/channel.ts';
import { Asking } from '../../../../src/webview/model/asking.ts';

interface Asked {
  readonly limit: number;
  readonly resolve: (answer: unknown) => void;
  readonly reject: (error: Error) => void;
}

const answered = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('asking for a lesson', () => {
  const asked: Asked[] = [];
  const taken: unknown[] = [];
  let asking: Asking<'certifiedNeurons'>;

  beforeEach(() => {
    asked.length = 0;
    taken.length = 0;
    const ask = (_: PanelRequestKind, params: unknown) =>
      new Promise((resolve, reject) => {
        asked.push({ limit: (params as { limit: number }).limit, resolve, reject });
      });
    asking = new Asking('certifiedNeurons', ask as unknown as Ask, (answer) => taken.push(answer));
  });

  it('asks one at a time, and of what waits only the last', async () => {
    for (const limit of [1, 2, 3]) asking.want('a', { limit });
    assert.deepEqual(
      asked.map(({ limit }) => limit),
      [1],
    );
    asked[0]!.resolve('late');
    await answered();
    assert.deepEqual(
      asked.map(({ limit }) => limit),
      [1, 3],
    );
    asked[1]!.resolve('last');
    await answered();
    assert.deepEqual(taken, ['last']);
  });

  it('does not ask twice for the same, unless it is to be forgotten', async () => {
    asking.want('a', { limit: 1 });
    asking.want('a', { limit: 1 });
    asked[0]!.resolve('one');
    await answered();
    asking.want('a', { limit: 1 });
    assert.equal(asked.length, 1);
    asking.forget();
    asking.want('a', { limit: 1 });
    assert.equal(asked.length, 2);
  });

  it('asks the same anew of another file, and drops what comes of the first', async () => {
    asking.want('a', { limit: 1 });
    asking.want('b', { limit: 1 });
    asked[0]!.resolve('of a');
    await answered();
    assert.equal(asked.length, 2);
    asked[1]!.resolve('of b');
    await answered();
    assert.deepEqual(taken, ['of b']);
  });

  it('drops what comes after it was told to forget', async () => {
    asking.want('a', { limit: 1 });
    asking.forget();
    asked[0]!.resolve('late');
    await answered();
    assert.deepEqual(taken, []);
  });

  it('tells of what failed, unless it was to be forgotten', async () => {
    const failed: unknown[] = [];
    const ask: Ask = () => Promise.reject(new PanelFailure('stopped'));
    const telling = new Asking(
      'certifiedNeurons',
      ask,
      (answer) => taken.push(answer),
      (...all) => failed.push(all),
    );
    telling.want('a', { limit: 1 });
    await answered();
    assert.deepEqual(failed, [[{ limit: 1 }, new PanelFailure('stopped')]]);
    telling.want('a', { limit: 2 });
    telling.forget();
    await answered();
    assert.equal(failed.length, 1);
    assert.deepEqual(taken, []);
  });

  it('asks again for what failed', async () => {
    asking.want('a', { limit: 1 });
    asked[0]!.reject(new PanelFailure('closed'));
    await answered();
    asking.want('a', { limit: 1 });
    assert.equal(asked.length, 2);
  });
});
