import assert from 'node:assert/strict';
import { uncalibrated } from '../../../src/core/complete/calibration.ts';
import { Documents } from '../../../src/worker/documents.ts';
import { HashModel } from '../support/hash-model.ts';
import { endless } from '../support/turns.ts';

describe('Documents', () => {
  const model = new HashModel();
  const uris = Array.from({ length: 10 }, (_, i) => `file:${i}`);

  function opened(...names: readonly string[]): Documents {
    const documents = new Documents();
    const { vocabulary } = model;
    const parts = { counts: undefined, calibration: uncalibrated, now: () => 0 };
    documents.setCompleter({ vocabulary, model, ...parts });
    const text = 'x'.repeat(100);
    for (const uri of names) documents.open({ uri, version: 1, language: 'ts', text });
    return documents;
  }

  async function use(documents: Documents, uri: string): Promise<void> {
    const document = documents.get(uri);
    assert.ok(document);
    documents.focus(uri, document, 100);
    await document.session.suggest({ offset: 100, maxLength: 1 }, endless);
  }

  it('keep the states of the eight used last', async () => {
    const documents = opened(...uris);
    for (const uri of uris) await use(documents, uri);
    await use(documents, 'file:2');
    await use(documents, 'file:0');
    const kept = uris.filter((uri) => documents.get(uri)?.session.holdsStates);
    assert.deepEqual(
      kept,
      [0, 2, 4, 5, 6, 7, 8, 9].map((i) => `file:${i}`),
    );
  });

  it('read ahead only where one completed or typed last', async () => {
    const documents = opened(...uris);
    assert.equal(await documents.readAhead(), false);
    await use(documents, 'file:1');
    documents.change('file:1', 2, [{ offset: 0, removed: 0, inserted: 'y' }]);
    documents.change('file:1', 3, [{ offset: 90, removed: 0, inserted: 'y' }]);
    documents.change('file:2', 2, [{ offset: 99, removed: 0, inserted: 'y' }]);
    const before = model.symbolsRead;
    while (await documents.readAhead());
    // The preamble, and the text up to where was typed.
    assert.equal(model.symbolsRead - before, 2 + 91);
  });

  it('read where the cursor rests, once, and nothing more', async () => {
    const documents = opened('a', 'b');
    assert.equal(await documents.prepare(), false);
    const document = documents.get('a')!;
    documents.rest('a', document, 100);
    const before = model.symbolsRead;
    while (await documents.prepare());
    assert.equal(model.symbolsRead - before, 2 + 100);
    assert.equal(await documents.readAhead(), false);
    await use(documents, 'a');
    assert.ok(model.symbolsRead - before < 2 + 100 + 9, 'only what it wrote');
  });

  it('do not read where the cursor rested before the text changed, or was closed', async () => {
    const documents = opened('a', 'b');
    documents.rest('a', documents.get('a')!, 100);
    documents.change('b', 2, [{ offset: 9, removed: 0, inserted: 'y' }]);
    assert.equal(await documents.prepare(), true);
    documents.change('a', 2, [{ offset: 9, removed: 0, inserted: 'y' }]);
    assert.equal(await documents.prepare(), false);
    documents.rest('a', documents.get('a')!, 101);
    documents.close('a');
    assert.equal(await documents.prepare(), false);
  });

  it('do not read on in a document that was closed', async () => {
    const documents = opened('a');
    await use(documents, 'a');
    documents.change('a', 2, [{ offset: 90, removed: 0, inserted: 'y' }]);
    documents.close('a');
    assert.equal(await documents.readAhead(), false);
  });
});
