/** What of the Neuron Inspector is there again after the window was reloaded. */
import assert from 'node:assert/strict';

import { eventually } from '../eventually.ts';
import { chooseEntry, openControls, chooseNeuron, chosenIn } from '../inspecting.ts';
import { activeInspector, inspectorFrame, loadedAnew } from '../inspector-frame.ts';
import { reloadWindow } from '../reload.ts';
import { openWorkbench, type TestWorkbench } from '../workbench.ts';

const RANKED = '.list [role=option][aria-selected]';

describe('An inspector over a reload of the window', () => {
  let workbench: TestWorkbench;

  before(async () => {
    workbench = await openWorkbench();
    await workbench.editor.openFile('queue.ts');
    await workbench.editor.command('Neuron Lens: Open Neuron Inspector');
  });
  after(() => workbench.close());

  it('shows its file again, by what was chosen, with the pinned neurons', async () => {
    const { editor } = workbench;
    const frame = await inspectorFrame(editor, RANKED);
    await chooseEntry(frame, '.neurons vscode-single-select', 'in a string');
    await openControls(frame);
    await chooseEntry(frame, '.look', 'Activation, red to blue');
    await frame.locator('.quantities label', { hasText: /^f$/ }).click();
    await chooseNeuron(frame, 'L1·3');
    await frame.locator('[aria-label="Pin this neuron"]').click();
    await chooseNeuron(frame, 'L2·7');
    await frame.locator('[aria-label="Pin this neuron"]').click();
    const chosen = {
      neuron: 'L2·7',
      label: 'inString',
      quantity: 'f',
      look: 'redBlue',
      pinned: ['L1·3', 'L2·7'],
    };
    await eventually(async () => assert.deepEqual(await chosenIn(frame), chosen));

    await reloadWindow(workbench);
    const again = await inspectorFrame(editor, RANKED);
    // The list of the pinned neurons may be drawn before the others.
    await eventually(async () => assert.deepEqual(await chosenIn(again), chosen));
    await again.locator('.line', { hasText: 'export class PriorityQueue<T> {' }).waitFor();
    await again.locator('.code > [class^="v"]:not(.v0)').first().waitFor();
  });

  it('goes on showing a file whose tab nobody has looked at since', async () => {
    const { editor } = workbench;
    const before = await inspectorFrame(editor, RANKED);
    // The panel is in front of its file, whose editor is not made anew before somebody looks at it.
    await editor.page.locator('.tab', { hasText: 'Neuron Inspector' }).click();
    await activeInspector(editor);
    await workbench.host((vscode) =>
      vscode.commands.executeCommand('workbench.action.moveEditorToFirstGroup'),
    );
    await editor.page.locator('.tab', { hasText: 'Neuron Inspector' }).waitFor();
    // Its page was loaded anew by the move, and has to be there before it can remember.
    await loadedAnew(editor, before);
    await inspectorFrame(editor, '.line');
    await reloadWindow(workbench);
    const frame = await inspectorFrame(editor, '.line');
    // Of documents without an editor VS Code keeps some fifty, or for three minutes.
    await workbench.host(async (vscode, folder) => {
      const closed = new Promise<void>((resolve) =>
        vscode.workspace.onDidCloseTextDocument(({ uri }) => {
          if (uri.path.endsWith('/queue.ts')) resolve();
        }),
      );
      for (let count = 0; count < 60; count += 1) {
        const file = vscode.Uri.joinPath(vscode.Uri.file(folder), `other${String(count)}.txt`);
        await vscode.workspace.fs.writeFile(file, new Uint8Array([0x61]));
        await vscode.workspace.openTextDocument(file);
      }
      await closed;
    }, workbench.folder);
    const isOpen = (): Promise<boolean> =>
      workbench.host((vscode) =>
        vscode.workspace.textDocuments.some(({ uri }) => uri.path.endsWith('/queue.ts')),
      );
    await editor.until(isOpen, 'the file is open again');
    await frame.locator('.line', { hasText: 'export class PriorityQueue<T> {' }).waitFor();
  });
});
