/** What an edit changed, in a real VS Code: against the disk, and against git by the editor's own extension. */
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

import type { Frame } from 'playwright-core';

import { copySample } from '../../../tools/editor/workspace.ts';
import { inspectorFrame } from '../inspector-frame.ts';
import { openWorkbench, type TestWorkbench } from '../workbench.ts';

const run = promisify(execFile);
const FILE = 'queue.ts';

describe('What an edit changed', () => {
  let temporary: string;
  let folder: string;
  let workbench: TestWorkbench;
  let frame: Frame;

  const git = (...words: string[]): Promise<unknown> =>
    run('git', ['-c', 'user.name=a', '-c', 'user.email=a@b.c', ...words], { cwd: folder });

  before(async () => {
    temporary = await mkdtemp(path.join(os.tmpdir(), 'neuron-lens-git-'));
    folder = await copySample(temporary);
    await git('init', '--quiet');
    await git('add', FILE);
    await git('commit', '--quiet', '--message', 'a');
    workbench = await openWorkbench({ folder, size: { width: 1600, height: 900 } });
    await workbench.editor.openFile(FILE);
    await workbench.editor.command('Neuron Lens: Open Neuron Inspector');
    frame = await inspectorFrame(workbench.editor, `.text[aria-label^="${FILE}"] .line`);
    await frame.getByRole('button', { name: 'Side by side' }).click();
    await frame.getByLabel('what an edit changed').check();
  });
  after(async () => {
    await workbench.close();
    await rm(temporary, { recursive: true, force: true, maxRetries: 3 });
  });

  const says = (text: string): Promise<void> => frame.getByText(text).first().waitFor();

  it('is nothing at first, then what was typed, and nothing again once that is saved', async () => {
    await says('It is as it was');
    await workbench.host(async (vscode) => {
      const [editor] = vscode.window.visibleTextEditors;
      await editor!.edit((builder) => builder.insert(new vscode.Position(0, 0), '// new\n'));
    });
    await says('Lines added: 1, removed: 0.');
    await workbench.host(async (vscode) => {
      await vscode.window.visibleTextEditors[0]!.document.save();
    });
    await says('It is as it was');
  });

  it('is what was not committed yet, and nothing once it is', async () => {
    await frame.getByLabel('as git has it').check();
    await says('Lines added: 1, removed: 0.');
    await git('commit', '--all', '--quiet', '--message', 'b');
    await workbench.host((vscode) => vscode.commands.executeCommand('git.refresh'));
    await says('It is as it was');
  });

  it('is told of a file that git does not know in a sentence', async () => {
    // Where the file is, and not over the panel.
    await workbench.host((vscode) =>
      vscode.commands.executeCommand('workbench.action.focusFirstEditorGroup'),
    );
    await workbench.editor.openFile('inventory.py');
    await says('Git has no such file in HEAD');
  });
});
