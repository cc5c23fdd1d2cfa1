import assert from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';

import type { Ask } from '../../../../../src/webview/model/channel.ts';
import { RunData } from '../../../../../src/webview/model/lessons/run-data.ts';

interface Question {
  readonly params: Readonly<Record<string, unknown>>;
  readonly answer: (value: unknown) => Promise<void>;
}

const looked = {
  ...{ uri: 'a', version: 1, neuron: { layer: 0, unit: 3 } },
  ...{ length: 5_000, read: 100 },
};

function ofRange({ params: { from, to } }: Question, provisional: boolean) {
  return { kind: 'values', from, to, provisional, steps: {} };
}

describe('what the engine told of a neuron around a character', () => {
  let asked: Question[];
  let data: RunData;
  beforeEach(() => {
    asked = [];
    const ask = ((_: string, params: Question['params']) =>
      new Promise((resolve) => {
        const answer = (value: unknown): Promise<void> => (resolve(value), setImmediate());
        asked.push({ params, answer });
      })) as unknown as Ask;
    data = new RunData(ask, () => undefined);
  });

  it('comes while more of the file is read, and is asked for anew then', async () => {
    data.look(looked, 700);
    for (const read of [500, 2_500, 4_000]) {
      data.goOn();
      data.look({ ...looked, read }, 700);
    }
    assert.equal(asked.length, 1);
    const first = ofRange(asked[0]!, true);
    await asked[0]!.answer(first);
    assert.equal(data.run, first);
    data.goOn();
    data.look({ ...looked, read: 5_000 }, 700);
    assert.equal(asked.length, 2);
    assert.deepEqual([asked[1]!.params['from'], asked[1]!.params['to']], [0, 2_048]);
  });

  it('is not awaited for another place, neuron or file', async () => {
    data.look(looked, 700);
    data.look(looked, 4_000);
    data.look({ ...looked, neuron: { layer: 0, unit: 4 } }, 4_000);
    data.look({ ...looked, uri: 'b' }, 700);
    assert.equal(asked.length, 1, 'one at a time');
    await asked[0]!.answer(ofRange(asked[0]!, false));
    assert.equal(data.run, undefined, 'that of a came too late');
    assert.equal(asked.length, 2);
    const last = ofRange(asked[1]!, false);
    await asked[1]!.answer(last);
    assert.equal(data.run, last);
  });

  it('is none after the network has changed', async () => {
    data.look(looked, 700);
    data.forget();
    await asked[0]!.answer(ofRange(asked[0]!, false));
    assert.equal(data.run, undefined);
    data.look(looked, 700);
    assert.equal(asked.length, 2);
  });
});
