/** Two Neuron Inspectors side by side, each on its own file. */
import assert from 'node:assert/strict';

import type { Frame } from 'playwright-core';

import { chooseNeuron } from '../inspecting.ts';
import { activeInspector, inspectorFrame, loadedAnew } from '../inspector-frame.ts';
import { reloadWindow } from '../reload.ts';
import { openWorkbench, type TestWorkbench } from '../workbench.ts';

describe('Two inspectors on two files', () => {
  let workbench: TestWorkbench;

  before(async () => {
    workbench = await openWorkbench({ size: { width: 1600, height: 900 } });
    const { editor } = workbench;
    await editor.openFile('queue.ts');
    await editor.command('Neuron Lens: Open Neuron Inspector');
    const locked = await on('queue.ts');
    const stay = '[aria-label="Stay on this file"]';
    await locked.locator(stay).click();
    // It is pressed once the extension knows.
    await locked.locator(`${stay}[aria-pressed=true]`).waitFor();
    await show('inventory.py');
    // The one that stays where it is is not the one that is asked for.
    await workbench.host((vscode) => vscode.commands.executeCommand('neuronLens.openInspector'));
    const before = await on('inventory.py');
    await editor.page.locator('.tab', { hasText: 'Neuron Inspector' }).last().click();
    await activeInspector(editor);
    await workbench.host((vscode) =>
      vscode.commands.executeCommand('workbench.action.moveEditorToNextGroup'),
    );
    await loadedAnew(editor, before);
  });
  after(() => workbench.close());

  /** The page that shows a file. */
  function on(name: string): Promise<Frame> {
    return inspectorFrame(workbench.editor, `.text[aria-label^="${name}"] .line`);
  }

  async function show(name: string): Promise<void> {
    await workbench.host(
      async (vscode, { folder, file }) => {
        const uri = vscode.Uri.joinPath(vscode.Uri.file(folder), file);
        await vscode.window.showTextDocument(uri, { viewColumn: vscode.ViewColumn.One });
      },
      { folder: workbench.folder, file: name },
    );
  }

  const neuron = (frame: Frame): Promise<string | null> => frame.locator('.chosen').textContent();

  it('each shows its own by its own neuron', async () => {
    await chooseNeuron(await on('queue.ts'), 'L1·3');
    await chooseNeuron(await on('inventory.py'), 'L2·7');
    assert.equal(await neuron(await on('queue.ts')), 'L1·3');
  });

  it('each follows the keys in its own', async () => {
    const { editor } = workbench;
    await show('inventory.py');
    await editor.goTo(1, 1);
    await editor.type('# typed');
    await (await on('inventory.py')).locator('.line', { hasText: '# typed' }).waitFor();
    assert.equal(await (await on('queue.ts')).locator('.line', { hasText: 'typed' }).count(), 0);
  });

  it('a neuron that is pinned in one is pinned in the other', async () => {
    const [one, other] = [await on('queue.ts'), await on('inventory.py')];
    const pinned = '.list[aria-label=Pinned] .name';
    await one.locator('[aria-label="Pin this neuron"]').click();
    await other.locator(pinned, { hasText: 'L1·3' }).waitFor();
    await one.locator(pinned).first().waitFor();
    assert.deepEqual(await one.locator(pinned).allTextContents(), ['L1·3']);
  });

  it('one stays on its file where the other goes along', async () => {
    await show('ring_buffer.c');
    await on('ring_buffer.c');
    await on('queue.ts');
  });

  it('both are there again after a reload of the window', async () => {
    await reloadWindow(workbench);
    assert.equal(await neuron(await on('queue.ts')), 'L1·3');
    assert.equal(await neuron(await on('ring_buffer.c')), 'L2·7');
    await show('inventory.py');
    await on('inventory.py');
    await on('queue.ts');
  });
});
