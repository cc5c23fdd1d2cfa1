/** What the Neuron Inspector shows of a long file while it is being read, and of one too long to be read. */
import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';

import type { Frame } from 'playwright-core';

import { ColourOracle, shownColours } from '../colours.ts';
import { eventually } from '../eventually.ts';
import { chooseNeuron } from '../inspecting.ts';
import { inspectorFrame } from '../inspector-frame.ts';
import { openWorkbench, type TestWorkbench } from '../workbench.ts';

/** Lines that are none like the other. */
function lines(count: number): string[] {
  return Array.from({ length: count }, (_, line) => `if (a${line}) { f([${line}]); }`);
}

const LONG = `${lines(2_000).join('\n')}\n`;
const MILLION = `${lines(40_000).join('\n')}\n`;

describe('An inspector on a file that takes long to read', () => {
  let oracle: ColourOracle;
  let workbench: TestWorkbench;
  let frame: Frame;

  before(async () => {
    assert.ok(MILLION.length > 1e6);
    oracle = await ColourOracle.open();
    workbench = await openWorkbench();
    await workbench.editor.openFile('queue.ts');
    await workbench.editor.command('Neuron Lens: Open Neuron Inspector');
    // The model is there, and a neuron is chosen.
    frame = await inspectorFrame(workbench.editor, '.list [aria-selected=true]');
    await chooseNeuron(frame, 'L1·193');
  });
  after(async () => {
    await oracle.close();
    await workbench.close();
  });

  /** Opens a new file with the cursor in its last line. */
  async function openAtEnd(name: string, text: string): Promise<void> {
    const file = path.join(workbench.folder, name);
    await writeFile(file, text);
    await workbench.host(async (vscode, at) => {
      const column = vscode.ViewColumn.One;
      const editor = await vscode.window.showTextDocument(vscode.Uri.file(at), {
        viewColumn: column,
      });
      const end = editor.document.positionAt(editor.document.getText().length);
      editor.selection = new vscode.Selection(end, end);
      editor.revealRange(editor.selection);
    }, file);
    await frame.locator(`.text[aria-label^="${name}"]`).waitFor();
  }

  const coloured = () => frame.locator('.code > [class^="v"]:not(.v0)').first();

  it('marks the first colours, from a short context, and replaces them by exact ones', async () => {
    await openAtEnd('long.ts', LONG);
    await frame.locator('.line', { hasText: 'if (a1999)' }).waitFor();
    await frame.locator('.code > .provisional:not(.v0)').first().waitFor();
    await frame
      .locator('.reading', { hasText: /% read; dotted characters are provisional/ })
      .waitFor();
    await frame.locator('.text[role=textbox]').focus();
    await workbench.editor.page.keyboard.press('ArrowUp');
    await frame.locator('.facts', { hasText: '(from a short context)' }).waitFor();

    await frame.locator('.code > .provisional').first().waitFor({ state: 'detached' });
    await frame.locator('.reading', { hasText: /^$/ }).waitFor({ state: 'attached' });
    await coloured().waitFor();
    const exact = await oracle.levels(LONG, 'L1·193');
    await eventually(async () => {
      const shown = await shownColours(frame);
      const from = lines(shown.line - 1).join('\n').length + 1;
      assert.ok(shown.levels.length > 100);
      assert.deepEqual(shown.levels, exact.slice(from, from + shown.levels.length));
    });
  });

  it('shows any place of a file of a million characters', async () => {
    await openAtEnd('million.ts', MILLION);
    await frame.locator('.line', { hasText: 'if (a39999)' }).waitFor();
    // So far away it is never read from the start.
    await frame.locator('.code > .provisional:not(.v0)').first().waitFor();
    await workbench.editor.page.locator('.editor-instance .view-lines').first().click();
    await workbench.editor.press('ControlOrMeta+End');
    await workbench.editor.type('typed');
    await frame.locator('.line', { hasText: /^40001typed/ }).waitFor();
    await frame.locator('.text[role=textbox]').focus();
    await workbench.editor.page.keyboard.press('Control+Home');
    await frame.locator('.line', { hasText: 'if (a0)' }).waitFor();
    await frame.locator('.code > [class^="v"]:not(.v0):not(.provisional)').first().waitFor();
    await eventually(async () => {
      const levels = [...new Set((await shownColours(frame)).levels)];
      assert.ok(levels.length > 5, `a neuron that does something: ${levels.join()}`);
    });
  });
});
