/** What becomes of the Neuron Inspector when its file goes. */
import { inspectorFrame } from '../inspector-frame.ts';
import { openWorkbench, type TestWorkbench } from '../workbench.ts';

const EMPTY = '.inspector .empty p';

describe('The life of an inspector', () => {
  let workbench: TestWorkbench;

  before(async () => {
    workbench = await openWorkbench();
    await workbench.editor.openFile('queue.ts');
    await workbench.editor.command('Neuron Lens: Open Neuron Inspector');
  });
  after(() => workbench.close());

  it('follows its file under another name', async () => {
    const { editor } = workbench;
    await inspectorFrame(editor, '.inspector .line');
    await workbench.host(async (vscode, folder) => {
      const edit = new vscode.WorkspaceEdit();
      const at = (name: string) => vscode.Uri.joinPath(vscode.Uri.file(folder), name);
      edit.renameFile(at('queue.ts'), at('line.ts'));
      await vscode.workspace.applyEdit(edit);
    }, workbench.folder);
    await editor.page.locator('.tab', { hasText: 'line.ts' }).click();
    await editor.goTo(1, 1);
    await editor.type('renamed ');
    const frame = await inspectorFrame(editor, '.inspector .line');
    await frame.locator('.line', { hasText: 'renamed' }).first().waitFor();
  });

  it('says what to do when its file is closed', async () => {
    const { editor } = workbench;
    await inspectorFrame(editor, '.inspector .line');
    await workbench.host(async (vscode) => {
      // Nobody is to be asked whether to save.
      await vscode.workspace.saveAll();
      const texts = vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs);
      const files = texts.filter(({ input }) => input instanceof vscode.TabInputText);
      await vscode.window.tabGroups.close(files);
    });
    const frame = await inspectorFrame(editor, EMPTY);
    await frame.locator(EMPTY, { hasText: /Open/ }).waitFor();
  });
});
