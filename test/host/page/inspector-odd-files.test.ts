/** The Neuron Inspector on files that have little to show. */
import { writeFile } from 'node:fs/promises';
import path from 'node:path';

import type { Frame } from 'playwright-core';

import { inspectorFrame } from '../inspector-frame.ts';
import { openWorkbench, type TestWorkbench } from '../workbench.ts';

describe('An inspector on odd files', () => {
  let workbench: TestWorkbench;

  before(async () => {
    workbench = await openWorkbench();
    const { folder } = workbench;
    await writeFile(path.join(folder, 'empty.ts'), '');
    await writeFile(
      path.join(folder, 'program.bin'),
      Uint8Array.from({ length: 512 }, (_, at) => at),
    );
  });
  after(() => workbench.close());

  async function openEmptyFile(): Promise<Frame> {
    const { editor } = workbench;
    await editor.openFile('empty.ts');
    return inspectorFrame(editor, '.text[aria-label^="empty.ts"]');
  }

  it('says what to do where a binary is open', async () => {
    const { editor } = workbench;
    await workbench.host(async (vscode, folder) => {
      const uri = vscode.Uri.joinPath(vscode.Uri.file(folder), 'program.bin');
      await vscode.commands.executeCommand('vscode.open', uri);
    }, workbench.folder);
    await editor.page.locator('.monaco-editor-pane-placeholder', { hasText: 'binary' }).waitFor();
    await workbench.host((vscode) => vscode.commands.executeCommand('neuronLens.openInspector'));
    const frame = await inspectorFrame(editor, '.empty p');
    await frame.locator('.empty p', { hasText: 'Open a file of code' }).waitFor();
    await frame.locator('.empty vscode-button', { hasText: 'Open a File' }).waitFor();
  });

  it('says what to do with an empty file, and colours what is typed into it', async () => {
    const { editor } = workbench;
    const frame = await openEmptyFile();
    await frame.locator('.empty p', { hasText: /^This file is empty\. Type something/ }).waitFor();
    await editor.type('const a = [1];');
    await frame.locator('.empty').waitFor({ state: 'hidden' });
    await frame.locator('.line', { hasText: 'const a = [1]' }).waitFor();
    await frame.locator('.code > [class^="v"]:not(.v0)').first().waitFor();
    await editor.press('ControlOrMeta+a');
    await editor.press('Delete');
    await frame.locator('.empty p', { hasText: /^This file is empty/ }).waitFor();
  });

  it('keeps what it shows while a binary is looked at', async () => {
    const { editor } = workbench;
    const frame = await openEmptyFile();
    await editor.type('const b = [2];');
    await workbench.host(async (vscode, folder) => {
      const uri = vscode.Uri.joinPath(vscode.Uri.file(folder), 'program.bin');
      await vscode.commands.executeCommand('vscode.open', uri, { viewColumn: 1 });
    }, workbench.folder);
    await editor.page.locator('.monaco-editor-pane-placeholder', { hasText: 'binary' }).waitFor();
    // What the panel is told of the binary comes before what it is told of this.
    await workbench.host(async (vscode, folder) => {
      const edit = new vscode.WorkspaceEdit();
      const uri = vscode.Uri.joinPath(vscode.Uri.file(folder), 'empty.ts');
      edit.insert(uri, new vscode.Position(0, 0), 'let c;\n');
      await vscode.workspace.applyEdit(edit);
    }, workbench.folder);
    await frame.locator('.line', { hasText: 'let c;' }).waitFor();
    await frame.locator('.line', { hasText: 'const b = [2]' }).waitFor();
  });
});
