import assert from 'node:assert/strict';
import { Documents } from '../../../src/worker/documents.ts';
import { HashModel } from '../support/hash-model.ts';

describe('Documents', () => {
  const model = new HashModel();
  const uris = Array.from({ length: 10 }, (_, i) => `file:${i}`);

  function use(documents: Documents, uri: string): void {
    const document = documents.get(uri);
    assert.ok(document);
    documents.readerAt(uri, document, model, 0);
  }

  it('keep the states of the eight used last', () => {
    const documents = new Documents();
    for (const uri of uris) documents.open({ uri, version: 1, language: 'ts', text: 'x' });
    for (const uri of uris) use(documents, uri);
    use(documents, 'file:2');
    use(documents, 'file:0');
    const kept = uris.filter((uri) => documents.get(uri)?.reader !== undefined);
    assert.deepEqual(
      kept,
      [0, 2, 4, 5, 6, 7, 8, 9].map((i) => `file:${i}`),
    );
  });

  it('read ahead only where one completed or typed last', async () => {
    const documents = new Documents();
    for (const uri of uris)
      documents.open({ uri, version: 1, language: 'ts', text: 'x'.repeat(100) });
    assert.equal(await documents.readAhead(), false);
    use(documents, 'file:1');
    documents.change('file:1', 2, [{ offset: 90, removed: 0, inserted: 'y' }]);
    documents.change('file:2', 2, [{ offset: 99, removed: 0, inserted: 'y' }]);
    const before = model.symbolsRead;
    while (await documents.readAhead());
    assert.equal(model.symbolsRead - before, 2 + 91);
  });

  it('do not read on in a document that was closed', async () => {
    const documents = new Documents();
    documents.open({ uri: 'a', version: 1, language: 'ts', text: 'x'.repeat(100) });
    use(documents, 'a');
    documents.change('a', 2, [{ offset: 90, removed: 0, inserted: 'y' }]);
    documents.close('a');
    assert.equal(await documents.readAhead(), false);
  });
});
