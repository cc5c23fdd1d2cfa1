import assert from 'node:assert/strict';
import path from 'node:path';

import { extensions } from 'vscode';

describe('The installed extension', () => {
  const extension = extensions.getExtension('neuron-lens.neuron-lens');

  it('is there', () => {
    assert.ok(extension);
  });

  it('comes from the VSIX and not from the sources', () => {
    const repository = path.resolve(__dirname, '..', '..', '..');
    assert.ok(!extension?.extensionPath.startsWith(repository));
  });

  it('activates', async () => {
    await extension?.activate();
    assert.equal(extension?.isActive, true);
  });
});
