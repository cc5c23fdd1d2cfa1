import assert from 'node:assert/strict';
import type { TextDocumentChangeEvent } from 'vscode';
import { DocumentMirror, type OpenedAs } from '../../../../src/host/engine/document-mirror.ts';
import { EngineSupervisor } from '../../../../src/host/engine/supervisor.ts';
import { ManualClock } from '../../support/manual-clock.ts';
import { FAKE_MODEL, FakeDocument, FakeEngine, StateChanges } from '../fakes.ts';

describe('DocumentMirror', () => {
  let engine: FakeEngine | undefined;
  let wanted: OpenedAs | undefined;
  let states: StateChanges;
  let starts: number;
  let document: FakeDocument;
  let mirror: DocumentMirror;
  /** What others were told. */
  let told: string[];

  beforeEach(() => {
    engine = new FakeEngine();
    wanted = { language: 'ts', scannedAs: 'tsx', countedAs: 'ts' };
    states = new StateChanges();
    starts = 0;
    told = [];
    document = new FakeDocument('file:///a.ts', 'let a = 1;\n');
    mirror = new DocumentMirror({
      engine: () => engine,
      onDidChangeState: states.onDidChangeState,
      wanted: () => wanted,
      start: () => (starts += 1),
      opening: (uri) => told.push(`opening ${uri}, engine was told ${asked().length}`),
      closed: (uri) => told.push(`closed ${uri}, open: ${String(mirror.has(uri))}`),
      warn: () => undefined,
    });
  });

  function asked(): string[] {
    return (engine?.asked ?? []).map(({ kind }) => kind);
  }

  function change(...edits: [offset: number, removed: number, inserted: string][]): void {
    const contentChanges = edits.map((edit) => document.edit(...edit));
    document.version -= edits.length - 1;
    mirror.change({
      document: document.asDocument(),
      contentChanges,
    } as unknown as TextDocumentChangeEvent);
  }

  it('opens a document once, with its text', () => {
    mirror.show(document.asDocument());
    mirror.show(document.asDocument());
    assert.deepEqual(engine?.asked, [
      {
        kind: 'open',
        params: {
          ...{ uri: 'file:///a.ts', version: 1, language: 'ts', scannedAs: 'tsx', countedAs: 'ts' },
          text: 'let a = 1;\n',
        },
      },
    ]);
  });

  it('passes edits on in the editor’s order', () => {
    mirror.show(document.asDocument());
    change([8, 1, '22'], [4, 1, 'bc']);
    assert.deepEqual(engine?.asked[1], {
      kind: 'change',
      params: {
        uri: 'file:///a.ts',
        version: 2,
        changes: [
          { offset: 8, removed: 1, inserted: '22' },
          { offset: 4, removed: 1, inserted: 'bc' },
        ],
      },
    });
  });

  it('says nothing of documents that nobody has seen, nor of an edit that the opened text has', () => {
    change([0, 0, '//']);
    mirror.show(document.asDocument());
    document.version -= 1;
    change([0, 0, '//']);
    assert.deepEqual(asked(), ['open']);
  });

  it('opens anew when the line ends change', () => {
    mirror.show(document.asDocument());
    document.eol = 2;
    change([10, 1, '\r\n']);
    assert.deepEqual(asked(), ['open', 'close', 'open']);
    assert.equal((engine?.asked[2]?.params as { text: string }).text, 'let a = 1;\r\n');
  });

  it('follows the settings', () => {
    mirror.show(document.asDocument());
    wanted = undefined;
    mirror.refresh();
    change([0, 0, 'x']);
    wanted = { language: 'ts', scannedAs: 'tsx', countedAs: 'ts' };
    mirror.refresh();
    assert.deepEqual(asked(), ['open', 'close', 'open']);
  });

  it('asks for an engine, and opens what is seen once there is one', () => {
    const late = engine!;
    engine = undefined;
    mirror.show(document.asDocument());
    assert.equal(starts, 1);
    change([0, 0, 'x']);
    engine = late;
    states.enter({ kind: 'ready', model: FAKE_MODEL });
    assert.deepEqual(asked(), ['open']);
    assert.equal((engine.asked[0]?.params as { text: string }).text, 'xlet a = 1;\n');
  });

  it('gives a new engine everything anew, and only one that is ready', () => {
    mirror.show(document.asDocument());
    engine = new FakeEngine();
    states.enter({ kind: 'loading' });
    assert.deepEqual(asked(), []);
    states.enter({ kind: 'ready', model: FAKE_MODEL });
    assert.deepEqual(asked(), ['open']);
  });

  it('gives each engine its documents before anybody who waits for it goes on', async () => {
    const engines: FakeEngine[] = [];
    const supervisor = new EngineSupervisor({
      modelFolder: '/model',
      clock: new ManualClock(),
      spawn: () => engines[engines.push(new FakeEngine()) - 1]!,
      warn: () => undefined,
    });
    const { uri } = document;
    const waits = async (): Promise<void> => {
      await (await supervisor.ready())?.request('endInspection', { uri: uri.toString() });
    };
    // One waits from before the mirror listens, one from within the event.
    const waiting = [waits()];
    supervisor.onDidChangeState(({ kind }) => {
      if (kind === 'ready') waiting.push(waits());
    });
    const own = new DocumentMirror({
      engine: () => supervisor.engine,
      onDidChangeState: supervisor.onDidChangeState,
      wanted: () => wanted,
      start: () => supervisor.start(),
      opening: () => undefined,
      closed: () => undefined,
      warn: (message) => assert.fail(message),
    });
    own.show(document.asDocument());
    await supervisor.ready();
    engines[0]!.stop();
    waiting.push(waits());
    await supervisor.ready();
    assert.equal((await Promise.all(waiting)).length, 4);
    const kinds = engines.map((one) => one.asked.map(({ kind }) => kind));
    const once = ['load', 'open', 'endInspection', 'endInspection'];
    assert.deepEqual(kinds, [once, once]);
  });

  it('closes what the editor closes', () => {
    mirror.show(document.asDocument());
    mirror.close(document.asDocument());
    mirror.close(document.asDocument());
    mirror.refresh();
    assert.deepEqual(asked(), ['open', 'close']);
  });

  it('says before the engine gets a document, and after the editor closed it', () => {
    mirror.show(document.asDocument());
    assert.ok(mirror.has('file:///a.ts'));
    wanted = undefined;
    mirror.refresh();
    wanted = { language: 'ts', scannedAs: 'tsx', countedAs: 'ts' };
    mirror.refresh();
    mirror.close(document.asDocument());
    mirror.close(document.asDocument());
    assert.deepEqual(told, [
      'opening file:///a.ts, engine was told 0',
      'opening file:///a.ts, engine was told 2',
      'closed file:///a.ts, open: false',
    ]);
  });

  it('opens anew after the engine refused an edit', async () => {
    mirror.show(document.asDocument());
    engine!.refusals.set('change', new Error('lost'));
    change([0, 0, 'x']);
    await new Promise(setImmediate);
    mirror.show(document.asDocument());
    assert.deepEqual(asked(), ['open', 'change', 'close', 'open']);
  });

  it('opens a document anew that has come into another group', () => {
    wanted = { ...wanted!, group: 'one' };
    mirror.show(document.asDocument());
    mirror.refresh();
    assert.deepEqual(asked(), ['open']);
    wanted = { ...wanted, group: 'other' };
    mirror.refresh();
    assert.deepEqual(asked(), ['open', 'close', 'open']);
    assert.equal((engine?.asked.at(-1)?.params as { group: string }).group, 'other');
  });
});
