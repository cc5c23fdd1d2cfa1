/** The lessons in a real VS Code, from the installed VSIX: how one comes to them, with and without a file. */
import assert from 'node:assert/strict';

import type { Frame } from 'playwright-core';

import { LESSON_IDS } from '../../../src/protocol/lessons.ts';
import { inspectorFrame } from '../inspector-frame.ts';
import { openWorkbench, type TestWorkbench } from '../workbench.ts';

describe('The lessons in the workbench', () => {
  let workbench: TestWorkbench;
  let frame: Frame;

  before(async () => {
    workbench = await openWorkbench();
  });
  after(() => workbench.close());

  it('open by a command each, one that needs no file without any', async () => {
    const { editor } = workbench;
    await editor.command('Neuron Lens: Lesson 7: What It Costs');
    frame = await inspectorFrame(editor, '.lesson-cost .question');
    assert.ok(await frame.locator('.lesson-cost .guess').isVisible());
  });

  it('stand in a list, from where a sample can be had to take one on', async () => {
    await frame.getByRole('button', { name: 'All lessons' }).click();
    const entries = frame.locator('.lesson-entry');
    await entries.nth(LESSON_IDS.length - 1).waitFor();
    assert.equal(await entries.count(), LESSON_IDS.length);
    await entries.first().click();
    await frame.getByRole('button', { name: 'Open the Sample' }).click();
    await frame.locator('.guess-line button').first().waitFor();
    const { editor } = workbench;
    await editor.until(
      () =>
        workbench.host((vscode) =>
          vscode.window.visibleTextEditors.some(({ document }) => document.isUntitled),
        ),
      'the sample is open beside the lesson',
    );
  });

  it('tell what is so once there is a guess, and are marked as seen', async () => {
    // An empty line has nothing to guess at: the cursor goes to one with letters.
    await workbench.host((vscode) => {
      const [shown] = vscode.window.visibleTextEditors;
      const at = new vscode.Position(8, 6);
      if (shown !== undefined) shown.selection = new vscode.Selection(at, at);
    });
    await frame.locator('.guess-line button', { hasText: 'p' }).first().click();
    const told = frame.locator('.told');
    await told.filter({ hasText: 'The forget gate is lowest' }).waitFor();
    await frame.locator('.lesson-cell svg').first().waitFor();
    await frame.getByRole('button', { name: 'All lessons' }).click();
    // The list is drawn anew in the next frame: until then it is the hidden one of before.
    await frame.locator('.lesson-seen', { hasText: 'seen' }).first().waitFor();
    const seen = await frame.locator('.lesson-seen').allTextContents();
    assert.deepEqual(seen, ['✓ seen', '', '', '', '', '', '']);
  });

  it('are carried by a link, which is copied', async () => {
    await workbench.editor.command('Neuron Lens: Lesson 2: Unrolled');
    await frame.locator('.lesson-unrolled .question').waitFor();
    const { editor } = workbench;
    // Who writes to the clipboard of a browser has to be allowed to.
    await editor.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await frame.getByRole('button', { name: 'Copy link' }).click();
    await editor.until(async () => {
      await workbench.host((vscode) => vscode.commands.executeCommand('notifications.showList'));
      return (await editor.notifications()).some((text) => text.includes('on the clipboard'));
    }, 'the link is on the clipboard');
    const read = `navigator.clipboard.readText()`;
    const link = await editor.page.evaluate<string>(read);
    assert.match(
      link,
      /neuron-lens\.neuron-lens\/inspector\?page=lessons&neuron=L\d\.\d+.*lesson=unrolled/,
    );
    await workbench.host((vscode) => vscode.commands.executeCommand('notifications.hideList'));
  });

  it('take all of the panel, in large type, and give it back', async () => {
    const list = frame.locator('.neurons');
    const large = frame.getByRole('button', { name: 'Large type' });
    await large.click();
    await frame.locator('.lessons-body.large').waitFor();
    assert.equal(await large.getAttribute('aria-pressed'), 'true');
    await large.click();
    await frame.locator('.lessons-body:not(.large)').waitFor();
    await frame.locator('body').press('Escape');
    await list.waitFor();
    // A page goes at the next frame.
    await frame.locator('.page.lessons').waitFor({ state: 'hidden' });
  });
});
