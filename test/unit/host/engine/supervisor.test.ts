import assert from 'node:assert/strict';
import type { EngineState } from '../../../../src/host/engine/engine.ts';
import { EngineSupervisor } from '../../../../src/host/engine/supervisor.ts';
import { EngineError } from '../../../../src/protocol/error.ts';
import { ManualClock } from '../../support/manual-clock.ts';
import { FakeEngine } from '../fakes.ts';

const minute = 60_000;

interface Supervised {
  readonly supervisor: EngineSupervisor;
  readonly engines: FakeEngine[];
  readonly states: EngineState['kind'][];
  readonly warnings: string[];
  readonly clock: ManualClock;
}

function supervise(
  refusal?: Error,
  onState: (state: EngineState) => void = () => undefined,
): Supervised {
  const engines: FakeEngine[] = [];
  const states: EngineState['kind'][] = [];
  const warnings: string[] = [];
  const clock = new ManualClock();
  const supervisor = new EngineSupervisor({
    modelFolder: '/model',
    clock,
    spawn: () => {
      const engine = new FakeEngine();
      if (refusal !== undefined) engine.refusals.set('load', refusal);
      engines.push(engine);
      return engine;
    },
    warn: (message) => warnings.push(message),
  });
  supervisor.onDidChangeState((state) => {
    states.push(state.kind);
    onState(state);
  });
  return { supervisor, engines, states, warnings, clock };
}

