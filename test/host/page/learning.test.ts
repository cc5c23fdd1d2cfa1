/** Learning from files of the workspace that nobody opened. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

import { LESSON, REST, TYPED } from '../lesson.ts';
import { Writing } from '../writing.ts';

describe('Files of the workspace that are not open', () => {
  let folder: string;
  let writing: Writing;

  before(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'neuron-lens-learning-'));
    await mkdir(path.join(folder, 'generated'));
    for (const name of [
      'lesson.py',
      'secrets.py',
      'ignored.py',
      'generated/more.py',
      'hidden.py',
    ]) {
      await writeFile(path.join(folder, name), LESSON);
    }
    await writeFile(path.join(folder, 'minified.py'), `x = '${'long'.repeat(1000)}'\n`);
    await writeFile(path.join(folder, '.gitignore'), 'ignored.py\n/generated/\n');
    writing = await Writing.open({
      folder,
      settings: {
        'neuronLens.learning.workspaceFiles': true,
        'files.exclude': { '**/hidden.py': true },
      },
    });
    await writing.openFile('main.py', 'def count_files(folder):\n');
    await writing.waitForModel();
  });
  after(async () => {
    await writing.close();
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  });

  it('are learned from, and nothing that is ignored, excluded, generated or secret', async () => {
    await writing.waitForStatus(/learned from 1 file that is not open/);
    await writing.workbench.editor.type(TYPED);
    await writing.waitForGhostAlong(REST);
  });

  it('are learned by their document as long as they are open', async () => {
    // As a person does: what an extension opens stays open for minutes after its tab is closed.
    await writing.workbench.editor.openFile('lesson.py');
    // What is left is main.py, which is open as well.
    await writing.waitForStatus(/^(?!.*has learned)/);
    await writing.workbench.host((vscode) =>
      vscode.commands.executeCommand('workbench.action.closeActiveEditor'),
    );
    await writing.waitForStatus(/learned from 1 file that is not open/);
  });

  it('are forgotten when they are deleted, and when that is switched off', async () => {
    const second = path.join(folder, 'second.py');
    await writeFile(second, LESSON.replaceAll('names', 'sizes'));
    await writing.set('files.exclude', { '**/hidden.py': true, '**/never.py': true });
    await writing.waitForStatus(/learned from 2 files that are not open/);
    await rm(second);
    await writing.waitForStatus(/learned from 1 file that is not open/);
    await writing.set('neuronLens.learning.workspaceFiles', false);
    await writing.waitForStatus(/^(?!.*has learned)/);
  });
});
