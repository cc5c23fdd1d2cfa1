import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { fileAt, serveFolder } from '../../../../tools/demo/serve.ts';

describe('The server of the page to try the inspector on', () => {
  let parent: string;
  let folder: string;

  before(() => {
    parent = mkdtempSync(path.join(tmpdir(), 'neuron-lens-serve-'));
    folder = path.join(parent, 'demo');
    mkdirSync(path.join(folder, 'sub'), { recursive: true });
    writeFileSync(path.join(folder, 'index.html'), '<p>');
    writeFileSync(path.join(folder, 'sub', 'a.js'), '1');
    writeFileSync(path.join(parent, 'secret'), 's');
  });
  after(() => rmSync(parent, { recursive: true }));

  it('finds what is in its folder, and nothing else', () => {
    assert.equal(fileAt(folder, '/'), path.join(folder, 'index.html'));
    assert.equal(fileAt(folder, '/sub/a.js?x=1'), path.join(folder, 'sub', 'a.js'));
    for (const url of [
      '/b',
      '/sub',
      '/../secret',
      '/%2e%2e/secret',
      '/..%2fsecret',
      '/%',
      '/%00',
    ]) {
      assert.equal(fileAt(folder, url), undefined, url);
    }
  });

  it('answers with the type of a file, on this machine alone', async () => {
    const served = await serveFolder(folder, 0);
    try {
      assert.match(served.address, /^http:\/\/127\.0\.0\.1:\d+\/$/);
      const script = await fetch(`${served.address}sub/a.js`);
      assert.match(script.headers.get('content-type') ?? '', /^text\/javascript/);
      assert.equal(await script.text(), '1');
      assert.equal((await fetch(`${served.address}b`)).status, 404);
    } finally {
      served.close();
    }
  });
});