describe('EngineSupervisor', () => {
  it('starts nothing until it is asked, and then once', async () => {
    const { supervisor, engines, states } = supervise();
    assert.equal(engines.length, 0);
    supervisor.start();
    supervisor.start();
    assert.equal(supervisor.engine, undefined, 'the model is not loaded yet');
    assert.equal(await supervisor.ready(), engines[0]);
    assert.equal(engines.length, 1);
    assert.deepEqual(engines[0]!.asked, [{ kind: 'load', params: { folder: '/model' } }]);
    assert.deepEqual(states, ['loading', 'ready']);
  });

  it('starts again after the engine stopped, ever later, and then waits for the person', async () => {
    const { supervisor, engines, states, clock } = supervise();
    await supervisor.ready();
    engines[0]!.stop();
    assert.equal(await supervisor.ready(), engines[1], 'at once');
    for (const [number, seconds] of [1, 5, 30].entries()) {
      engines[number + 1]!.stop();
      assert.equal(await supervisor.ready(), undefined, 'nobody waits for a start that is to come');
      const { state } = supervisor;
      assert.equal(state.kind === 'waiting' && state.milliseconds, seconds * 1_000);
      clock.pass(seconds * 1_000 - 1);
      assert.equal(engines.length, number + 2);
      clock.pass(1);
      assert.equal(await supervisor.ready(), engines[number + 2]);
    }
    const { state } = supervisor;
    assert.equal(state.kind === 'ready' && state.after?.detail, 'boom', 'it says why');
    engines[4]!.stop();
    clock.pass(60 * minute);
    assert.equal(await supervisor.ready(), undefined);
    assert.equal(engines.length, 5);
    assert.equal(states.at(-1), 'failed');

    await supervisor.restart();
    assert.equal(supervisor.state.kind, 'ready');
    engines[5]!.stop();
    assert.equal(await supervisor.ready(), engines[6], 'a new start may fail, too');
  });

  it('forgets that an engine stopped some time ago', async () => {
    const { supervisor, engines, states, clock } = supervise();
    await supervisor.ready();
    for (let day = 0; day < 20; day++) {
      engines.at(-1)!.stop();
      assert.equal(await supervisor.ready(), engines.at(-1));
      clock.pass(24 * 60 * minute);
    }
    assert.equal(engines.length, 21);
    assert.ok(!states.includes('failed') && !states.includes('waiting'));
  });

  it('starts at once when the person wants it, and not a second time when the wait is over', async () => {
    const { supervisor, engines, clock } = supervise();
    await supervisor.ready();
    engines[0]!.stop();
    await supervisor.ready();
    engines[1]!.stop();
    assert.equal(supervisor.state.kind, 'waiting');
    await supervisor.restart();
    assert.equal(supervisor.engine, engines[2]);
    clock.pass(minute);
    await supervisor.ready();
    assert.equal(engines.length, 3);
    assert.equal(clock.timers, 0);
  });

  it('has one engine after three restarts at once, and none after its end', async () => {
    const { supervisor, engines } = supervise();
    await supervisor.ready();
    await Promise.all([supervisor.restart(), supervisor.restart(), supervisor.restart()]);
    const alive = (): number => engines.filter(({ disposed }) => !disposed).length;
    assert.equal(alive(), 1);
    assert.equal(supervisor.engine, engines.at(-1));
    await supervisor.dispose();
    assert.equal(alive(), 0);
  });

  it('shows why a model cannot be loaded, and ends the process', async () => {
    const missing = new EngineError('modelFileMissing', 'model.onnx');
    const { supervisor, engines } = supervise(missing);
    assert.equal(await supervisor.ready(), undefined);
    assert.deepEqual(supervisor.state, { kind: 'failed', error: missing });
    assert.equal(engines[0]!.disposed, true);
    assert.equal(engines.length, 1, 'a missing file does not come back by itself');
  });

  it('keeps a good engine whatever a listener throws, and tells of it', async () => {
    for (const kind of ['loading', 'ready'] as const) {
      const { supervisor, engines, warnings } = supervise(undefined, (state) => {
        if (state.kind === kind) throw new Error(`at ${kind}`);
      });
      assert.equal(await supervisor.ready(), engines[0]);
      assert.equal(engines[0]!.disposed, false);
      assert.match(warnings.join('\n'), new RegExp(`at ${kind}`));
    }
  });

  it('tells every listener, in their order, before anybody who waits goes on', async () => {
    const { supervisor, warnings } = supervise();
    const heard: string[] = [];
    const waited = supervisor.ready().then(() => heard.push('waited'));
    supervisor.onDidChangeState(({ kind }) => heard.push(`first ${kind}`));
    supervisor.onDidChangeState(() => {
      throw new Error('in between');
    });
    supervisor.onDidChangeState(({ kind }) => heard.push(`last ${kind}`));
    await waited;
    assert.deepEqual(heard, ['first ready', 'last ready', 'waited']);
    assert.match(warnings.join('\n'), /in between/);
  });

  it('tells a listener no more once it is disposed of, though it listens twice', async () => {
    const { supervisor } = supervise();
    const heard: string[] = [];
    const listener = ({ kind }: EngineState): number => heard.push(kind);
    supervisor.onDidChangeState(listener);
    const again = supervisor.onDidChangeState(listener);
    supervisor.start();
    again.dispose();
    await supervisor.ready();
    assert.deepEqual(heard, ['loading', 'loading', 'ready']);
  });

  it('tells nobody of a state after a newer one', async () => {
    const { supervisor } = supervise();
    const heard: string[] = [];
    let restarts = 1;
    supervisor.onDidChangeState(({ kind }) => {
      if (kind === 'ready' && restarts-- > 0) void supervisor.restart();
    });
    supervisor.onDidChangeState(({ kind }) => heard.push(kind));
    await supervisor.ready();
    assert.deepEqual(heard, ['loading', 'loading', 'ready']);
  });

  it('does not start after its end', async () => {
    const { supervisor, engines } = supervise();
    await supervisor.ready();
    await supervisor.dispose();
    await supervisor.restart();
    assert.equal(engines.length, 1);
    assert.equal(engines[0]!.disposed, true);
  });

  it('does not start after its end, though it was waiting to', async () => {
    const { supervisor, engines, clock } = supervise();
    await supervisor.ready();
    engines[0]!.stop();
    await supervisor.ready();
    engines[1]!.stop();
    await supervisor.dispose();
    clock.pass(minute);
    await supervisor.ready();
    assert.equal(engines.length, 2);
  });
});
