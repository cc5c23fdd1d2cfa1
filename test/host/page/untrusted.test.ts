import assert from 'node:assert/strict';

import { Oracle } from '../oracle.ts';
import { Writing } from '../writing.ts';

const PYTHON = 'import os\n\n\ndef names(folder):\n    return os.listdir(folder)\n\n\n';

describe('A workspace that nobody trusts', () => {
  it('is completed like any other', async () => {
    const oracle = await Oracle.open();
    const typed = await oracle.promising('py', PYTHON, 'from collections import defaultdict');
    const expected = await oracle.suggestion('py', PYTHON + typed);
    await oracle.close();
    const writing = await Writing.open({
      trustWorkspace: false,
      settings: { 'security.workspace.trust.startupPrompt': 'never' },
    });
    await writing.openFile('names.py', PYTHON);
    await writing.waitForModel();
    const trusted = await writing.workbench.host((vscode) => vscode.workspace.isTrusted);
    assert.equal(trusted, false);
    await writing.workbench.editor.type(typed);
    await writing.waitForGhost(expected);
    await writing.close();
  });
});
