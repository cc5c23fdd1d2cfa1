import assert from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';

import type { Ask } from '../../../../../src/webview/model/channel.ts';
import { ECHO_LENGTH } from '../../../../../src/webview/model/lessons/unrolled.ts';
import { UnrolledData } from '../../../../../src/webview/model/lessons/unrolled-data.ts';

interface Question {
  readonly kind: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly answer: (value: unknown) => void;
}

const looked = {
  ...{ uri: 'a', version: 1, neuron: { layer: 0, unit: 3 } },
  ...{ length: 3_000, read: 3_000 },
};

describe('what the engine told of the unrolled cell', () => {
  let asked: Question[];
  let data: UnrolledData;
  beforeEach(() => {
    asked = [];
    const ask = ((kind: string, params: Question['params']) =>
      new Promise((answer) => asked.push({ kind, params, answer }))) as unknown as Ask;
    data = new UnrolledData(ask, () => undefined);
  });

  const of = (kind: string): Question[] => asked.filter((one) => one.kind === kind);
  const answer = async (kind: string, value: unknown): Promise<void> => {
    of(kind).at(-1)!.answer(value);
    await setImmediate();
  };

  it('is the neuron and the brackets around a place, asked for once', async () => {
    data.look(looked, 700);
    data.look(looked, 700);
    assert.deepEqual(
      asked.map(({ kind }) => kind),
      ['cellRun', 'labels'],
    );
    const labels = { kind: 'values', from: 0, to: 2_048, values: {} };
    await answer('labels', labels);
    assert.equal(data.labels, labels);
    data.look(looked, 705);
    assert.equal(of('labels').length, 1);
    data.look({ ...looked, version: 2 }, 705);
    assert.equal(data.labels, undefined);
    assert.equal(of('labels').length, 2);
  });

  it('is told where brackets cannot be told', async () => {
    data.look(looked, 5);
    await answer('labels', { kind: 'none', reason: 'noLabels' });
    assert.ok(data.isUntold);
    data.look({ ...looked, uri: 'b' }, 5);
    assert.ok(!data.isUntold);
  });

  it('is of one change at a time, and of none while the next is asked about', async () => {
    data.change(5, 'x');
    assert.equal(asked.length, 0, 'of no text yet');
    data.look(looked, 5);
    data.change(5, 'x');
    data.change(5, 'x');
    assert.equal(of('echo').length, 1);
    assert.equal(of('echo')[0]!.params['length'], ECHO_LENGTH + 1);
    const first = { kind: 'values', at: 5, removed: 1, provisional: false, echo: undefined };
    await answer('echo', first);
    assert.equal(data.echo, first);
    data.change(5, 'y');
    assert.equal(data.echo, undefined);
    data.change(5, '');
    await answer('echo', { ...first, removed: 2 });
    assert.equal(data.echo, undefined, 'that of y came too late');
    await answer('echo', { ...first, removed: 3 });
    assert.equal((data.echo as { removed: number } | undefined)?.removed, 3);
  });
});
