/** The Neuron Inspector and the editor beside it: one scrolls and goes where the other does. */
import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';

import type { Frame } from 'playwright-core';

import { eventually } from '../eventually.ts';
import { inspectorFrame } from '../inspector-frame.ts';
import { openWorkbench, type TestWorkbench } from '../workbench.ts';

const LINES = Array.from({ length: 400 }, (_, line) => `const line${line + 1} = ${line + 1};`);

const TEXT = '.text[role=textbox]';

/** The line at the top of the page's text, counted from 1. */
const TOP = `(() => {
  const { top } = document.querySelector('${TEXT}').getBoundingClientRect();
  const lines = [...document.querySelectorAll('.line')];
  const first = lines.find((line) => line.getBoundingClientRect().bottom > top + 1);
  return Number(first.querySelector('.number').textContent);
})()`;

describe('An inspector linked with the editor', () => {
  let workbench: TestWorkbench;
  let frame: Frame;

  before(async () => {
    // So wide that the panel has a map.
    workbench = await openWorkbench({ size: { width: 1600, height: 900 } });
    const { editor, folder } = workbench;
    await writeFile(path.join(folder, 'lines.ts'), `${LINES.join('\n')}\n`);
    await editor.openFile('lines.ts');
    await editor.command('Neuron Lens: Open Neuron Inspector');
    frame = await inspectorFrame(editor, '.text[aria-label^="lines.ts"] .line');
  });
  after(() => workbench.close());

  const top = (): Promise<number> => frame.evaluate<number>(TOP);

  /** The editor's first line in sight and its cursor, counted from 1. */
  function inEditor(): Promise<Record<'top' | 'cursor' | 'column', number>> {
    return workbench.host((vscode) => {
      const [editor] = vscode.window.visibleTextEditors;
      const [seen] = editor!.visibleRanges;
      const { line, character } = editor!.selection.active;
      return { top: seen!.start.line + 1, cursor: line + 1, column: character + 1 };
    });
  }

  /** Waits until both show the same first line, one of those from `least` on. */
  async function waitForTop(least: number): Promise<void> {
    await workbench.editor.until(async () => {
      const [page, editor] = [await top(), await inEditor()];
      return page >= least && page === editor.top;
    }, `both have come to line ${least}`);
  }

  async function waitForCursor(line: number, column?: number): Promise<void> {
    let at = await inEditor();
    const isThere = async (): Promise<boolean> => {
      at = await inEditor();
      return at.cursor === line && (column === undefined || at.column === column);
    };
    await workbench.editor.until(
      isThere,
      () =>
        `the editor’s cursor is in line ${line}; it is in line ${at.cursor}, column ${at.column}`,
    );
  }

  it('scrolls with the editor', async () => {
    await workbench.host((vscode) => {
      const at = new vscode.Range(199, 0, 199, 0);
      const [editor] = vscode.window.visibleTextEditors;
      editor!.revealRange(at, vscode.TextEditorRevealType.AtTop);
    });
    await waitForTop(190);
  });

  it('scrolls the editor', async () => {
    await frame.locator(TEXT).hover();
    await workbench.editor.page.mouse.wheel(0, 1_200);
    await waitForTop(230);
    await frame.locator('.minimap').click({ position: { x: 40, y: 5 } });
    await workbench.editor.until(async () => (await top()) === 1, 'the inspector is at the top');
    await waitForTop(1);
  });

  it('goes where the editor’s cursor goes', async () => {
    await workbench.host((vscode) => {
      const at = new vscode.Position(122, 4);
      vscode.window.visibleTextEditors[0]!.selection = new vscode.Selection(at, at);
    });
    await frame.locator('.facts', { hasText: /line 123, column 5/ }).waitFor();
  });

  it('takes the editor’s cursor along, by keys and by the pointer', async () => {
    const { page } = workbench.editor;
    await frame.locator(TEXT).focus();
    await page.keyboard.press('ArrowDown');
    await waitForCursor(124);
    await page.keyboard.press('Control+Home');
    await waitForCursor(1);
    await waitForTop(1);
    await frame.locator('.line', { hasText: 'const line9 = 9;' }).locator('.code').click();
    await waitForCursor(9);
  });

  it('keeps what is selected in it, though the editor’s cursor goes along and selects nothing', async () => {
    await workbench.host((vscode) => {
      const [editor] = vscode.window.visibleTextEditors;
      editor!.selection = new vscode.Selection(8, 0, 8, 5);
    });
    await frame.locator('.selected-box').waitFor();
    const code = frame.locator('.line', { hasText: 'const line10 = 10;' }).locator('.code');
    const { mouse } = workbench.editor.page;
    await code.hover({ position: { x: 2, y: 8 } });
    await mouse.down();
    await code.hover({ position: { x: 40, y: 8 } });
    await mouse.up();
    const question = frame.locator('.selected-question', { hasText: /\([3-6] characters\)/ });
    // There the way of the pointer ends: a step of it that came later would be the reader's last.
    await eventually(async () => {
      // Drawn anew a moment later: until then it is hidden, and has the words of the last selection.
      await question.waitFor();
      const [length] = /\d/.exec((await question.textContent())!)!;
      const { cursor, column } = await inEditor();
      assert.deepEqual([cursor, column], [10, 1 + Number(length)]);
    });
    const isEmpty = (): Promise<boolean> =>
      workbench.host((vscode) => vscode.window.visibleTextEditors[0]!.selection.isEmpty);
    await workbench.editor.until(isEmpty, 'nothing is selected in the editor any more');
    await question.waitFor();
    // The reader's own step in the editor is another place.
    await workbench.host((vscode) => {
      const at = new vscode.Position(8, 0);
      vscode.window.visibleTextEditors[0]!.selection = new vscode.Selection(at, at);
    });
    await frame.locator('.selected-box').waitFor({ state: 'detached' });
  });

  it('is not taken back to where it was by an editor that comes later', async () => {
    await frame.locator(TEXT).focus();
    for (let count = 0; count < 30; count += 1) {
      await workbench.editor.page.keyboard.press('ArrowDown');
    }
    await waitForCursor(39);
    await frame.locator('.facts', { hasText: /line 39, column/ }).waitFor();
  });

  it('hands the keyboard to the editor', async () => {
    const { editor } = workbench;
    await frame.locator(TEXT).focus();
    await editor.page.keyboard.press('Control+End');
    await waitForCursor(401);
    await editor.page.keyboard.press('Enter');
    await editor.page
      .locator('.editor-group-container.active .tab.active', { hasText: 'lines.ts' })
      .waitFor();
    await editor.page.locator('.editor-group-container.active .monaco-editor.focused').waitFor();
    await editor.type('typed');
    await frame.locator('.line', { hasText: /^401typed/ }).waitFor();
  });
});
