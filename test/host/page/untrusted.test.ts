import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';

import { LESSON, REST, TYPED } from '../lesson.ts';
import { Writing } from '../writing.ts';

describe('A workspace that nobody trusts', () => {
  it('is completed like any other, from the open files alone', async () => {
    const writing = await Writing.open({
      trustWorkspace: false,
      settings: {
        'security.workspace.trust.startupPrompt': 'never',
        'neuronLens.learning.workspaceFiles': true,
      },
    });
    await writeFile(path.join(writing.workbench.folder, 'beside.py'), LESSON);
    await writing.openFile('names.py', LESSON);
    await writing.waitForModel();
    const trusted = await writing.workbench.host((vscode) => vscode.workspace.isTrusted);
    assert.equal(trusted, false);
    await writing.workbench.editor.type(TYPED);
    await writing.waitForGhostAlong(REST);
    assert.doesNotMatch(await writing.status(), /has learned/);
    await writing.close();
  });
});
