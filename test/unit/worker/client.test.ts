import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { EngineClient, type EngineExit, type EngineOptions } from '../../../src/worker/client.ts';
import { forked } from '../../../src/worker/child.ts';
import { bundledEngine } from '../support/bundled-engine.ts';
import { ManualClock } from '../support/manual-clock.ts';
import { tinyModel } from '../support/models.ts';

/** Engines that misbehave. */
const broken = (name: string): string => join(__dirname, 'broken-workers', name);

const query = { uri: 'a', version: 1, offset: 3, confidence: 0, maxLength: 40 };

describe('EngineClient', () => {
  let engine: string;
  let client: EngineClient;
  before(async () => (engine = await bundledEngine()));
  const opened: EngineClient[] = [];
  const open = (program: string, options?: EngineOptions, heap?: number): void => {
    client = new EngineClient(forked(program, heap), options);
    opened.push(client);
  };
  afterEach(async () => {
    for (const one of opened.splice(0)) await one.dispose();
  });

  function exit(): Promise<EngineExit> {
    return new Promise((resolve) => client.onExit(resolve));
  }

  it('loads a model and completes, in a process of its own', async () => {
    open(engine);
    const summary = await client.request('load', { folder: tinyModel });
    assert.equal(summary.name, 'tiny');
    assert.ok(client.pid !== undefined && client.pid !== process.pid);
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
    // While this is done, what comes meanwhile waits.
    void client.request('load', { folder: tinyModel });
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
    const { cause } = (await ended).error;
    assert.ok(cause instanceof Error && cause.message.includes('throws-at-once.cjs:1'));
    await assert.rejects(client.request('load', { folder: '' }), { code: 'workerStopped' });
  });

  it('rejects what is pending when the worker exits', async () => {
    open(broken('exits.cjs'));
    const pending = client.request('load', { folder: '' });
    const ended = exit();
    await assert.rejects(pending, { code: 'workerStopped', detail: 'exit code 3' });
    assert.equal((await ended).exitCode, 3);
  });

  it('rejects what is pending when there is no such program', async () => {
    open(broken('nowhere.cjs'));
    const ended = exit();
    await assert.rejects(client.request('load', { folder: '' }), { code: 'workerStopped' });
    assert.ok((await ended).error.cause);
  });

  it('rejects what is pending when no process can be started', async () => {
    const node = process.execPath;
    process.execPath = broken('no-node');
    try {
      open(engine);
    } finally {
      process.execPath = node;
    }
    const ended = exit();
    await assert.rejects(client.request('load', { folder: '' }), {
      code: 'workerStopped',
      detail: /ENOENT/,
    });
    assert.equal(client.pid, undefined);
    await ended;
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

  it('ends an engine in the middle of its work', async () => {
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

  it('ends an engine that does not listen', async () => {
    open(broken('hangs.cjs'));
    const pending = assert.rejects(client.request('load', { folder: '' }));
    await client.dispose();
    await pending;
  });

  it('survives a crash in the engine’s native code', async () => {
    open(broken('crashes.cjs'));
    const pending = client.request('load', { folder: '' });
    const ended = exit();
    await assert.rejects(pending, { code: 'workerStopped', detail: 'SIGSEGV' });
    assert.equal((await ended).exitCode, null);
  });

  it('ends an engine that hangs, and says so', async () => {
    const clock = new ManualClock();
    open(broken('hangs.cjs'), { clock });
    const pending = client.request('complete', query);
    const ended = exit();
    clock.pass(60_000);
    await assert.rejects(pending, { code: 'engineHung' });
    assert.equal((await ended).error.code, 'engineHung');
    assert.equal(clock.timers, 0);
  });

  it('leaves one alone that answers pings, and one that was asked nothing', async () => {
    const clock = new ManualClock();
    open(engine, { clock });
    client.onExit(() => assert.fail('it is well'));
    await client.request('load', { folder: tinyModel });
    clock.pass(3_600_000);
    for (let round = 0; round < 30; round++) {
      const text = 'x = 1\n'.repeat(500);
      void client.request('open', { uri: 'a', version: 1, language: 'ts', text });
      const answer = client.request('complete', { ...query, offset: text.length });
      clock.pass(18_000);
      await answer;
    }
  });

  it('says when the engine’s heap was too small', async () => {
    open(broken('devours-heap.cjs'), {}, 32);
    await assert.rejects(client.request('load', { folder: '' }), { code: 'outOfMemory' });
  });

  it('ends an engine that takes too much memory outside of its heap', async () => {
    const clock = new ManualClock();
    open(broken('devours-memory.cjs'), { clock, memory: 400 });
    const pending = client.request('complete', query);
    const rejected = assert.rejects(pending, { code: 'outOfMemory' });
    const ended = exit();
    clock.pass(18_000);
    await rejected;
    await ended;
  });

  it('ends an engine in which a tree-sitter query broke, and says so', async () => {
    open(broken('query-fault.cjs'));
    const ended = exit();
    const pending = client.request('complete', query);
    const rejected = assert.rejects(pending, { code: 'queryFault' });
    const asked = client.request('captures', { uri: 'a', version: 1, query: '(_) @on' });
    await assert.rejects(asked, { code: 'queryFault', detail: 'unreachable' });
    await rejected;
    assert.equal((await ended).error.code, 'queryFault');
  });

  it('reports what a listener throws, and goes on', async () => {
    const reported: unknown[] = [];
    open(engine, { report: (error) => reported.push(error) });
    await client.request('load', { folder: tinyModel });
    void client.request('open', { uri: 'a', version: 1, language: 'ts', text: 'let a = 1;\n' });
    const boom = new Error('boom');
    client.onProgress(() => {
      throw boom;
    });
    const done = new Promise<void>((resolve) => {
      client.onProgress((progress) => {
        if (progress.done) resolve();
      });
    });
    await client.request('guesses', { uri: 'a', version: 1, from: 0, to: 11 });
    await done;
    assert.equal(reported[0], boom);
  });

  it('gives arrays that hold nothing but their values', async () => {
    open(engine);
    await client.request('load', { folder: tinyModel });
    void client.request('open', { uri: 'a', version: 1, language: 'ts', text: 'x'.repeat(99) });
    const range = { uri: 'a', version: 1, from: 0, to: 99 };
    const guesses = await client.request('guesses', range);
    const labels = await client.request('labels', { ...range, labels: ['column'] });
    assert.ok(guesses.kind === 'values' && labels.kind === 'values');
    const { ids, probabilities, bits } = guesses;
    for (const array of [ids, probabilities, bits, labels.values.column!]) {
      assert.equal(array.buffer.byteLength, array.byteLength);
    }
    assert.equal(bits.length, 99);
  });

  it('sends a long text whole, with what is asked after it', async () => {
    open(engine);
    await client.request('load', { folder: tinyModel });
    const text = `${'a € line of text\n'.repeat(150_000)}the end`;
    const opened = client.request('open', { uri: 'a', version: 1, language: 'ts', text });
    const changes = [{ offset: text.length, removed: 0, inserted: '.' }];
    const changed = client.request('change', { uri: 'a', version: 2, changes });
    await Promise.all([opened, changed]);
    const beyond = { ...query, version: 2, offset: text.length + 2 };
    const atEnd = await client.request('complete', { ...beyond, offset: text.length + 1 });
    assert.ok(atEnd.kind === 'suggestion' || atEnd.reason !== 'outdated');
    const after = await client.request('complete', beyond);
    assert.equal(after.kind === 'silent' && after.reason, 'outdated', 'and no character more');
  });

  it('tells how long a request lay there whatever the wall clock was set to', async () => {
    open(engine);
    await client.request('load', { folder: tinyModel });
    void client.request('open', { uri: 'a', version: 1, language: 'ts', text: 'ret' });
    const origin = performance.timeOrigin;
    // The host started before the clock was set back by an hour, or on by one.
    for (const hours of [1, -1]) {
      Object.defineProperty(performance, 'timeOrigin', {
        value: origin + hours * 3_600_000,
        configurable: true,
      });
      try {
        const { latency } = await client.request('complete', query);
        assert.ok(latency.queue >= 0 && latency.queue < 60_000, String(latency.queue));
      } finally {
        Reflect.deleteProperty(performance, 'timeOrigin');
      }
    }
  });

  it('leaves no engine behind when the host is killed', async () => {
    const host = spawn(
      process.execPath,
      ['--import', 'tsx', join(__dirname, 'broken-workers', 'host.ts'), engine, tinyModel],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    const [pid] = (await once(host.stdout, 'data')) as [Buffer];
    assert.ok(isAlive(Number(pid)));
    host.kill('SIGKILL');
    while (isAlive(Number(pid))) await new Promise(setImmediate);
  });
});

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
