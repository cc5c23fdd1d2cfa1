import assert from 'node:assert/strict';

import { readFlags } from '../../../../tools/editor/flags.ts';

describe("VS Code's flags", () => {
  it('are read as test-electron writes them', () => {
    const flags = readFlags([
      '/work/sample',
      '--extensions-dir=/tmp/extensions',
      '--user-data-dir=/tmp/user',
      '--no-sandbox',
      '--disable-gpu-sandbox',
      '--disable-workspace-trust',
      '--extensionTestsPath=/tests/run.js',
      '--extensionDevelopmentPath=/a',
      '--extensionDevelopmentPath=/b',
    ]);
    assert.equal(flags.tests, '/tests/run.js');
    assert.equal(flags.extensions, '/tmp/extensions');
    assert.equal(flags.userData, '/tmp/user');
    assert.equal(flags.trustWorkspace, true);
    assert.deepEqual(flags.extensionsInDevelopment, ['/a', '/b']);
    assert.deepEqual(flags.open, ['/work/sample']);
  });

  it('take their value as the next argument, too', () => {
    const flags = readFlags(['--install-extension', 'a.vsix', '--install-extension', 'b.vsix']);
    assert.deepEqual(flags.installExtensions, ['a.vsix', 'b.vsix']);
    assert.deepEqual(flags.open, []);
  });

  it('without their value are as good as not there', () => {
    assert.equal(readFlags(['--extensionTestsPath']).tests, undefined);
    assert.deepEqual(readFlags(['--install-extension']).installExtensions, []);
  });

  it('leave a workspace untrusted unless told', () => {
    assert.equal(readFlags([]).trustWorkspace, false);
  });
});
