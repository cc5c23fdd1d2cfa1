/** What goes beyond the panel for a selection, in a real VS Code: another file that is open, and a parser. */
import path from 'node:path';
import { writeFile } from 'node:fs/promises';

import type { Frame } from 'playwright-core';

import { inspectorFrame } from '../inspector-frame.ts';
import { openWorkbench, type TestWorkbench } from '../workbench.ts';

const LINE = 'for (const one of [1, 2, 3]) { if (one > 2) { call([one], "b"); } }\n';

describe('The neurons for a selection, in an editor', () => {
  let workbench: TestWorkbench;
  let frame: Frame;

  before(async () => {
    workbench = await openWorkbench({ size: { width: 1600, height: 900 } });
    const { editor, folder } = workbench;
    await writeFile(path.join(folder, 'other.ts'), LINE.repeat(20));
    await writeFile(path.join(folder, 'one.ts'), `const list = [];\n${LINE.repeat(20)}`);
    await editor.openFile('other.ts');
    await editor.openFile('one.ts');
    await editor.command('Neuron Lens: Open Neuron Inspector');
    frame = await inspectorFrame(editor, '.text[aria-label^="one.ts"] .line');
  });
  after(() => workbench.close());

  it('are told of with places in another open file, each of which opens there', async () => {
    await workbench.host((vscode) => {
      const [editor] = vscode.window.visibleTextEditors;
      editor!.selection = new vscode.Selection(3, 33, 3, 43);
    });
    await frame.locator('.selected-question button').click();
    const file = frame.locator('.elsewhere-file', { hasText: 'other.ts' });
    const place = file.locator('.places button').first();
    await place.waitFor();
    // Until it is read to its end, more places may move this one away from under the pointer.
    await file.locator('.hint').waitFor({ state: 'detached' });
    const line = Number(/(\d+)/.exec(await place.innerText())?.[1]);
    await place.click();
    await workbench.editor.until(async () => {
      const shown = await workbench.host((vscode) => {
        const editor = vscode.window.activeTextEditor;
        return { name: editor?.document.fileName, line: editor?.selection.active.line };
      });
      return shown.name?.endsWith('other.ts') === true && shown.line === line - 1;
    }, `the editor shows line ${line} of other.ts`);
  });

  it('can be asked for by a query, for which the installed extension has the grammars', async () => {
    // The panel goes along to the file that was opened last.
    await frame.locator('.text[aria-label^="other.ts"]').waitFor({ state: 'attached' });
    const field = frame.getByLabel('as a tree-sitter query');
    if (!(await field.isVisible())) {
      await frame.getByRole('button', { name: 'Neurons for what is selected' }).first().click();
    }
    await field.fill('(if_statement condition: (_) @on)');
    await frame.getByText('It matches 20 times.').waitFor();
    await field.fill('(if_statement condition: (_)');
    await frame.getByText(/^The query is not well formed at character 29/).waitFor();
  });

  it('can be asked for by an expression, which the policy of the page lets it look for beside itself', async () => {
    await frame.getByLabel('as a regular expression').fill('\\bif\\b');
    await frame.getByText('It matches 20 times.').waitFor();
  });

  it('can be asked again where the question before never ends: that ends the engine, and another begins', async () => {
    const { editor, folder } = workbench;
    await writeFile(path.join(folder, 'endless.ts'), `const text = "${'a'.repeat(48)}!";\n`);
    // Beside the panel, which has the focus.
    await workbench.host((vscode) =>
      vscode.commands.executeCommand('workbench.action.focusFirstEditorGroup'),
    );
    await editor.openFile('endless.ts');
    await frame.locator('.text[aria-label^="endless.ts"]').waitFor({ state: 'attached' });
    const field = frame.getByLabel('as a tree-sitter query');
    await field.fill('((string_fragment) @on (#match? @on "^(a+)+$"))');
    await editor.until(async () => {
      const texts = await editor.statusBar();
      return texts.some((text) => text.includes('The engine no longer answered.'));
    }, 'the status says that the engine hung');
    await field.fill('((string_fragment) @on (#match? @on "^a+!$"))');
    await frame.getByText('It matches 1 times.').waitFor();
  });
});
