/** Learning from files of the workspace that nobody opened. */
import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rename, rm, symlink, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

import { LESSON, REST, TYPED } from '../lesson.ts';
import { Writing } from '../writing.ts';

describe('Files of the workspace that are not open', () => {
  let temporary: string;
  /** A folder of a repository that is open; the repository's root is not. */
  let folder: string;
  let writing: Writing;

  before(async () => {
    temporary = await mkdtemp(path.join(os.tmpdir(), 'neuron-lens-learning-'));
    const elsewhere = path.join(temporary, 'elsewhere');
    const repository = path.join(temporary, 'repository');
    folder = path.join(repository, 'work');
    for (const one of [
      elsewhere,
      path.join(repository, '.git/info'),
      path.join(folder, 'generated'),
    ]) {
      await mkdir(one, { recursive: true });
    }
    await writeFile(path.join(elsewhere, 'linked.py'), LESSON);
    await symlink(elsewhere, path.join(folder, 'link'));
    await symlink(folder, path.join(folder, 'loop'));
    await writeFile(path.join(repository, '.git/HEAD'), 'ref: refs/heads/main\n');
    await writeFile(path.join(repository, '.git/info/exclude'), 'private.py\n');
    await writeFile(path.join(repository, '.gitignore'), '/work/above.py\n');
    for (const name of [
      'lesson.py',
      'secrets.py',
      'ignored.py',
      'generated/more.py',
      'hidden.py',
      'above.py',
      'private.py',
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
    await rm(temporary, { recursive: true, force: true, maxRetries: 3 });
  });

  it('are learned from, and nothing that is ignored, excluded, linked, generated or secret', async () => {
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

  it('stay known under another name, and are forgotten with their folder', async () => {
    const before = path.join(folder, 'before');
    await mkdir(before);
    await writeFile(path.join(before, 'third.py'), LESSON.replaceAll('names', 'ranks'));
    await writing.set('files.exclude', { '**/hidden.py': true, '**/nothing.py': true });
    await writing.waitForStatus(/learned from 2 files that are not open/);
    await writing.workbench.host(
      async (vscode, at) => {
        const edit = new vscode.WorkspaceEdit();
        edit.renameFile(vscode.Uri.file(at.from), vscode.Uri.file(at.to));
        await vscode.workspace.applyEdit(edit);
      },
      { from: before, to: path.join(folder, 'after') },
    );
    await writing.waitForStatus(/learned from 2 files that are not open/);
    // Whatever was learned under the old name would stay.
    await rename(path.join(folder, 'after'), path.join(temporary, 'away'));
    await writing.waitForStatus(/learned from 1 file that is not open/);
  });

  it('are forgotten when a rule above the folder says so', async () => {
    const rules = path.join(temporary, 'repository/.gitignore');
    await writeFile(rules, '/work/above.py\nlesson.py\n');
    await writing.waitForStatus(/^(?!.*has learned)/);
    await writeFile(rules, '/work/above.py\n');
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
    // What a repository brings along does not switch it on again.
    await writing.workbench.host(async (vscode) => {
      const settings = vscode.workspace.getConfiguration('neuronLens');
      await settings.update('learning.workspaceFiles', true, false);
    });
    const value = await writing.workbench.host(
      (vscode) =>
        vscode.workspace.getConfiguration('neuronLens').get('learning.workspaceFiles') === true,
    );
    assert.ok(value, 'as the editor reads it, it is on');
    // Long enough for what would be learned.
    await writing.waitForSilence();
    assert.doesNotMatch(await writing.status(), /has learned/);
  });
});

describe('Two folders in one window', () => {
  /** Names that no network has ever heard of. */
  const THEIRS = LESSON.replaceAll('names_by_length', 'quillfeather_ledger');
  const START = '    quillf';
  let temporary: string;
  let writing: Writing;

  before(async () => {
    temporary = await mkdtemp(path.join(os.tmpdir(), 'neuron-lens-folders-'));
    for (const name of ['one', 'two']) await mkdir(path.join(temporary, name));
    await writeFile(path.join(temporary, 'one/ledger.py'), THEIRS);
    await writeFile(path.join(temporary, 'two/lesson.py'), LESSON);
    const workspace = path.join(temporary, 'clients.code-workspace');
    await writeFile(workspace, JSON.stringify({ folders: [{ path: 'one' }, { path: 'two' }] }));
    writing = await Writing.open({
      ...{ folder: temporary, workspace },
      settings: { 'neuronLens.learning.workspaceFiles': true },
    });
  });
  after(async () => {
    await writing.close();
    await rm(temporary, { recursive: true, force: true, maxRetries: 3 });
  });

  it('do not complete each other', async () => {
    const { editor } = writing.workbench;
    await writing.openFile('one/mine.py', 'def count_files(folder):\n');
    await writing.waitForModel();
    await writing.waitForStatus(/learned from 1 file that is not open/);
    await editor.type(START);
    await writing.waitForGhostAlong('eather_ledger = defaultdict(list)');
    await writing.openFile('two/yours.py', 'def count_files(folder):\n');
    await writing.waitForStatus(/learned from 2 files that are not open/);
    await editor.type(TYPED);
    await writing.waitForGhostAlong(REST);
    await editor.type(`\n${START.trim()}`);
    assert.doesNotMatch(await writing.waitForSilence(), /^eather/);
  });
});
