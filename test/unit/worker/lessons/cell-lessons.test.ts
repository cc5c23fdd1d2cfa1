import assert from 'node:assert/strict';
import { setTimeout } from 'node:timers/promises';

import { longestRun } from '../../../../src/protocol/cell-lessons.ts';
import type { Params } from '../../../../src/protocol/engine.ts';
import type { FolderModel } from '../../../../src/runtime/folder-model.ts';
import { tinyTaughtModel } from '../../support/models.ts';
import { eachOnModel, type EngineBench } from '../engine-bench.ts';

const text = 'for (const a of list) {\r\n  if (a) { call(a, "b"); }\r\n}\r\n'.repeat(4);
const neuron = { layer: 1, unit: 3 };
const nobody = { layer: 5, unit: 0 };

describe('what the lessons about the cell ask', () => {
  let model: FolderModel;
  let bench: EngineBench;
  eachOnModel(tinyTaughtModel, (made, loaded) => {
    bench = made;
    model = loaded;
    return bench.open(text);
  });

  const run = (params: Partial<Params<'cellRun'>> = {}) =>
    bench.request('cellRun', { uri: 'a', version: 1, from: 0, to: text.length, neuron, ...params });
  const at = (place: number) => ({ uri: 'a', version: 1, at: place });
  const echo = (params: Partial<Params<'echo'>> & { at: number }) =>
    bench.request('echo', { ...at(0), neuron, replacement: '', length: 50, ...params });

  async function untilRead(): Promise<void> {
    await run();
    const before = bench.progress.length;
    while (bench.progress.slice(before).every(({ done }) => !done)) await setTimeout(2);
  }

  it('is unknown until it was read', async () => {
    const place = text.length - 3;
    const [first, layer, inputs, echoed] = await Promise.all([
      run({ from: place, to: place + 2 }),
      bench.request('layerVectors', { ...at(place), layer: 0 }),
      bench.request('gateInputs', { ...at(place), neuron }),
      echo({ at: place }),
    ]);
    assert.ok(first.kind === 'values' && first.provisional);
    assert.ok(first.steps.f.every(Number.isNaN));
    assert.deepEqual(layer, { kind: 'values', at: place, vectors: undefined });
    assert.ok(inputs.kind === 'values' && inputs.inputs === undefined);
    assert.ok(echoed.kind === 'values' && echoed.echo === undefined);
  });

  it('is a run of steps, each what the engine tells of the character alone', async () => {
    await untilRead();
    const answer = await run({ from: 7, to: 120 });
    assert.ok(answer.kind === 'values' && !answer.provisional);
    assert.deepEqual([answer.from, answer.to, answer.steps.h.length], [7, 120, 113]);
    for (const place of [7, 23, 24, 25, 64, 119]) {
      const cell = await bench.request('cell', { ...at(place), neuron });
      assert.ok(cell.kind === 'values' && cell.step !== undefined);
      for (const [part, value] of Object.entries(cell.step)) {
        const own = answer.steps[part as keyof typeof answer.steps][place - 7]!;
        assert.ok(Math.abs(own - (value as number)) < 1e-6, `${part} at ${place}`);
      }
    }
  });

  it('is of both halves of a line end what it is of the first', async () => {
    await untilRead();
    const answer = await run();
    assert.ok(answer.kind === 'values');
    const { steps } = answer;
    const [first, second] = [text.indexOf('\r'), text.indexOf('\n')];
    for (const part of ['i', 'f', 'g', 'o', 'before', 'c', 'tanhC', 'h'] as const) {
      assert.equal(steps[part][first], steps[part][second], part);
    }
    assert.equal(steps.before[second + 1], steps.c[second]);
  });

  it('is no longer than may be asked', async () => {
    await bench.open('x'.repeat(longestRun + 9), 'long');
    const answer = await run({ uri: 'long', from: 5, to: 9_999 });
    assert.ok(answer.kind === 'values' && answer.to === longestRun + 5);
  });

  it('is the whole layer, with the neuron among the others', async () => {
    await untilRead();
    for (const [layer, width] of [16, 16, 10].entries()) {
      const answer = await bench.request('layerVectors', { ...at(24), layer });
      assert.ok(answer.kind === 'values' && answer.vectors !== undefined);
      const { vectors } = answer;
      assert.equal(vectors.f.length, width);
      // A line feed after a carriage return has what that had.
      const cell = await bench.request('cell', { ...at(24), neuron: { layer, unit: 3 } });
      assert.ok(cell.kind === 'values' && cell.step !== undefined);
      const { f, i, g, o, c, h, before } = cell.step;
      const all = { f, i, g, o, c, h, cBefore: before };
      for (const [part, value] of Object.entries(all)) {
        const own = vectors[part as keyof typeof all][3]!;
        assert.ok(Math.abs(own - value) < 1e-4, `${part} of layer ${layer}: ${own}, ${value}`);
      }
    }
  });

  it('is what goes into a gate, whose sum makes its value', async () => {
    await untilRead();
    const answer = await bench.request('gateInputs', { ...at(30), neuron });
    assert.ok(answer.kind === 'values' && answer.inputs !== undefined);
    const cell = await bench.request('cell', { ...at(30), neuron });
    assert.ok(cell.kind === 'values');
    const { f, g } = answer.inputs;
    assert.ok(Math.abs(1 / (1 + Math.exp(-f.sum)) - cell.step!.f) < 1e-6);
    assert.ok(Math.abs(Math.tanh(g.sum) - cell.step!.g) < 1e-6);
    assert.equal(f.symbol, undefined, 'the second layer does not hear the character itself');
    assert.ok(f.below!.strongest.every((one) => one.neuron.layer === 0));
    assert.ok(f.before.strongest.every((one) => one.neuron.layer === 1));
  });

  it('is a change read again, equal to reading the changed text from its start', async () => {
    await untilRead();
    for (const [place, removed, replacement] of [
      [10, 1, ''],
      [10, 1, 'z'],
      [23, 2, ''],
      [23, 2, ';'],
      [0, 1, 'w'],
    ] as const) {
      const answer = await echo({ at: place, replacement });
      assert.ok(answer.kind === 'values' && answer.echo !== undefined);
      assert.deepEqual([answer.at, answer.removed], [place, removed]);
      const { echo: echoed } = answer;
      assert.ok(!answer.provisional && echoed.bits.length === 50);
      const changed = text.slice(0, place) + replacement + text.slice(place + removed);
      for (const k of [0, 1, 7, 49]) {
        // The same characters are read, but for the changed one.
        const end = place + k + 1;
        const shift = k < removed ? replacement.length - k - 1 : replacement.length - removed;
        const [one, other] = [await hAfter(text, end), await hAfter(changed, end + shift)];
        // Halves of a line end are one symbol.
        if (text[end - 1] === '\r') continue;
        const places = [3 + 16, 0] as const;
        assert.ok(Math.abs(echoed.h[k]! - one[places[0]]!) < 1e-5, `h ${place} ${k}`);
        assert.ok(Math.abs(echoed.changedH[k]! - other[places[0]]!) < 1e-5, `h' ${place} ${k}`);
        const bits = divergence(
          await logitsAfter(text, end),
          await logitsAfter(changed, end + shift),
        );
        assert.ok(Math.abs(echoed.bits[k]! - bits) < 1e-4, `bits ${place} ${k}`);
        const mean = (from: number, width: number): number => {
          const all = Array.from(
            { length: width },
            (_, n) => (one[from + n]! - other[from + n]!) ** 2,
          );
          return Math.sqrt(all.reduce((sum, value) => sum + value, 0) / width);
        };
        assert.ok(Math.abs(echoed.rms[0]![k]! - mean(0, 16)) < 1e-5, `rms ${place} ${k}`);
        assert.ok(Math.abs(echoed.rms[1]![k]! - mean(16, 16)) < 1e-5, `rms ${place} ${k}`);
      }
    }
  });

  it('is no change where the character is replaced by itself', async () => {
    await untilRead();
    const answer = await echo({ at: 10, replacement: text[10]! });
    assert.ok(answer.kind === 'values' && answer.echo !== undefined);
    assert.ok(answer.echo.rms.every((all) => all.every((value) => value === 0)));
    assert.deepEqual(answer.echo.h, answer.echo.changedH);
  });

  it('ends where the text ends, and is asked by a pair’s second half as by its first', async () => {
    await untilRead();
    const last = await echo({ at: text.length - 1 });
    assert.ok(last.kind === 'values' && last.echo !== undefined);
    assert.deepEqual([last.at, last.removed, last.echo.bits.length], [text.length - 2, 2, 2]);
    const beyond = await echo({ at: text.length });
    assert.ok(beyond.kind === 'values' && beyond.echo === undefined);
  });

  it('is what the network does with a unit held, as long as one is', async () => {
    await untilRead();
    const other = { layer: 0, unit: 5 };
    const held = [{ neuron: other, way: 'value', value: 0.75 }] as const;
    await bench.request('hold', { held });
    await untilRead();
    const held5 = await run({ neuron: other });
    assert.ok(held5.kind === 'values' && held5.steps.h.every((h) => h === 0.75));
    const place = 150;
    const layer = await bench.request('layerVectors', { ...at(place), layer: 0 });
    assert.ok(layer.kind === 'values' && layer.vectors !== undefined);
    const { f, i, g, o, cBefore, c, h, hBefore } = layer.vectors;
    assert.deepEqual([h[5], hBefore[5]], [0.75, 0.75]);
    for (const unit of c.keys()) {
      const made = f[unit]! * cBefore[unit]! + i[unit]! * g[unit]!;
      assert.ok(Math.abs(made - c[unit]!) < 1e-4, `c of ${unit}`);
      const shown = o[unit]! * Math.tanh(c[unit]!);
      if (unit !== 5) assert.ok(Math.abs(shown - h[unit]!) < 1e-4, `h of ${unit}`);
    }
    const cell = await bench.request('cell', { ...at(place), neuron });
    const own = await run();
    assert.ok(cell.kind === 'values' && own.kind === 'values');
    assert.ok(Math.abs(own.steps.c[place]! - cell.step!.c) < 1e-6);
    const echoed = await echo({ at: place, replacement: 'z', neuron: other });
    assert.ok(echoed.kind === 'values' && echoed.echo !== undefined);
    assert.ok(echoed.echo.h.every((value) => value === 0.75));
    assert.ok(echoed.echo.changedH.every((value) => value === 0.75));
  });

  it('is not told of what is not there', async () => {
    const none = (reason: string) => ({ kind: 'none', reason });
    assert.deepEqual(await run({ neuron: nobody }), none('unknownSubject'));
    assert.deepEqual(await run({ version: 2 }), none('outdated'));
    assert.deepEqual(await run({ uri: 'b' }), none('unknownDocument'));
    assert.deepEqual(await echo({ at: 3, neuron: nobody }), none('unknownSubject'));
    assert.deepEqual(await echo({ at: 3, version: 9 }), none('outdated'));
    const layer = await bench.request('layerVectors', { ...at(3), layer: 7 });
    assert.deepEqual(layer, none('unknownSubject'));
    const gates = await bench.request('gateInputs', { ...at(3), neuron: nobody });
    assert.deepEqual(gates, none('unknownSubject'));
  });

  async function hAfter(content: string, end: number): Promise<Float32Array> {
    return (await outputAfter(content, end)).state.h;
  }

  async function logitsAfter(content: string, end: number): Promise<Float32Array> {
    return (await outputAfter(content, end)).logits.subarray(0, model.vocabulary.symbols.length);
  }

  async function outputAfter(content: string, end: number) {
    const ids = Array.from(
      content.slice(0, end).replaceAll('\r\n', '\n').replaceAll('\r', '\n'),
      (one) => model.vocabulary.symbols.indexOf(one),
    );
    const opened = await model.inspected();
    const all = Uint8Array.of(...model.vocabulary.preamble('ts'), ...ids);
    return opened.run(all, opened.zeroState);
  }
});

/** Of the second from the first, in bits. */
function divergence(one: Float32Array, other: Float32Array): number {
  const chances = (logits: Float32Array): number[] => {
    const all = Array.from(logits, Math.exp);
    const sum = all.reduce((total, value) => total + value, 0);
    return all.map((value) => value / sum);
  };
  const [p, q] = [chances(one), chances(other)];
  return p.reduce((sum, chance, k) => sum + chance * Math.log2(chance / q[k]!), 0);
}
