import assert from 'node:assert/strict';
import type { TextDocumentChangeEvent } from 'vscode';
import { DocumentMirror, type OpenedAs } from '../../../../src/host/engine/document-mirror.ts';
import { FakeDocument, FakeEngine } from '../fakes.ts';

describe('DocumentMirror', () => {
  let engine: FakeEngine | undefined;
  let wanted: OpenedAs | undefined;
  let starts: number;
  let document: FakeDocument;
  let mirror: DocumentMirror;
  /** What others were told. */
  let told: string[];

  beforeEach(() => {
    engine = new FakeEngine();
    wanted = { language: 'ts', labels: 'tsx', family: 'ts' };
    starts = 0;
    told = [];
    document = new FakeDocument('file:///a.ts', 'let a = 1;\n');
    mirror = new DocumentMirror({
      engine: () => engine,
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
          ...{ uri: 'file:///a.ts', version: 1, language: 'ts', labels: 'tsx', family: 'ts' },
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
    wanted = { language: 'ts', labels: 'tsx', family: 'ts' };
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
    mirror.reopen();
    assert.deepEqual(asked(), ['open']);
    assert.equal((engine.asked[0]?.params as { text: string }).text, 'xlet a = 1;\n');
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
    wanted = { language: 'ts', labels: 'tsx', family: 'ts' };
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
