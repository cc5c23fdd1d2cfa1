import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';

import { LESSON, REST, TYPED } from '../lesson.ts';
import { Writing } from '../writing.ts';

describe('Where completion works and where it is silent', () => {
  let writing: Writing;

  before(async () => {
    writing = await Writing.open();
    await writing.openFile('first.py', LESSON);
    await writing.waitForModel();
  });
  after(() => writing.close());

  it('works in a document that has no file yet', async () => {
    await writing.workbench.host(async (vscode, content) => {
      const document = await vscode.workspace.openTextDocument({ language: 'python', content });
      const editor = await vscode.window.showTextDocument(document);
      const end = document.positionAt(content.length);
      editor.selection = new vscode.Selection(end, end);
    }, LESSON);
    const lines = LESSON.split('\n').length;
    await writing.waitForCursor('Untitled-1', lines, 1);
    await writing.workbench.editor.type(TYPED);
    await writing.waitForGhostAlong(REST);
  });

  it('works in a cell of a notebook', async () => {
    const { editor, host } = writing.workbench;
    await host(async (vscode, content) => {
      const code = vscode.NotebookCellKind.Code;
      const cell = new vscode.NotebookCellData(code, content, 'python');
      const data = new vscode.NotebookData([cell]);
      const notebook = await vscode.workspace.openNotebookDocument('jupyter-notebook', data);
      await vscode.window.showNotebookDocument(notebook);
      await vscode.commands.executeCommand('notebook.cell.edit');
    }, LESSON);
    await editor.page
      .locator('.notebook-editor .cell-focus-indicator, .notebookOverlay')
      .first()
      .waitFor();
    await editor.page.locator('.cell-editor-container .view-lines').first().click();
    await editor.press('ControlOrMeta+End');
    await editor.type(TYPED);
    await writing.waitForGhostAlong(REST);
  });

  it('is silent in a diff view, and says so', async () => {
    const { host, folder, editor } = writing.workbench;
    const left = path.join(folder, 'left.py');
    const right = path.join(folder, 'right.py');
    await writeFile(left, LESSON);
    await writeFile(right, `${LESSON}x = 1\n`);
    await host(
      async (vscode, sides) => {
        const [before, after] = sides.map((side) => vscode.Uri.file(side));
        await vscode.commands.executeCommand('vscode.diff', before, after, 'two files');
      },
      [left, right],
    );
    await editor.page.locator('.tab.active', { hasText: 'two files' }).waitFor();
    await editor.page.locator('.editor.modified .view-lines').click();
    await editor.press('ControlOrMeta+End');
    await editor.type(TYPED);
    await writing.waitForText(`${LESSON}x = 1\n${TYPED}`);
    assert.equal(await writing.waitForSilence(), '');
    await writing.waitForStatus(/Nothing is suggested in a diff view/);
  });

  it('is silent in the output, whatever language that is shown in', async () => {
    const { host, editor } = writing.workbench;
    await host((vscode, text) => {
      const channel = vscode.window.createOutputChannel('Generated code', 'python');
      channel.append(text);
      channel.show(false);
    }, LESSON + TYPED);
    await editor.page
      .locator('.output-view-container .view-lines, .pane-body .view-lines')
      .first()
      .click();
    await editor.press('ControlOrMeta+End');
    await host((vscode) => vscode.commands.executeCommand('editor.action.inlineSuggest.trigger'));
    assert.equal(await writing.waitForSilence(), '');
    await writing.workbench.host((vscode) =>
      vscode.commands.executeCommand('workbench.action.closePanel'),
    );
  });

  it('is silent in the box for the commit message', async () => {
    const { host, editor } = writing.workbench;
    await host(async (vscode) => {
      const control = vscode.scm.createSourceControl('test', 'Test');
      control.inputBox.placeholder = 'Message';
      await vscode.commands.executeCommand('workbench.view.scm');
    });
    await editor.page.locator('.scm-editor .view-lines, .scm-input .view-lines').first().click();
    await editor.type(TYPED);
    await host((vscode) => vscode.commands.executeCommand('editor.action.inlineSuggest.trigger'));
    assert.equal(await writing.waitForSilence(), '');
  });

  it('is silent in comments but for what is very likely, and says so', async () => {
    const { editor } = writing.workbench;
    await writing.openFile('prose.py', LESSON);
    await editor.type('    # Whoever ');
    assert.equal(await writing.waitForSilence(), '');
    await writing.waitForStatus(
      /in a comment or a string, where only what is very likely is suggested/,
    );

    await writing.openFile('licence.py', '# names_by_length = defaultdict(list)\n'.repeat(4));
    await editor.type('# names_by_l');
    await writing.waitForGhostAlong(REST);
  });

  it('is silent with several cursors', async () => {
    const { editor, host } = writing.workbench;
    await writing.openFile('cursors.py', LESSON);
    await host((vscode) => vscode.commands.executeCommand('editor.action.insertCursorAbove'));
    await editor.type(TYPED);
    assert.equal(await writing.waitForSilence(), '');
    await writing.waitForStatus(/several cursors/);
  });

  it('is switched off and on for a language by a command, and the status says so', async () => {
    const { editor } = writing.workbench;
    await writing.openFile('switch.py', LESSON);
    const command = 'Neuron Lens: Completion: Turn On or Off for This Language';
    await editor.command(command);
    await writing.waitForStatus(/Completion is off for Python/);
    await editor.type(TYPED);
    assert.equal(await writing.waitForSilence(), '');

    await editor.command(command);
    await writing.waitForStatus(/Completion is on for Python/);
    await writing.openFile('switched.py', LESSON);
    await editor.type(TYPED);
    await writing.waitForGhostAlong(REST);
  });

  it('completes a language that the network does not know, and says where suggestions come from', async () => {
    await writing.openFile('lesson.rs', LESSON);
    await writing.workbench.editor.type(TYPED);
    await writing.waitForGhostAlong(REST);
    await writing.waitForStatus(/The network does not know Rust/);
  });

  it('says that a language is not one to complete', async () => {
    await writing.openFile('notes.md', '# Notes\n');
    await writing.waitForStatus(/Nothing is suggested in markdown/);
  });

  it('offers what can be done in the menu of the status item', async () => {
    const { editor } = writing.workbench;
    await writing.openFile('menu.py', LESSON);
    await editor.page.locator('[id="neuron-lens.neuron-lens.completion"]').click();
    const rows = editor.page.locator('.quick-input-list .monaco-list-row');
    await rows.filter({ hasText: 'Turn Completion Off for Python' }).waitFor();
    // Of a long list only what is in sight is in the page.
    for (const words of ['Turn Completion Off Everywhere', 'Open Settings', 'Restart Engine']) {
      await editor.page.locator('.quick-input-widget input').first().fill(words);
      await rows.filter({ hasText: words }).waitFor();
    }
    await editor.press('Escape');
  });
});
