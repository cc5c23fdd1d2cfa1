import assert from 'node:assert/strict';
import path from 'node:path';

import { extensions } from 'vscode';

describe('The installed extension', () => {
  const extension = extensions.getExtension('neuron-lens.neuron-lens');

  it('is there', () => {
    assert.ok(extension);
  });

  it('comes from the VSIX and not from the sources', () => {
    // The run's folder for extensions lies beside that of the bundled specs.
    const installed = path.resolve(__dirname, '..', '..', 'extensions');
    assert.equal(path.dirname(extension?.extensionPath ?? ''), installed);
  });

  it('activates', async () => {
    await extension?.activate();
    assert.equal(extension?.isActive, true);
  });
});
