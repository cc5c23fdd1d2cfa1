import assert from 'node:assert/strict';
import { setTimeout } from 'node:timers/promises';
import type { HeldUnit } from '../../../src/core/model/held.ts';
import { placeOf, type Neuron } from '../../../src/core/model/widths.ts';
import { TextBuffer } from '../../../src/core/text/buffer.ts';
import type { NeuronValues } from '../../../src/protocol/inspection.ts';
import type { FolderModel } from '../../../src/runtime/folder-model.ts';
import { loadLocalModel } from '../../../src/runtime/local-model.ts';
import { tinyTaughtModel } from '../support/models.ts';
import { EngineBench } from './engine-bench.ts';

const text = 'for (const a of list) { if (a) { call(a, "b"); } }\n'.repeat(30);
const neuron: Neuron = { layer: 0, unit: 3 };
const all = { uri: 'a', version: 1, from: 0, to: text.length };

function at(value: number, one = neuron): HeldUnit {
  return { neuron: one, way: 'value', value };
}

describe('Surgery in the engine', () => {
  let model: FolderModel;
  let bench: EngineBench;
  beforeEach(async () => {
    model = await loadLocalModel(tinyTaughtModel);
    bench = new EngineBench(() => model);
    await bench.request('load', { folder: '' });
    await bench.open(text);
  });
  afterEach(() => model.release());

  async function hold(...held: readonly HeldUnit[]): Promise<void> {
    assert.deepEqual(await bench.request('hold', { held }), { kind: 'held', held });
  }

  async function untilRead(): Promise<void> {
    for (let isRead = false; !isRead;) {
      await setTimeout(1);
      const answer = await bench.request('guesses', { ...all, from: text.length - 1 });
      assert.ok(answer.kind === 'values', JSON.stringify(answer));
      isRead = !answer.provisional && bench.progress.at(-1)?.done === true;
    }
  }

  async function valuesOf(subject: Neuron): Promise<NeuronValues> {
    const answer = await bench.request('inspect', { ...all, subject, quantity: 'h' });
    assert.ok(answer.kind === 'values');
    return answer;
  }

  async function bits(): Promise<Float32Array> {
    const answer = await bench.request('guesses', all);
    assert.ok(answer.kind === 'values');
    return answer.bits;
  }

  /** The cost of each character of the text by a network of which these are held. */
  async function expectedBits(held: readonly HeldUnit[]): Promise<number[]> {
    const network = held.length === 0 ? model : model.held(held);
    const { vocabulary } = model;
    const ids = vocabulary.encode(new TextBuffer(text), 0, text.length);
    const before = await network.run(vocabulary.preamble('ts'), network.zeroState);
    const { logits } = await network.trace(ids, before.state);
    const rows = [before.logits, logits];
    const width = before.logits.length;
    return Array.from(ids, (id, k) => {
      const row = k === 0 ? rows[0]! : logits.subarray((k - 1) * width, k * width);
      const some = Array.from(row.subarray(0, vocabulary.symbols.length), Math.exp);
      return -Math.log2(some[id]! / some.reduce((sum, one) => sum + one, 0));
    });
  }

  function assertNear(actual: ArrayLike<number>, expected: ArrayLike<number>, most = 1e-3): void {
    assert.equal(actual.length, expected.length);
    const far = Array.from(actual, (one, k) => Math.abs(one - expected[k]!));
    assert.ok(Math.max(...far) < most, String(Math.max(...far)));
  }

  it('looks into the held network, and after it into the healthy one as it was left', async () => {
    await untilRead();
    const before = [await valuesOf({ layer: 1, unit: 5 }), await bits()] as const;
    const read = model.info.widths.length;
    assert.ok(read > 0 && !before[0].provisional);
    await hold(at(0.9));
    await untilRead();
    const values = await valuesOf(neuron);
    assert.ok(values.values.every((one) => Math.abs(one / 127 - 0.9) < 0.01));
    assertNear(await bits(), await expectedBits([at(0.9)]));
    assert.notDeepEqual((await valuesOf({ layer: 1, unit: 5 })).values, before[0].values);
    await hold();
    // At once: nothing is read again.
    assert.deepEqual([await valuesOf({ layer: 1, unit: 5 }), await bits()], before);
    assertNear(before[1], await expectedBits([]));
  });

  it('goes on while one types, in both networks', async () => {
    await untilRead();
    await hold(at(-0.5));
    await untilRead();
    const changes = [{ offset: 0, removed: 3, inserted: 'while' }];
    await bench.request('change', { uri: 'a', version: 2, changes });
    await bench.request('change', {
      ...{ uri: 'a', version: 1 },
      changes: [{ offset: 0, removed: 5, inserted: 'for' }],
    });
    await untilRead();
    assertNear(await bits(), await expectedBits([at(-0.5)]));
    await hold();
    await untilRead();
    assertNear(await bits(), await expectedBits([]));
  });

  it('tells at once how far it has read, of either network', async () => {
    await untilRead();
    bench.progress.length = 0;
    await hold(at(0.9));
    assert.deepEqual(
      bench.progress.slice(0, 1).map(({ done, read }) => ({ done, read })),
      [{ done: false, read: 0 }],
    );
    await untilRead();
    await hold(at(0.8));
    await bench.request('guesses', { ...all, to: 1 });
    await untilRead();
    bench.progress.length = 0;
    await hold();
    assert.deepEqual(
      bench.progress.map(({ done, read }) => ({ done, read })),
      [{ done: true, read: text.length }],
    );
  });

  it('completes by the held network, and compares both', async () => {
    const offset = text.length - 30;
    const end = text.length;
    const complete = async (): Promise<unknown> => {
      const query = { uri: 'a', version: 1, offset: end, confidence: 0, maxLength: 20 };
      return { ...(await bench.request('complete', query)), latency: undefined };
    };
    const before = await complete();
    await hold(at(0.9), { neuron: { layer: 1, unit: 2 }, way: 'reversed', value: 0 });
    const wounded = await complete();
    assert.notDeepEqual(wounded, before);
    const compared = await bench.request('comparison', { uri: 'a', version: 1, offset });
    assert.ok(compared.kind === 'values');
    const { moved, next, provisional } = compared;
    assert.equal(moved.length, 10);
    assert.deepEqual([next, provisional, compared.isCut], [text[offset], false, true]);
    const by = moved.map(({ healthy, held }) => Math.abs(healthy - held));
    assert.deepEqual(
      by,
      by.toSorted((a, b) => b - a),
    );
    const own = await expectedBits([]);
    const others = await expectedBits([
      at(0.9),
      { neuron: { layer: 1, unit: 2 }, way: 'reversed', value: 0 },
    ]);
    const told = moved.find(({ symbol }) => symbol === text[offset]);
    if (told !== undefined) {
      assert.ok(Math.abs(told.healthy - 2 ** -own[offset]!) < 1e-3);
      assert.ok(Math.abs(told.held - 2 ** -others[offset]!) < 1e-3);
    }
    const atEnd = await bench.request('comparison', { uri: 'a', version: 1, offset: end });
    assert.ok(atEnd.kind === 'values');
    assert.deepEqual([atEnd.next, atEnd.isCut], [null, false]);
    // Without counts the network writes alone.
    assert.deepEqual(atEnd.held.mixed, atEnd.held.alone);
    await hold();
    assert.deepEqual(await complete(), before);
    const same = await bench.request('comparison', { uri: 'a', version: 1, offset });
    assert.ok(same.kind === 'values');
    assert.deepEqual(same.held, same.healthy);
    assert.ok(same.moved.every(({ healthy, held }) => healthy === held));
  });

  it('tells where the surprise grew', async () => {
    await untilRead();
    assert.deepEqual(await bench.request('growth', all), { kind: 'none', reason: 'outdated' });
    await hold(at(0.9));
    await untilRead();
    const growth = await bench.request('growth', all);
    assert.ok(growth.kind === 'values');
    assert.equal(growth.read, text.length);
    const [healthy, held] = [await expectedBits([]), await expectedBits([at(0.9)])];
    assertNear(
      growth.bits,
      held.map((one, k) => one - healthy[k]!),
    );
  });

  it('follows the dose through the last characters, beside what else is held', async () => {
    const offset = 200;
    const other = at(0.3, { layer: 1, unit: 1 });
    await hold(other, at(0.1));
    const symbol = text[offset]!;
    const place = { uri: 'a', version: 1, offset };
    const answer = await bench.request('dose', { ...place, neuron, symbol });
    assert.ok(answer.kind === 'values');
    assert.deepEqual([answer.values[0], answer.values.at(-1), answer.values[10]], [-1, 1, 0]);
    assert.equal(answer.characters, offset);
    // All of the text is short enough: held from its first character on.
    const at0 = async (held: readonly HeldUnit[]): Promise<number> => {
      const { vocabulary, info } = model;
      const network = model.held(held);
      const start = await model.run(vocabulary.preamble('ts'), model.zeroState);
      const ids = vocabulary.encode(new TextBuffer(text), 0, offset);
      const { logits, state } = await network.run(ids, network.after(start).state);
      for (const one of held) {
        assert.ok(Math.abs(state.h[placeOf(info.widths, one.neuron)]! - one.value) < 1e-6);
      }
      const some = Array.from(logits.subarray(0, vocabulary.symbols.length), Math.exp);
      const id = vocabulary.symbols.indexOf(symbol);
      return some[id]! / some.reduce((sum, one) => sum + one, 0);
    };
    for (const k of [0, 7, 20]) {
      const expected = await at0([other, at(answer.values[k]!)]);
      assert.ok(Math.abs(answer.probabilities[k]! - expected) < 1e-6);
    }
    assert.ok(Math.abs(answer.free - (await at0([other]))) < 1e-6);
  });

  it('knows what a neuron does by itself in a text, whatever is held', async () => {
    await untilRead();
    const { values } = await valuesOf(neuron);
    await hold(at(1));
    const own = await bench.request('ownValues', { uri: 'a', version: 1, neuron });
    assert.ok(own.kind === 'values');
    const numbers = Array.from(values, (one) => one / 127);
    const mean = numbers.reduce((sum, one) => sum + one, 0) / numbers.length;
    assertNear([own.mean], [mean], 0.01);
    assertNear([own.least, own.greatest], [Math.min(...numbers), Math.max(...numbers)], 0.02);
    assert.equal(own.characters, text.length);
  });

  it('says of a held cell what the others hear of it', async () => {
    await untilRead();
    await hold(at(0.25));
    await untilRead();
    const cell = await bench.request('cell', { uri: 'a', version: 1, neuron, at: 40 });
    assert.ok(cell.kind === 'values');
    assert.equal(cell.step?.h, 0.25);
  });

  it('refuses what cannot be held, and goes on as before', async () => {
    await hold(at(0.9));
    const wrong: HeldUnit[][] = [
      [at(Number.NaN)],
      [at(2)],
      [at(0, { layer: 2, unit: 0 })],
      [at(0, { layer: 0, unit: 99 })],
      [at(0), at(1)],
    ];
    for (const held of wrong) {
      await assert.rejects(bench.request('hold', { held }), { code: 'internal' });
    }
    await untilRead();
    assertNear(await bits(), await expectedBits([at(0.9)]));
    const place = { uri: 'a', version: 1, offset: 5 };
    for (const [question, reason] of [
      [{ ...place, neuron, symbol: 'no such' }, 'unknownSubject'],
      [{ ...place, neuron: { layer: 2, unit: 0 }, symbol: 'a' }, 'unknownSubject'],
      [{ ...place, version: 9, neuron, symbol: 'a' }, 'outdated'],
      [{ ...place, uri: 'b', neuron, symbol: 'a' }, 'unknownDocument'],
      [{ ...place, offset: 1e6, neuron, symbol: 'a' }, 'outdated'],
    ] as const) {
      assert.deepEqual(await bench.request('dose', question), { kind: 'none', reason });
    }
    assert.deepEqual(await bench.request('comparison', { ...place, offset: 1e6 }), {
      ...{ kind: 'none', reason: 'outdated' },
    });
  });

  it('heals with another model, and holds in files that are opened later', async () => {
    await hold(at(0.9));
    await bench.open(text, 'b');
    const other = { ...all, uri: 'b' };
    await bench.request('guesses', other);
    while (!bench.progress.some(({ uri, done }) => uri === 'b' && done)) await setTimeout(2);
    const answer = await bench.request('guesses', other);
    assert.ok(answer.kind === 'values');
    assertNear(answer.bits, await expectedBits([at(0.9)]));
    await bench.request('load', { folder: 'again' });
    await untilRead();
    assertNear(await bits(), await expectedBits([]));
  });

  it('holds fifty at once', async () => {
    const fifty = Array.from({ length: 32 }, (_, k) => at(k / 40, { layer: k >> 4, unit: k & 15 }));
    await hold(...fifty);
    await untilRead();
    assertNear(await bits(), await expectedBits(fifty));
  });
});
