/** The engine's copies of documents while it answers late, in any order of what may happen. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { TextDocumentChangeEvent } from 'vscode';
import { DocumentMirror } from '../../../../src/host/engine/document-mirror.ts';
import type { Engine } from '../../../../src/host/engine/engine.ts';
import type { RequestKind, Result, ToWorker } from '../../../../src/protocol/engine.ts';
import { EngineError } from '../../../../src/protocol/error.ts';
import { Documents } from '../../../../src/worker/documents.ts';
import type { Letter } from '../../../../src/worker/outbox.ts';
import { Outbox } from '../../../../src/worker/outbox.ts';
import { FakeDocument, StateChanges } from '../fakes.ts';

const uris = ['file:///a.ts', 'file:///b.ts'];

/** An engine that keeps documents, and answers what it was sent when it is told to. */
class SlowEngine implements Engine {
  readonly documents = new Documents();
  readonly #inbox: ToWorker[] = [];
  readonly #underWay: Letter[] = [];
  readonly #outbox: Outbox;
  #lastId = 0;
  sent = 0;

  constructor(reopen: (uri: string) => ReturnType<DocumentMirror['whole']>) {
    this.#outbox = new Outbox({
      send: (message) => {
        // Across processes it is copied.
        this.#inbox.push(structuredClone(message));
        this.sent += 1;
      },
      sent: (letter) => this.#underWay.push(letter),
      reopen,
      later: (next) => next(),
    });
  }

  request<K extends RequestKind>(kind: K, params: object): Promise<Result<K>> {
    const id = ++this.#lastId;
    return new Promise<unknown>((resolve, reject) => {
      const envelope = { id, kind, params, sentAt: 0 } as Letter['envelope'];
      this.#outbox.put({ id, envelope, pending: [{ resolve, reject }] });
    }) as Promise<Result<K>>;
  }

  /** Does what it was sent first; false where there is nothing. `fails`: as a fault of its own would. */
  step(fails: boolean): boolean {
    const letter = this.#underWay.shift();
    const message = this.#inbox.shift();
    if (letter === undefined || message === undefined) return false;
    try {
      this.#do(message, fails);
      for (const one of letter.pending) one.resolve(undefined);
    } catch {
      for (const one of letter.pending) one.reject(new EngineError('internal', 'fault'));
    }
    this.#outbox.answered(letter);
    return true;
  }

  #do(message: ToWorker, fails: boolean): void {
    if (message.kind === 'open') {
      const { uri, version, language, text } = message.params;
      this.documents.open({ uri, version, language, text, scannedAs: 'none', countedAs: null });
    }
    if (message.kind === 'close') this.documents.close(message.params.uri);
    if (message.kind !== 'change') return;
    const { uri, version, changes } = message.params;
    if (fails) this.documents.close(uri);
    if (fails) throw new Error('fault');
    this.documents.change(uri, version, changes);
  }
}

type Act =
  | { kind: 'close' | 'eol' | 'show' | 'unwanted' | 'wanted'; uri: number }
  | { kind: 'edit'; uri: number; edits: { at: number; removed: number; inserted: string }[] }
  | { kind: 'flood'; uri: number; count: number }
  | { kind: 'steps'; count: number; fails: boolean };

const uri = fc.nat(uris.length - 1);
const edit = fc.record({
  at: fc.nat(99),
  removed: fc.nat(5),
  inserted: fc.string({ maxLength: 4 }),
});
const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('edit' as const),
      uri,
      edits: fc.array(edit, { minLength: 1, maxLength: 3 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('flood' as const), uri, count: fc.nat(1_500) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('steps' as const),
      count: fc.nat(40),
      fails: fc.boolean(),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constantFrom(
        'close' as const,
        'eol' as const,
        'show' as const,
        'unwanted' as const,
        'wanted' as const,
      ),
      uri,
    }),
  },
);

class Bench {
  readonly documents = uris.map((one) => new FakeDocument(one, 'let a = 1;\n'));
  readonly unwanted = new Set<string>();
  readonly engine = new SlowEngine((one) => this.mirror.whole(one));
  readonly mirror: DocumentMirror = new DocumentMirror({
    engine: () => this.engine,
    onDidChangeState: new StateChanges().onDidChangeState,
    wanted: (document) =>
      this.unwanted.has(document.uri.toString())
        ? undefined
        : { language: 'ts', scannedAs: 'none', countedAs: null },
    start: () => undefined,
    opening: () => undefined,
    closed: () => undefined,
    warn: () => undefined,
  });

  async do(what: Act): Promise<void> {
    if (what.kind === 'steps') {
      for (let count = 0; count < what.count; count++) this.engine.step(what.fails && count === 0);
      await new Promise(setImmediate);
      return;
    }
    const document = this.documents[what.uri]!;
    if (what.kind === 'show') this.mirror.show(document.asDocument());
    if (what.kind === 'close') this.mirror.close(document.asDocument());
    if (what.kind === 'eol') {
      document.eol = 3 - document.eol;
      this.edit(document, [{ at: 0, removed: 0, inserted: '\r\n' }]);
    }
    if (what.kind === 'wanted') this.unwanted.delete(document.uri.toString());
    if (what.kind === 'unwanted') this.unwanted.add(document.uri.toString());
    if (what.kind === 'wanted' || what.kind === 'unwanted') this.mirror.refresh();
    if (what.kind === 'edit') this.edit(document, what.edits);
    if (what.kind === 'flood') {
      for (let count = 0; count < what.count; count++) {
        this.edit(document, [{ at: count * 31, removed: count % 3, inserted: 'fl' }]);
      }
    }
  }

  edit(document: FakeDocument, edits: { at: number; removed: number; inserted: string }[]): void {
    const version = document.version + 1;
    const contentChanges = edits.map(({ at, removed, inserted }) => {
      const offset = at % (document.text.length + 1);
      return document.edit(offset, Math.min(removed, document.text.length - offset), inserted);
    });
    document.version = version;
    this.mirror.change({
      document: document.asDocument(),
      contentChanges,
    } as unknown as TextDocumentChangeEvent);
  }
}

describe('DocumentMirror and an engine that lags behind', () => {
  it('keeps the copies equal, whatever happens in whatever order', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(act, { maxLength: 40 }), async (acts) => {
        const bench = new Bench();
        for (const document of bench.documents) bench.mirror.show(document.asDocument());
        for (const one of acts) await bench.do(one);
        while (bench.engine.step(false)) await new Promise(setImmediate);
        for (const document of bench.documents) {
          const key = document.uri.toString();
          const copy = bench.engine.documents.get(key);
          if (!bench.mirror.has(key)) {
            assert.equal(copy, undefined);
            continue;
          }
          assert.equal(copy?.version, document.version);
          assert.equal(copy.session.text.slice(0, copy.session.text.length), document.text);
        }
      }),
    );
  });

  it('sends an engine that answers nothing no more than some messages, whatever is typed', () => {
    const bench = new Bench();
    const [document] = bench.documents;
    bench.mirror.show(document!.asDocument());
    for (let key = 0; key < 20_000; key++) {
      bench.edit(document!, [{ at: key * 7, removed: 0, inserted: 'x' }]);
    }
    assert.ok(bench.engine.sent <= 32, String(bench.engine.sent));
    while (bench.engine.step(false));
    const copy = bench.engine.documents.get(uris[0]!);
    assert.equal(copy?.session.text.slice(0, copy.session.text.length), document!.text);
  });
});
