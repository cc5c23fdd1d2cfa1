import assert from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';

import type { Ask } from '../../../../../src/webview/model/channel.ts';
import { CellData, type Looked } from '../../../../../src/webview/model/lessons/cell-data.ts';

interface Question {
  readonly kind: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly answer: (value: unknown) => void;
}

const looked: Looked = {
  uri: 'a',
  version: 1,
  neuron: { layer: 0, unit: 3 },
  at: 700,
  ...{ length: 5_000, read: 5_000 },
};

function run(from: number, to: number, provisional = false) {
  const part = () => new Float32Array(to - from);
  const steps = {
    ...{ i: part(), f: part(), g: part(), o: part() },
    ...{ before: part(), c: part(), tanhC: part(), h: part() },
  };
  return { kind: 'values', from, to, provisional, steps };
}

describe('what the engine told of a cell', () => {
  let asked: Question[];
  let changes: number;
  let data: CellData;
  beforeEach(() => {
    asked = [];
    changes = 0;
    const ask = ((kind: string, params: Question['params']) =>
      new Promise((answer) => asked.push({ kind, params, answer }))) as unknown as Ask;
    data = new CellData(ask, () => (changes += 1));
  });

  const all = { gates: true, layer: true };
  const answer = async (kind: string, value: unknown): Promise<void> => {
    asked
      .filter((one) => one.kind === kind)
      .at(-1)!
      .answer(value);
    await setImmediate();
  };
  const kinds = (): string[] => asked.map(({ kind }) => kind);

  it('is asked for once, and a step within it asks for no run again', async () => {
    data.look(looked, { gates: false, layer: false });
    data.look(looked, { gates: false, layer: false });
    assert.deepEqual(kinds(), ['cellRun']);
    await answer('cellRun', run(0, 2_048));
    data.look({ ...looked, at: 701 }, all);
    assert.deepEqual(kinds(), ['cellRun', 'gateInputs', 'layerVectors']);
    assert.equal(changes, 1);
    data.look({ ...looked, at: 3_000 }, { gates: false, layer: false });
    assert.equal(asked.at(-1)!.kind, 'cellRun');
    assert.ok((asked.at(-1)!.params['from'] as number) > 0);
  });

  it('is asked for again where it was provisional, once more was read', async () => {
    data.look(looked, { gates: false, layer: false });
    await answer('cellRun', run(0, 2_048, true));
    data.look(looked, { gates: false, layer: false });
    assert.equal(asked.length, 1, 'nothing was read since');
    data.goOn(100, false);
    data.look(looked, { gates: false, layer: false });
    assert.equal(asked.length, 2);
    await answer('cellRun', run(0, 2_048, true));
    data.goOn(200, false);
    data.look(looked, { gates: false, layer: false });
    assert.equal(asked.length, 2, 'not at each piece that is read');
    data.goOn(200, true);
    data.look(looked, { gates: false, layer: false });
    assert.equal(asked.length, 3);
    await answer('cellRun', run(0, 2_048));
    data.goOn(9_000, true);
    data.look(looked, { gates: false, layer: false });
    assert.equal(asked.length, 3);
  });

  it('is little as long as the text was not read so far, and then all', async () => {
    data.look({ ...looked, read: 100 }, { gates: false, layer: false });
    const { from, to } = asked[0]!.params as { from: number; to: number };
    assert.ok(from <= 700 && to > 700 && to - from === 512);
    await answer('cellRun', run(from, to));
    data.look({ ...looked, read: 5_000 }, { gates: false, layer: false });
    assert.deepEqual([asked[1]!.params['from'], asked[1]!.params['to']], [0, 2_048]);
  });

  it('is none of another neuron or text', async () => {
    data.look(looked, all);
    await answer('cellRun', run(0, 2_048));
    await answer('gateInputs', { kind: 'values', at: 700, inputs: {}, symbols: [] });
    await answer('layerVectors', { kind: 'values', at: 700, vectors: {} });
    assert.ok(data.run !== undefined && data.inputs !== undefined && data.vectors !== undefined);
    data.look({ ...looked, neuron: { layer: 0, unit: 4 } }, all);
    assert.equal(data.run, undefined);
    assert.equal(data.inputs, undefined);
    assert.notEqual(data.vectors, undefined, 'the layer is the same');
    data.look({ ...looked, version: 2 }, all);
    assert.equal(data.vectors, undefined);
  });

  it('is none of the network that read before', async () => {
    data.look(looked, all);
    await answer('cellRun', run(0, 2_048));
    data.forget();
    assert.equal(data.run, undefined);
    const before = asked.length;
    data.look(looked, all);
    assert.ok(asked.length > before);
  });

  it('is of the character that is looked at', async () => {
    data.look(looked, all);
    await answer('gateInputs', { kind: 'values', at: 700, inputs: {}, symbols: [] });
    data.look({ ...looked, at: 701 }, all);
    assert.equal(data.inputs, undefined);
  });

  it('is asked for again where the text had gone on', async () => {
    data.look(looked, { gates: false, layer: false });
    await answer('cellRun', { kind: 'none', reason: 'outdated' });
    assert.equal(data.run, undefined);
    assert.equal(changes, 0, 'nothing to draw, or it would be asked for without end');
    data.look(looked, { gates: false, layer: false });
    assert.equal(asked.length, 2);
  });
});
