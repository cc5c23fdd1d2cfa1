import assert from 'node:assert/strict';
import type { Params } from '../../../src/protocol/engine.ts';
import { EngineError } from '../../../src/protocol/error.ts';
import { HashModel } from '../support/hash-model.ts';
import { ScriptedModel, writing } from '../support/scripted-model.ts';
import { assertSilent, EngineBench } from './engine-bench.ts';

async function loaded(model = writing('return value;')): Promise<EngineBench> {
  const bench = new EngineBench(() => model);
  await bench.request('load', { folder: 'm' });
  return bench;
}

async function hashing(text: string): Promise<{ bench: EngineBench; model: HashModel }> {
  const model = new HashModel();
  const bench = new EngineBench(() => model);
  await bench.request('load', { folder: 'm' });
  await bench.open(text);
  return { bench, model };
}

describe('Engine', () => {
  it('completes a document, and says how long each stage took', async () => {
    const bench = await loaded();
    await bench.open('  ret');
    const answer = await bench.complete(5);
    assert.ok(answer.kind === 'suggestion');
    assert.equal(answer.text, 'urn value;');
    assert.equal(answer.provisional, false);
    assert.ok(answer.probability > 0.5 && answer.probability < 1);
    const { queue, prefix, decode } = answer.latency;
    for (const stage of [queue, prefix, decode]) assert.ok(stage >= 1);
  });

  it('answers a completion after the changes that came before it', async () => {
    const bench = await loaded();
    const changes = [
      { offset: 0, removed: 3, inserted: 'r' },
      { offset: 1, removed: 0, inserted: 'eturn ' },
    ];
    const [, , answer] = await Promise.all([
      bench.open('xyz'),
      bench.request('change', { uri: 'a', version: 2, changes }),
      bench.complete(7, 2),
    ]);
    assert.equal(answer.kind === 'suggestion' && answer.text, 'value;');
  });

  it('is silent about versions and places that it does not know', async () => {
    const bench = await loaded();
    await bench.open('ret');
    assertSilent(await bench.complete(3, 0), 'outdated');
    assertSilent(await bench.complete(3, 2), 'outdated');
    for (const nowhere of [4, -1, 0.5, NaN]) {
      assertSilent(await bench.complete(nowhere, 1), 'outdated');
      const place = { uri: 'a', version: 1, offset: nowhere, text: 'r' };
      assert.deepEqual(await bench.request('sources', place), { sources: [] });
    }
    assertSilent(await bench.complete(3, 1, 'b'), 'unknownDocument');
    await bench.request('close', { uri: 'a' });
    assertSilent(await bench.complete(3, 1), 'unknownDocument');
  });

  it('refuses what it was never made to do', async () => {
    const bench = await loaded();
    for (const kind of ['nonsense', 'constructor', 'toString', '__proto__']) {
      await assert.rejects(bench.request(kind as 'load', { folder: 'm' }), EngineError);
    }
  });

  it('is silent in front of text', async () => {
    const bench = await loaded();
    await bench.open('ret x');
    assertSilent(await bench.complete(3), 'textRightOfCursor');
    assertSilent(await bench.complete(4), 'textRightOfCursor');
  });

  it('is silent where nothing is likely', async () => {
    const bench = await loaded(new ScriptedModel(() => ({})));
    await bench.open('ret');
    assertSilent(await bench.complete(3), 'nothingLikely');
  });

  it('ends a completion that is withdrawn between two runs', async () => {
    const { bench, model } = await hashing('x'.repeat(1_000));
    bench.onPause = () => {
      if (model.runs.length === 4) bench.engine.receive({ kind: 'cancel', id: bench.lastId });
    };
    const query = bench.complete(1_000);
    assertSilent(await query, 'cancelled');
    assert.equal(model.runs.length, 4);
  });

  it('reads ahead while nothing is asked, and lets a completion in between', async () => {
    const { bench, model } = await hashing(`${'x'.repeat(30)}\n`.repeat(300));
    await bench.complete(9_000);
    const first = model.symbolsRead;
    assert.ok(first <= 2_010, 'the last characters are enough for the first answer');
    await new Promise<void>((resolve) => {
      bench.onPause = () => {
        if (model.symbolsRead > first) resolve();
      };
    });
    await bench.complete(9_000);
    assert.ok(model.symbolsRead < first + 1_000, 'it did not wait for the whole file');
  });

  it('has read before the cursor when a first suggestion is asked for', async () => {
    const { bench, model } = await hashing(`${'x'.repeat(30)}\n`.repeat(300));
    const place = { uri: 'a', version: 1, offset: 9_000 };
    const readBy = async (...params: readonly Params<'cursor'>[]): Promise<number> => {
      const before = model.symbolsRead;
      for (const one of params) await bench.request('cursor', one);
      await bench.idle(() => model.runs.length);
      return model.symbolsRead - before;
    };
    const nowhere = [
      { ...place, version: 2 },
      { ...place, offset: 9_301 },
      { ...place, uri: 'b' },
    ];
    assert.equal(await readBy(...nowhere), 0);
    const read = await readBy(place);
    assert.ok(read > 1_000 && read <= 2_010, 'the last characters, and not the file');
    await bench.complete(9_000);
    assert.ok(model.symbolsRead < read + 41 + 64, 'only what it wrote, and one run on');
  });

  it('reads as far as the cursor, and then does nothing', async () => {
    const { bench, model } = await hashing(`${'x'.repeat(30)}\n`.repeat(300));
    await bench.complete(9_000);
    await bench.idle(() => model.runs.length);
    assert.ok(model.symbolsRead > 9_000 && model.symbolsRead < 9_000 + 2_100);
    const read = model.symbolsRead;
    await bench.complete(9_000);
    assert.ok(model.symbolsRead < read + 41, 'only what it wrote');
  });

  it('forgets a document after a change that does not fit it', async () => {
    const bench = await loaded();
    await bench.open('ret');
    const changes = [{ offset: 9, removed: 0, inserted: 'x' }];
    await assert.rejects(bench.request('change', { uri: 'a', version: 2, changes }), EngineError);
    assertSilent(await bench.complete(3, 1), 'unknownDocument');
    await bench.request('change', { uri: 'a', version: 3, changes });
    await bench.open('ret');
    assert.equal((await bench.complete(3)).kind, 'suggestion');
  });

  it('is silent in a language that the model lacks', async () => {
    const bench = await loaded(
      new (class extends ScriptedModel {
        override readonly info = { ...writing('').info, languages: ['ts' as const] };
      })(() => ({})),
    );
    await bench.open('ret', 'a', 'py');
    assertSilent(await bench.complete(3), 'untrainedLanguage');
  });

  it('repeats to every completion why there is no model', async () => {
    const bench = new EngineBench(() => {
      throw new EngineError('modelFileChanged', 'model.onnx');
    });
    await bench.open('ret');
    await assert.rejects(bench.complete(3), { code: 'internal' });
    await assert.rejects(bench.request('load', { folder: 'm' }), { code: 'modelFileChanged' });
    await assert.rejects(bench.complete(3), { code: 'modelFileChanged', detail: 'model.onnx' });
  });

  it('takes another model, and nothing of the old one', async () => {
    const models = new Map([
      ['a', writing('return one;')],
      ['b', writing('return two;')],
    ]);
    const bench = new EngineBench((folder) => models.get(folder) ?? assert.fail());
    await bench.open('return ');
    const texts: unknown[] = [];
    for (const folder of ['a', 'b']) {
      await bench.request('load', { folder });
      const answer = await bench.complete(7);
      texts.push(answer.kind === 'suggestion' && answer.text);
    }
    assert.deepEqual(texts, ['one;', 'two;']);
    assert.deepEqual(bench.released, ['a']);
  });

  it('keeps completing in many documents', async () => {
    const bench = await loaded();
    const uris = Array.from({ length: 20 }, (_, i) => `file:${i}`);
    for (const uri of uris) await bench.open('ret', uri);
    for (const uri of [...uris, ...uris]) {
      assert.equal((await bench.complete(3, 1, uri)).kind, 'suggestion');
    }
  });
});
