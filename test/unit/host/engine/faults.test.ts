/** The supervisor over engines of the real program: faults that reach through all of it. */
import assert from 'node:assert/strict';
import { cp, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { EngineState } from '../../../../src/host/engine/engine.ts';
import { EngineSupervisor } from '../../../../src/host/engine/supervisor.ts';
import { grammarFile, PARSER_FILE } from '../../../../src/runtime/syntax/grammars.ts';
import { EngineClient } from '../../../../src/worker/client.ts';
import { forked } from '../../../../src/worker/child.ts';
import { systemClock } from '../../../../src/worker/clock.ts';
import { grammarFiles } from '../../../../tools/grammars.ts';
import { bundledEngine } from '../../support/bundled-engine.ts';
import { abortingGrammar } from '../../support/grammars.ts';
import { tinyModel } from '../../support/models.ts';

const query = { uri: 'a', version: 1, offset: 3, confidence: 0, maxLength: 40 };

describe('The engine and its supervisor', () => {
  let program: string;
  let folder: string;
  let supervisor: EngineSupervisor;
  let clients: EngineClient[];
  let states: EngineState[];
  /** What engines wrote to the console. */
  let said: string;
  /** Called at every change of state. */
  let onState: () => void;

  before(async () => (program = await bundledEngine()));
  beforeEach(async () => {
    folder = join(await mkdtemp(join(tmpdir(), 'neuron-lens-')), 'model');
    await cp(tinyModel, folder, { recursive: true });
    clients = [];
    states = [];
    said = '';
    onState = () => undefined;
    supervisor = new EngineSupervisor({
      modelFolder: folder,
      clock: systemClock,
      spawn: () => {
        const client = new EngineClient((listeners) =>
          forked(program)({
            ...listeners,
            end: (end) => {
              said += end.said;
              listeners.end(end);
            },
          }),
        );
        clients.push(client);
        return client;
      },
      warn: () => undefined,
    });
    supervisor.onDidChangeState((state) => {
      states.push(state);
      onState();
    });
  });
  afterEach(async () => {
    await supervisor.dispose();
    await rm(join(folder, '..'), { recursive: true, force: true });
  });

  /** Resolves at the next state of a kind. */
  function reached(kind: EngineState['kind']): Promise<EngineState> {
    return new Promise((resolve) => {
      onState = () => {
        if (supervisor.state.kind === kind) resolve(supervisor.state);
      };
    });
  }

  async function completes(): Promise<void> {
    const engine = supervisor.engine;
    assert.ok(engine);
    void engine.request('open', { uri: 'a', version: 1, language: 'ts', text: 'ret' });
    const answer = await engine.request('complete', query);
    assert.ok(answer.kind === 'suggestion' || answer.reason === 'nothingLikely');
  }

  for (const signal of ['SIGSEGV', 'SIGABRT', 'SIGKILL'] as const) {
    it(`goes on after ${signal}, and the host with it`, async () => {
      await supervisor.ready();
      const ready = reached('ready');
      process.kill(clients[0]!.pid!, signal);
      const state = await ready;
      assert.equal(state.kind === 'ready' && state.after?.detail, signal);
      assert.equal(clients.length, 2);
      await completes();
    });
  }

  it('queries with another engine after a query that made tree-sitter abort', async () => {
    const grammars = join(dirname(program), 'grammars');
    const grammar = grammarFile('typescript');
    await mkdir(grammars, { recursive: true });
    await cp(grammarFiles()[PARSER_FILE]!, join(grammars, PARSER_FILE));
    await writeFile(join(grammars, grammar), abortingGrammar);
    const captures = async (): Promise<unknown> => {
      const { engine } = supervisor;
      assert.ok(engine);
      void engine.request('open', { uri: 'a', version: 1, language: 'ts', text: '// a\n' });
      return engine.request('captures', { uri: 'a', version: 1, query: '(comment) @on' });
    };
    await supervisor.ready();
    const ready = reached('ready');
    await assert.rejects(captures, { code: 'queryFault' });
    const state = await ready;
    assert.equal(state.kind === 'ready' && state.after?.code, 'queryFault');
    assert.equal(said, '');
    await cp(grammarFiles()[grammar]!, join(grammars, grammar));
    const on = [{ from: 0, to: 4 }];
    assert.deepEqual(await captures(), { kind: 'captures', on, off: [], isCut: false });
    await completes();
  });

  it('leaves no process behind three restarts at once', async () => {
    await supervisor.ready();
    await Promise.all([supervisor.restart(), supervisor.restart(), supervisor.restart()]);
    await completes();
    await supervisor.dispose();
    for (const { pid } of clients) {
      assert.throws(() => process.kill(pid!, 0), { code: 'ESRCH' });
    }
  });

  it('needs the model’s folder only to start', async () => {
    await supervisor.ready();
    await rename(folder, `${folder}-away`);
    await completes();
    const failed = reached('failed');
    process.kill(clients[0]!.pid!, 'SIGKILL');
    const state = await failed;
    assert.equal(state.kind === 'failed' && state.error.code, 'modelFileMissing');
    await rename(`${folder}-away`, folder);
    await supervisor.restart();
    await completes();
  });
});
