import assert from 'node:assert/strict';
import { join } from 'node:path';
import { mock } from 'node:test';
import { EngineClient, type EngineExit } from '../../../src/worker/client.ts';
import { bundledEngine } from '../support/bundled-engine.ts';
import { tinyModel } from '../support/models.ts';

/** Workers that misbehave. */
const broken = (name: string): string => join(__dirname, 'broken-workers', name);

const query = { uri: 'a', version: 1, offset: 3, confidence: 0, maxLength: 40 };

describe('EngineClient', () => {
  let engine: string;
  let client: EngineClient;
  before(async () => (engine = await bundledEngine()));
  const open = (workerPath: string): EngineClient => (client = new EngineClient(workerPath));
  afterEach(() => client.dispose());

  function exit(): Promise<EngineExit> {
    return new Promise((resolve) => client.onExit(resolve));
  }

  it('loads a model and completes, in a thread of its own', async () => {
    open(engine);
    const summary = await client.request('load', { folder: tinyModel });
    assert.equal(summary.name, 'tiny');
    void client.request('open', { uri: 'a', version: 1, language: 'ts', text: 'ret' });
    const answer = await client.request('complete', query);
    assert.ok(answer.latency.queue >= 0 && answer.latency.queue < 10_000);
  });

  it('tells of progress in a document that is looked into, until that is not wanted', async () => {
    open(engine);
    await client.request('load', { folder: tinyModel });
    const text = 'x = 1;\n'.repeat(20);
    void client.request('open', { uri: 'a', version: 1, language: 'ts', text });
    const range = { uri: 'a', version: 1, from: 0, to: text.length };
    const done = new Promise<number>((resolve) => {
      const end = client.onProgress((progress) => {
        if (!progress.done) return;
        end();
        resolve(progress.read);
      });
    });
    await client.request('guesses', range);
    assert.equal(await done, text.length);
    const guesses = await client.request('guesses', range);
    assert.ok(guesses.kind === 'values' && !guesses.provisional);
  });

  it('passes on why a model cannot be loaded', async () => {
    open(engine);
    const folder = join(tinyModel, 'nowhere');
    await assert.rejects(client.request('load', { folder }), {
      code: 'modelFileMissing',
      detail: join(folder, 'manifest.json'),
    });
    await assert.rejects(client.request('complete', query), { code: 'modelFileMissing' });
  });

  it('withdraws a request whose signal is aborted, before or after', async () => {
    open(engine);
    await client.request('load', { folder: tinyModel });
    const text = 'x'.repeat(2_000);
    void client.request('open', { uri: 'a', version: 1, language: 'ts', text });
    const control = new AbortController();
    const far = { ...query, offset: 2_000 };
    const running = client.request('complete', far, control.signal);
    control.abort();
    for (const pending of [running, client.request('complete', far, control.signal)]) {
      const answer = await pending;
      assert.equal(answer.kind === 'silent' && answer.reason, 'cancelled');
    }
  });

  it('rejects what is pending when the worker throws, and tells how it ended', async () => {
    open(broken('throws-at-once.cjs'));
    const pending = client.request('load', { folder: '' });
    const ended = exit();
    await assert.rejects(pending, { code: 'workerStopped', detail: 'boom' });
    assert.equal((await ended).cause?.message, 'boom');
    await assert.rejects(client.request('load', { folder: '' }), { code: 'workerStopped' });
  });

  it('rejects what is pending when the worker exits', async () => {
    open(broken('exits.cjs'));
    const pending = client.request('load', { folder: '' });
    const ended = exit();
    await assert.rejects(pending, { code: 'workerStopped' });
    assert.deepEqual(await ended, { exitCode: 3, cause: undefined });
  });

  it('rejects what is pending when there is no such worker', async () => {
    open(broken('nowhere.cjs'));
    const ended = exit();
    await assert.rejects(client.request('load', { folder: '' }), { code: 'workerStopped' });
    assert.ok((await ended).cause);
  });

  it('rejects what is pending when it is disposed of, and calls nobody', async () => {
    open(broken('never-replies.cjs'));
    client.onExit(() => assert.fail('it was asked to end'));
    const pending = client.request('load', { folder: '' });
    const rejected = assert.rejects(pending, { code: 'workerStopped' });
    await client.dispose();
    await rejected;
    await assert.rejects(client.request('load', { folder: '' }), { code: 'workerStopped' });
  });

  it('ends a thread in the middle of its work without harm to the process', async () => {
    const text = 'x = 1\n'.repeat(2_000);
    for (let round = 0; round < 3; round++) {
      open(engine);
      await client.request('load', { folder: tinyModel });
      const opened = client.request('open', { uri: 'a', version: 1, language: 'ts', text });
      const pending = client.request('complete', { ...query, offset: text.length });
      const rejected = assert.rejects(pending, { code: 'workerStopped' });
      await opened;
      await client.dispose();
      await rejected;
    }
  });

  it('does not wait for ever for a thread that does not listen', async () => {
    open(broken('deaf.cjs'));
    mock.timers.enable({ apis: ['setTimeout'] });
    try {
      const disposed = client.dispose();
      mock.timers.tick(60_000);
      await disposed;
    } finally {
      mock.timers.reset();
    }
  });
});
