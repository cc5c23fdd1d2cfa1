import assert from 'node:assert/strict';
import { logProbabilities } from '../../../../src/core/lessons/bits.ts';
import { EngineError } from '../../../../src/protocol/error.ts';
import { rivalKinds, type RivalValues } from '../../../../src/protocol/rival-requests.ts';
import { EngineBench } from '../engine-bench.ts';
import { packedRivals } from '../../support/rivals.ts';
import { StillModel } from '../../support/still-model.ts';

const text = 'function add(first: number, second: number): number {\n  return first + second;\n}\n';

describe('the rivals in the engine', () => {
  let bench: EngineBench;
  let loads: string[];
  beforeEach(async () => {
    bench = new EngineBench(() => new StillModel([4]));
    loads = [];
    bench.loadRivals = (folder) => {
      loads.push(folder);
      return packedRivals();
    };
    await bench.request('load', { folder: 'm' });
    await bench.open(text);
  });

  async function read(change?: number, from = 0): Promise<RivalValues> {
    const range = { uri: 'a', version: 1, from, to: text.length };
    const answer = await bench.request('rivals', { ...range, change });
    assert.ok(answer.kind === 'rivals', JSON.stringify(answer));
    return answer;
  }

  it('are loaded by the first who asks, and once', async () => {
    assert.deepEqual(loads, []);
    await read();
    await read(3);
    assert.deepEqual(loads, ['m']);
  });

  it('tell what they expected, as reading the text by hand gives it', async () => {
    const { networks } = await read(undefined, 9);
    const { networks: rivals, vocabulary } = await packedRivals();
    assert.deepEqual(
      networks.map(({ kind }) => kind),
      rivalKinds,
    );
    for (const [k, { bits }] of networks.entries()) {
      const rival = rivals[k]!;
      rival.begin();
      let logits: Float32Array = new Float32Array();
      for (const id of vocabulary.preamble('ts')) logits = rival.read(id);
      for (const [at, symbol] of Array.from(text.slice(9)).entries()) {
        const id = vocabulary.symbols.indexOf(symbol);
        assert.equal(bits[at], Math.fround(-logProbabilities(logits)[id]!));
        logits = rival.read(id);
      }
    }
  });

  it('the window forgets a changed character after exactly twenty, the others do not', async () => {
    const { networks, change } = await read(9);
    assert.deepEqual(change, { at: 9, was: 'a', became: 'b' });
    const [lstm, rnn, window] = networks.map(({ moved }) => moved.prediction);
    assert.equal(networks[2]!.window, 20);
    assert.ok(window!.subarray(0, 20).every((bits) => bits > 0));
    assert.ok(window!.subarray(20).every((bits) => bits === 0));
    assert.ok(lstm!.subarray(20, 30).every((bits) => bits > 0));
    assert.ok(rnn!.subarray(20, 30).some((bits) => bits > 0));
  });

  it('read two texts at a time, each as though it were alone', async () => {
    const alone = [await read(9), await read(30, 3)];
    assert.deepEqual(await Promise.all([read(9), read(30, 3)]), alone);
  });

  it('say what is missing, and are there once it is back', async () => {
    const { loadRivals } = bench;
    bench.loadRivals = () => Promise.reject(new EngineError('modelFileMissing', 'rnn.int8'));
    const range = { uri: 'a', version: 1, from: 0, to: 10 };
    const missing = { kind: 'noRivals', reason: 'missing', detail: 'rnn.int8' };
    assert.deepEqual(await bench.request('rivals', range), missing);
    bench.loadRivals = () => Promise.reject(new EngineError('modelFileChanged', 'rnn.int8'));
    assert.deepEqual(await bench.request('rivals', range), { ...missing, reason: 'changed' });
    bench.loadRivals = loadRivals;
    await read();
  });

  it('answer for no other text than the one that was asked about', async () => {
    const range = { uri: 'a', version: 1, from: 0, to: text.length };
    const asked = bench.request('rivals', range);
    let pauses = 0;
    bench.onPause = () => {
      if (++pauses !== 12) return;
      bench.onPause = () => undefined;
      const changes = [{ offset: 0, removed: 1, inserted: 'F' }];
      void bench.request('change', { uri: 'a', version: 2, changes });
    };
    assert.deepEqual(await asked, { kind: 'none', reason: 'outdated' });
    const nothing = await bench.request('rivals', { ...range, uri: 'b' });
    assert.deepEqual(nothing, { kind: 'none', reason: 'unknownDocument' });
  });

  it('read an empty range, one beyond the end, and a change outside of it', async () => {
    const none = await bench.request('rivals', { uri: 'a', version: 1, from: 900, to: 950 });
    assert.ok(none.kind === 'rivals' && none.from === none.to);
    for (const change of [0, 500]) {
      const { change: made, networks } = await read(change, 9);
      assert.equal(made, undefined);
      assert.ok(networks.every(({ moved }) => moved.prediction.length === 0));
    }
  });
});

describe('measuring the cost of a step', () => {
  let bench: EngineBench;
  beforeEach(async () => {
    bench = new EngineBench(() => new StillModel([4]));
    await bench.request('load', { folder: 'm' });
  });

  it('tells size and time of a network of each kind', async () => {
    const bytes = { lstm: 2 * 4 * 32, rnn: 4 * 32, 'feed-forward': 4 * 19 * 64 };
    for (const network of rivalKinds) {
      const cost = await bench.request('stepCost', { network, units: 32, characters: 5 });
      assert.ok(cost.kind === 'cost');
      assert.equal(cost.stateBytes, bytes[network]);
      assert.ok(cost.characters === 5 && cost.secondsPerCharacter > 0 && cost.parameters > 0);
    }
  });

  it('stops where the time is up, and where nobody wants it any more', async () => {
    const asked = { network: 'rnn', units: 8, characters: 4_000 } as const;
    const cost = await bench.request('stepCost', asked);
    // The bench's clock goes on by a millisecond at each look.
    assert.ok(cost.kind === 'cost' && cost.characters < 1_000);
    const cancelled = bench.request('stepCost', asked);
    bench.engine.receive({ kind: 'cancel', id: bench.lastId });
    assert.deepEqual(await cancelled, { kind: 'none', reason: 'cancelled' });
  });
});
