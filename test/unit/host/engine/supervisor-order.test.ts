/** One engine at most, and none at the end, in whatever order things happen. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { EngineProcess } from '../../../../src/host/engine/engine.ts';
import { EngineSupervisor } from '../../../../src/host/engine/supervisor.ts';
import type { ModelSummary, RequestKind, Result } from '../../../../src/protocol/engine.ts';
import { EngineError } from '../../../../src/protocol/error.ts';
import type { EngineExit } from '../../../../src/worker/client.ts';
import { ManualClock } from '../../support/manual-clock.ts';

const model: ModelSummary = {
  ...{ name: 'fake', languages: ['ts'], tuning: 'tuned', runtimeMissing: null },
  ...{ widths: [8], foundLayers: 1, parameters: 1, taught: { state: 'missing', neurons: [] } },
};
const boom = new EngineError('workerStopped', 'boom');

/** A process that loads, fails, crashes and ends when it is told to. */
class SlowProcess implements EngineProcess {
  alive = true;
  ending = false;
  readonly #listeners: ((exit: EngineExit) => void)[] = [];
  #load: { resolve(model: unknown): void; reject(error: Error): void } | undefined;
  #resolveEnd: () => void = () => undefined;

  request<K extends RequestKind>(): Promise<Result<K>> {
    return new Promise<unknown>((resolve, reject) => {
      this.#load = { resolve, reject };
    }) as Promise<Result<K>>;
  }

  onExit(listener: (exit: EngineExit) => void): void {
    this.#listeners.push(listener);
  }

  dispose(): Promise<void> {
    this.ending = true;
    return new Promise((resolve) => {
      if (!this.alive) resolve();
      this.#resolveEnd = resolve;
    });
  }

  loaded(): void {
    if (this.alive) this.#load?.resolve(model);
  }

  refuse(): void {
    if (this.alive) this.#load?.reject(new EngineError('modelUnreadable', 'bad'));
  }

  /** It is gone: as it was asked to, or by itself. */
  end(): void {
    if (!this.alive) return;
    this.alive = false;
    this.#load?.reject(boom);
    this.#resolveEnd();
    if (this.ending) return;
    for (const listener of this.#listeners) listener({ exitCode: 1, error: boom });
  }
}

const acts = [
  'crash',
  'dispose',
  'end',
  'load',
  'ready',
  'refuse',
  'restart',
  'start',
  'turn',
  'wait',
] as const;
type Act = (typeof acts)[number];

class Bench {
  readonly clock = new ManualClock();
  readonly processes: SlowProcess[] = [];
  readonly supervisor = new EngineSupervisor({
    modelFolder: '/model',
    clock: this.clock,
    spawn: () => {
      const process = new SlowProcess();
      this.processes.push(process);
      this.mostAlive = Math.max(this.mostAlive, this.alive);
      return process;
    },
    warn: () => undefined,
  });
  throws = false;
  mostAlive = 0;

  constructor() {
    this.supervisor.onDidChangeState(() => {
      if (this.throws) throw new Error('a listener');
    });
  }

  get alive(): number {
    return this.processes.filter(({ alive }) => alive).length;
  }

  each(act: (process: SlowProcess) => void): void {
    for (const process of this.processes) act(process);
  }

  async do(act: Act): Promise<void> {
    if (act === 'crash') this.processes.at(-1)?.end();
    if (act === 'dispose') void this.supervisor.dispose();
    if (act === 'end') this.each((one) => one.ending && one.end());
    if (act === 'load') this.each((one) => one.loaded());
    if (act === 'ready') void this.supervisor.ready();
    if (act === 'refuse') this.each((one) => one.refuse());
    if (act === 'restart') void this.supervisor.restart();
    if (act === 'start') this.supervisor.start();
    if (act === 'turn') await new Promise(setImmediate);
    if (act === 'wait') this.clock.pass(30_000);
  }

  /** Lets everything come to rest. */
  async settle(): Promise<void> {
    for (let round = 0; round < 12; round++) {
      for (const act of ['end', 'turn', 'wait', 'load', 'turn'] as const) await this.do(act);
    }
  }
}

describe('EngineSupervisor in any order', () => {
  const orders = fc.array(fc.constantFrom(...acts), { maxLength: 60 });

  it('has one engine at most, and comes to one that works or says why not', async () => {
    await fc.assert(
      fc.asyncProperty(orders, fc.boolean(), async (order, throws) => {
        const bench = new Bench();
        bench.throws = throws;
        for (const act of order) if (act !== 'dispose') await bench.do(act);
        await bench.settle();
        assert.ok(bench.mostAlive <= 1);
        const { state, engine } = bench.supervisor;
        const expected = state.kind === 'ready' ? 1 : 0;
        assert.ok(['failed', 'idle', 'ready'].includes(state.kind), state.kind);
        assert.equal(bench.alive, expected);
        assert.equal(engine !== undefined, expected === 1);
        if (engine !== undefined)
          assert.equal(
            engine,
            bench.processes.find(({ alive }) => alive),
          );
      }),
      { numRuns: 1_000 },
    );
  });

  it('has none after its end', async () => {
    await fc.assert(
      fc.asyncProperty(orders, orders, async (before, after) => {
        const bench = new Bench();
        for (const act of before) await bench.do(act);
        const disposed = bench.supervisor.dispose().then(() => bench.alive);
        for (const act of after) await bench.do(act);
        await bench.settle();
        assert.equal(await disposed, 0);
        assert.ok(bench.mostAlive <= 1);
        assert.equal(bench.alive, 0);
        assert.equal(bench.clock.timers, 0);
      }),
      { numRuns: 1_000 },
    );
  });
});
