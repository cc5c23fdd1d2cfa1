import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { contentProblems, expectedContents, zipEntries } from '../../../tools/package/contents.ts';

/** The stored files a ("a") and b/c ("cc"), as Python's zipfile writes them. */
const ZIP = [
  '504b03041400000000000000210043beb7e80100000001000000010000006161504b03041400000000000000',
  '2100791ab2db020000000200000003000000622f636363504b010214031400000000000000210043beb7e801',
  '0000000100000001000000000000000000000080010000000061504b0102140314000000000000002100791a',
  'b2db0200000002000000030000000000000000000000800120000000622f63504b0506000000000200020060',
  '000000430000000000',
].join('');

describe('the contents of the package', () => {
  const expected = ['manifest', 'dist/a.js', 'media/*'];

  it('accepts what is expected', () => {
    assert.deepEqual(
      contentProblems(['manifest', 'dist/a.js', 'media/x', 'media/y'], expected),
      [],
    );
  });

  it('names what is missing and what should not be there', () => {
    assert.deepEqual(
      contentProblems(['manifest', 'dist/a.js.map', 'media/deep/x', 'src/a.ts'], expected),
      [
        'dist/a.js is missing',
        'media/* is missing',
        'dist/a.js.map is not meant to be shipped',
        'media/deep/x is not meant to be shipped',
        'src/a.ts is not meant to be shipped',
      ],
    );
  });

  it('expects the native files of one platform only', () => {
    const natives = expectedContents({ name: 'linux-arm64', natives: ['a.so', 'b.node'] });
    assert.deepEqual(
      natives.filter((name) => name.includes('/bin/')),
      [
        'extension/node_modules/onnxruntime-node/bin/napi-v6/linux/arm64/a.so',
        'extension/node_modules/onnxruntime-node/bin/napi-v6/linux/arm64/b.node',
      ],
    );
  });
});

describe('reading a zip file', () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'neuron-lens-zip-'));
  });
  after(() => {
    rmSync(folder, { recursive: true });
  });

  it('lists names and sizes', () => {
    const file = path.join(folder, 'good.zip');
    writeFileSync(file, Buffer.from(ZIP, 'hex'));
    assert.deepEqual(zipEntries(file), [
      { name: 'a', packedBytes: 1, bytes: 1 },
      { name: 'b/c', packedBytes: 2, bytes: 2 },
    ]);
  });

  it('refuses another file', () => {
    const file = path.join(folder, 'bad.zip');
    writeFileSync(file, 'no zip at all');
    assert.throws(() => zipEntries(file), /not a zip file/);
  });
});
