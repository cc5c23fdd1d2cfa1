import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';

import { repository } from '../../../tools/editor/paths.ts';
import { LESSON, REST, TYPED } from '../lesson.ts';
import { Writing } from '../writing.ts';

const PICTURES = path.join(repository, '.cache', 'test-host');

describe('A pause, and what completion was worth', () => {
  let writing: Writing;

  before(async () => {
    writing = await Writing.open();
    await writing.openFile('first.py', LESSON);
    await writing.waitForModel();
  });
  after(() => writing.close());

  async function run(command: string): Promise<void> {
    await writing.workbench.host(async (vscode, id) => {
      await vscode.commands.executeCommand(id);
    }, command);
  }

  /** The list of figures, as a person reads it. */
  async function statistics(): Promise<string> {
    await run('neuronLens.showStatistics');
    const list = writing.workbench.editor.page.locator('.quick-input-widget');
    await list.getByText('Neuron Lens: Statistics').waitFor();
    await list.locator('.monaco-list-row').first().waitFor();
    return (await list.innerText()).replaceAll('\u00a0', ' ');
  }

  async function reset(): Promise<void> {
    const list = writing.workbench.editor.page.locator('.quick-input-widget');
    await list.getByRole('button', { name: 'Reset' }).click();
    await list.getByText('Nothing was written or suggested yet').waitFor();
    await writing.workbench.editor.press('Escape');
    await list.waitFor({ state: 'hidden' });
  }

  it('tells what was offered, taken and kept, and forgets it on a click', async () => {
    const { editor } = writing.workbench;
    await writing.openFile('taken.py', LESSON);
    await statistics();
    await reset();
    await editor.type(TYPED);
    const ghost = await writing.waitForGhostAlong(REST);
    await editor.press('Tab');
    await writing.waitForText(LESSON + TYPED + ghost);
    const told = await statistics();
    assert.match(told, /Python/);
    assert.match(told, /Suggestions: \d+\. Taken whole: 1 \(/);
    const written = TYPED.length + ghost.length;
    assert.ok(told.includes(`written: ${written}. From suggestions: ${ghost.length} (`), told);
    assert.ok(told.includes(`still there: ${ghost.length}`), told);
    assert.match(told, /From the question to the text: \d+ ms/);
    await mkdir(PICTURES, { recursive: true });
    await editor.screenshot(path.join(PICTURES, 'statistics.png'));
    await reset();
  });

  it('keeps silent while it is paused, says so, and goes on', async () => {
    const { editor } = writing.workbench;
    await run('neuronLens.pauseCompletion');
    await writing.waitForStatus(/Completion is paused/);
    await writing.openFile('paused.py', LESSON);
    await editor.type(TYPED);
    await writing.waitForText(LESSON + TYPED);
    assert.equal(await writing.waitForSilence(), '');
    await run('neuronLens.pauseCompletion');
    await writing.waitForStatus(/Completion is on for Python/);
    await writing.openFile('resumed.py', LESSON);
    await editor.type(TYPED);
    await writing.waitForGhostAlong(REST);
  });
});
