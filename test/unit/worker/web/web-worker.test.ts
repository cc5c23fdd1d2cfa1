import assert from 'node:assert/strict';
import type { FromWorker } from '../../../../src/protocol/engine.ts';
import type { Runner, RunnerEnd } from '../../../../src/worker/runner.ts';
import { inWorker } from '../../../../src/worker/web/web-worker.ts';

/** A browser's, as far as it is used. */
class FakeWorker {
  static last: FakeWorker | undefined;
  readonly address: string;
  readonly received: unknown[] = [];
  terminated = false;
  onmessage: (event: { data: unknown }) => void = () => undefined;
  onerror: (event: { message: string; preventDefault(): void }) => void = () => undefined;

  constructor(address: string) {
    this.address = address;
    FakeWorker.last = this;
  }

  postMessage(message: unknown, [port]: readonly MessagePort[] = []): void {
    this.received.push(message);
    port?.close();
  }

  terminate(): void {
    this.terminated = true;
  }
}

describe('The engine in a worker', () => {
  const world = globalThis as { Worker?: unknown };
  const before = world.Worker;
  let runner: Runner;
  let messages: FromWorker[];
  let ends: RunnerEnd[];
  let settle: { resolve(address: string): void; reject(error: Error): void };

  beforeEach(() => {
    world.Worker = FakeWorker;
    FakeWorker.last = undefined;
    messages = [];
    ends = [];
    const program = new Promise<string>((resolve, reject) => (settle = { resolve, reject }));
    const start = inWorker(
      () => program,
      () => Promise.reject(new Error('no file')),
    );
    runner = start({
      message: (message) => messages.push(message),
      end: (end) => ends.push(end),
    });
  });
  afterEach(() => (world.Worker = before));

  const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
  const started = async (): Promise<FakeWorker> => {
    settle.resolve('blob:engine');
    await turn();
    return FakeWorker.last!;
  };

  it('gets the port to its files first, then what was said before it was there', async () => {
    runner.send({ kind: 'cancel', id: 1 });
    const worker = await started();
    runner.send({ kind: 'ping' });
    assert.equal(worker.address, 'blob:engine');
    assert.deepEqual(worker.received, [null, { kind: 'cancel', id: 1 }, { kind: 'ping' }]);
    worker.onmessage({ data: { kind: 'pong', memory: null } });
    assert.deepEqual(messages, [{ kind: 'pong', memory: null }]);
  });

  it('ends once, when it is killed, and says nothing more', async () => {
    const worker = await started();
    runner.kill();
    runner.kill();
    assert.deepEqual(ends, [], 'not while somebody kills it');
    await turn();
    worker.onmessage({ data: { kind: 'pong', memory: null } });
    runner.send({ kind: 'ping' });
    assert.equal(ends.length, 1);
    assert.ok(worker.terminated);
    assert.deepEqual(messages, []);
    assert.deepEqual(worker.received, [null]);
  });

  it('is not started after it was killed', async () => {
    runner.kill();
    await turn();
    assert.equal(await started(), undefined);
    assert.equal(ends.length, 1);
  });

  it('ends of what it does not catch', async () => {
    const worker = await started();
    worker.onerror({ message: 'Uncaught Error: boom', preventDefault: () => undefined });
    assert.ok(worker.terminated);
    assert.deepEqual(
      ends.map(({ said, failure }) => ({ said, failure })),
      [{ said: 'Error: boom', failure: undefined }],
    );
  });

  it('says why it could not be started', async () => {
    const reason = new Error('no program');
    settle.reject(reason);
    await turn();
    assert.equal(ends[0]?.failure, reason);
  });
});
