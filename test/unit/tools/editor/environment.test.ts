import assert from 'node:assert/strict';

import { editorEnvironment } from '../../../../tools/editor/environment.ts';

describe("The editor's environment", () => {
  it('has nothing of an editor around it, of npm and of our own Node', () => {
    const environment = editorEnvironment({
      PATH: '/bin',
      VSCODE_IPC_HOOK_CLI: '/tmp/socket',
      ELECTRON_RUN_AS_NODE: '1',
      NODE_OPTIONS: '--inspect',
      npm_config_ignore_scripts: 'true',
      NEURON_LENS_BRIDGE: '/tmp/bridge',
    });
    assert.deepEqual(environment, {
      PATH: '/bin',
      NEURON_LENS_BRIDGE: '/tmp/bridge',
      EXTENSIONS_GALLERY: '{}',
    });
  });
});
