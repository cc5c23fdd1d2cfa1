/** What becomes of the Neuron Inspector when its file goes while it is being read. */
import { writeFile } from 'node:fs/promises';
import path from 'node:path';

import type { Frame } from 'playwright-core';

import { inspectorFrame } from '../inspector-frame.ts';
import { openWorkbench, type TestWorkbench } from '../workbench.ts';

/** Some thirty thousand characters: read for longer than a test needs to take them away. */
const LONG = Array.from({ length: 1_500 }, (_, line) => `const line${line} = [${line}];\n`).join(
  '',
);

describe('The life of an inspector', () => {
  let workbench: TestWorkbench;

  before(async () => {
    // The panel stays beside the files when there is none.
    workbench = await openWorkbench({ settings: { 'workbench.editor.closeEmptyGroups': false } });
    await workbench.editor.openFile('queue.ts');
    await workbench.editor.command('Neuron Lens: Open Neuron Inspector');
    await on('queue.ts');
  });
  after(() => workbench.close());

  function on(name: string): Promise<Frame> {
    return inspectorFrame(workbench.editor, `.text[aria-label^="${name}"] .line`);
  }

  /** Opens a long file, and waits until the panel has begun to read it. */
  async function read(name: string): Promise<Frame> {
    await writeFile(path.join(workbench.folder, name), LONG);
    await show(name);
    const frame = await on(name);
    await frame.locator('.reading', { hasText: /^\d+ % read/ }).waitFor();
    return frame;
  }

  /** As a person does it: a document that an extension opened stays open for minutes after its tab was closed. */
  async function show(name: string): Promise<void> {
    await workbench.host(
      async (vscode, { folder, file }) => {
        const uri = vscode.Uri.joinPath(vscode.Uri.file(folder), file);
        await vscode.commands.executeCommand('vscode.open', uri, vscode.ViewColumn.One);
      },
      { folder: workbench.folder, file: name },
    );
  }

  /** Says that there is no file any more, and looks into the next one as if nothing had been. */
  async function waitForEnd(frame: Frame): Promise<void> {
    await frame.locator('.empty p', { hasText: /was closed. Open it again, or another/ }).waitFor();
    await show('inventory.py');
    const next = await on('inventory.py');
    await next.locator('.code > [class^="v"]:not(.v0)').first().waitFor();
  }

  it('follows its file under another name', async () => {
    const { editor } = workbench;
    await read('renamed.ts');
    await workbench.host(async (vscode, folder) => {
      const edit = new vscode.WorkspaceEdit();
      const at = (name: string) => vscode.Uri.joinPath(vscode.Uri.file(folder), name);
      edit.renameFile(at('renamed.ts'), at('other.ts'));
      await vscode.workspace.applyEdit(edit);
    }, workbench.folder);
    await editor.page.locator('.tab', { hasText: 'other.ts' }).click();
    const frame = await on('other.ts');
    await editor.goTo(1, 1);
    await editor.type('typed ');
    await frame.locator('.line', { hasText: 'typed' }).first().waitFor();
    await frame.locator('.code > [class^="v"]:not(.v0)').first().waitFor();
  });

  it('shows of a deleted file what the editor still has, until that is closed', async () => {
    const { editor } = workbench;
    const frame = await read('deleted.ts');
    await workbench.host(
      (vscode, folder) =>
        vscode.workspace.fs.delete(vscode.Uri.joinPath(vscode.Uri.file(folder), 'deleted.ts')),
      workbench.folder,
    );
    await editor.page.locator('.tab.active .strikethrough', { hasText: 'deleted.ts' }).waitFor();
    await workbench.host((vscode) =>
      vscode.window.activeTextEditor!.edit((edit) =>
        edit.insert(new vscode.Position(0, 0), 'typed '),
      ),
    );
    await frame.locator('.line', { hasText: '1typed const' }).waitFor();
    await workbench.host((vscode) => vscode.commands.executeCommand('undo'));
    await frame.locator('.line', { hasText: '1const' }).waitFor();
    await close();
    await waitForEnd(frame);
  });

  it('says what to do when its file is closed', async () => {
    const frame = await read('closed.ts');
    await close();
    await waitForEnd(frame);
  });

  it('goes on elsewhere when the file is closed that it was to stay on', async () => {
    const frame = await read('left.ts');
    await frame.locator('[aria-label="Stay on this file"]').click();
    await frame.locator('[aria-label="Stay on this file"][aria-pressed=true]').waitFor();
    await close();
    await waitForEnd(frame);
  });

  async function close(): Promise<void> {
    await workbench.host(async (vscode) => {
      // Nobody is to be asked whether to save.
      await vscode.workspace.saveAll();
      const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
      const files = tabs.filter(({ input }) => input instanceof vscode.TabInputText);
      await vscode.window.tabGroups.close(files);
    });
  }
});
