import assert from 'node:assert/strict';

import { workbenchAddress } from '../../../../tools/editor/address.ts';

const SERVER = { origin: 'http://127.0.0.1:4711', token: 'secret' };

describe("The workbench's address", () => {
  it('holds the token and the folder', () => {
    const address = new URL(workbenchAddress(SERVER, { folder: '/a folder/ünd' }));
    assert.equal(address.searchParams.get('tkn'), 'secret');
    assert.equal(address.searchParams.get('folder'), '/a folder/ünd');
    assert.equal(address.searchParams.get('payload'), null);
  });

  it('names files as the server does', () => {
    const address = new URL(
      workbenchAddress(SERVER, {
        file: '/w/a b.ts',
        extensionsInDevelopment: ['/x', '/y'],
        tests: '/t.js',
      }),
    );
    assert.deepEqual(JSON.parse(address.searchParams.get('payload') ?? ''), [
      ['openFile', 'vscode-remote://127.0.0.1:4711/w/a%20b.ts'],
      ['extensionDevelopmentPath', 'vscode-remote://127.0.0.1:4711/x'],
      ['extensionDevelopmentPath', 'vscode-remote://127.0.0.1:4711/y'],
      ['extensionTestsPath', 'vscode-remote://127.0.0.1:4711/t.js'],
    ]);
  });
});
