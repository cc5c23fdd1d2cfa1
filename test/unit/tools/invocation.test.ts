import assert from 'node:assert/strict';

import { invocation } from '../../../tools/invocation.ts';

describe('A program', () => {
  it('is started as it is where there are no batch files', () => {
    for (const platform of ['linux', 'darwin'] as const) {
      const words = ['run', 'a b'];
      assert.deepEqual(invocation('npm', words, platform), { program: 'npm', words, shell: false });
    }
  });

  it('is started by the shell on Windows where it is a batch file, with its words kept together', () => {
    assert.deepEqual(invocation('C:\\VS Code\\code.cmd', ['--goto', 'a b:1'], 'win32'), {
      ...{ program: '"C:\\VS Code\\code.cmd"', words: ['"--goto"', '"a b:1"'], shell: true },
    });
    assert.equal(invocation('npm', [], 'win32').shell, true);
    assert.equal(invocation('C:\\node.exe', ['a b'], 'win32').shell, false);
  });
});
