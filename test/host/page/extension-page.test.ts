/** The extension's own page in the editor, which opens nothing beside it and asks nobody for anything. */
import assert from 'node:assert/strict';

import type { Frame } from 'playwright-core';

import { inspectorFrame } from '../inspector-frame.ts';
import { openWorkbench, type TestWorkbench } from '../workbench.ts';

describe("The extension's page", () => {
  let workbench: TestWorkbench;
  let page: Frame;

  before(async () => {
    workbench = await openWorkbench();
    await workbench.host((vscode) =>
      vscode.commands.executeCommand('extension.open', 'neuron-lens.neuron-lens'),
    );
    page = await inspectorFrame(workbench.editor, 'h2#what-it-is');
  });
  after(() => workbench.close());

  it('tells what the extension is, without a picture that cannot be shown', async () => {
    assert.match(await page.locator('body').innerText(), /It is yours/);
    assert.equal(await page.locator('img').count(), 0);
  });

  it('has no link that leads nowhere', async () => {
    const links = await page.evaluate<string[]>(
      '[...document.links].map((link) => link.getAttribute("href"))',
    );
    assert.deepEqual(
      links.filter((link) => !/^(https:|#)/.test(link)),
      [],
    );
  });

  it('tells what has changed', async () => {
    await workbench.editor.page
      .locator('.extension-editor .navbar', { hasText: 'Changelog' })
      .waitFor();
  });

  it('has a page on privacy beside it, which a command opens', async () => {
    await workbench.editor.command('Neuron Lens: Show Privacy Notice');
    const notice = await inspectorFrame(workbench.editor, 'h1#privacy');
    assert.match(await notice.locator('body').innerText(), /sends nothing to anybody/);
  });
});
