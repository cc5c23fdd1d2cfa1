import assert from 'node:assert/strict';
import { EngineSupervisor } from '../../../src/host/engine-supervisor.ts';
import type { EngineState } from '../../../src/host/engine-supervisor.ts';
import { EngineError } from '../../../src/protocol/error.ts';
import { FakeEngine } from './fakes.ts';

function supervise(refusal?: Error): {
  supervisor: EngineSupervisor;
  engines: FakeEngine[];
  states: EngineState['kind'][];
} {
  const engines: FakeEngine[] = [];
  const states: EngineState['kind'][] = [];
  const supervisor = new EngineSupervisor({
    modelFolder: '/model',
    spawn: () => {
      const engine = new FakeEngine();
      if (refusal !== undefined) engine.refusals.set('load', refusal);
      engines.push(engine);
      return engine;
    },
    onState: (state) => states.push(state.kind),
    warn: () => undefined,
  });
  return { supervisor, engines, states };
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

  it('starts again once after the engine stopped, then waits for the person', async () => {
    const { supervisor, engines, states } = supervise();
    await supervisor.ready();
    engines[0]!.stop();
    assert.equal(await supervisor.ready(), engines[1]);
    engines[1]!.stop();
    assert.equal(await supervisor.ready(), undefined);
    assert.equal(engines.length, 2);
    assert.deepEqual(states, ['loading', 'ready', 'loading', 'ready', 'failed']);

    await supervisor.restart();
    assert.equal(supervisor.state.kind, 'ready');
    engines[2]!.stop();
    assert.equal(await supervisor.ready(), engines[3], 'a new start may fail once, too');
  });

  it('shows why a model cannot be loaded, and ends the thread', async () => {
    const missing = new EngineError('modelFileMissing', 'model.onnx');
    const { supervisor, engines } = supervise(missing);
    assert.equal(await supervisor.ready(), undefined);
    assert.deepEqual(supervisor.state, { kind: 'failed', error: missing });
    assert.equal(engines[0]!.disposed, true);
    assert.equal(engines.length, 1, 'a missing file does not come back by itself');
  });

  it('does not start after its end', async () => {
    const { supervisor, engines } = supervise();
    await supervisor.ready();
    await supervisor.dispose();
    await supervisor.restart();
    assert.equal(engines.length, 1);
    assert.equal(engines[0]!.disposed, true);
  });
});
