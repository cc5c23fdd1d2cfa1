/** What somebody meets who has just installed the extension. */
import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

import type { Locator } from 'playwright-core';

import type { SessionOptions } from '../../../tools/editor/session.ts';
import { inspectorFrame } from '../inspector-frame.ts';
import { reloadWindow } from '../reload.ts';
import { openWorkbench, type TestWorkbench } from '../workbench.ts';

/** As the editor has it, where nobody has changed that. */
const USUAL = {
  'workbench.startupEditor': 'welcomePageInEmptyWorkbench',
  'workbench.welcomePage.walkthroughs.openOnInstall': true,
};

let workbench: TestWorkbench;

async function open(options: Partial<SessionOptions> = {}): Promise<void> {
  workbench = await openWorkbench(options);
}

function title(text: string): Locator {
  return workbench.editor.page.locator('.gettingStartedContainer h2.category-title', {
    hasText: text,
  });
}

function step(text: string): Locator {
  return workbench.editor.page.locator('.getting-started-step', { hasText: text });
}

/** Not by the palette: what was done last may still be taking the keyboard. */
async function showAgain(): Promise<void> {
  await workbench.host((vscode) => vscode.commands.executeCommand('neuronLens.getStarted'));
}

/** Shows a step of the walkthrough. */
async function lookAt(text: string): Promise<void> {
  const { editor } = workbench;
  await showAgain();
  await title('Get started with Neuron Lens').waitFor();
  await editor.until(async () => {
    if (await isOpen(text)) return true;
    // Again, where the page is drawn anew meanwhile with another step open.
    await step(text).click();
    return isOpen(text);
  }, `the step "${text}" is open`);
}

async function isOpen(text: string): Promise<boolean> {
  return (await step(text).getAttribute('aria-expanded')) === 'true';
}

async function ticked(text: string): Promise<void> {
  const mark = step(text).locator('.codicon-getting-started-step-checked');
  await showAgain();
  await mark.waitFor();
}

/** The titles of all tabs, once the extension has done what it does at its start. */
async function tabs(): Promise<string[]> {
  await workbench.host(async (vscode) => {
    await vscode.extensions.getExtension('neuron-lens.neuron-lens')!.activate();
    // There and back: what it asked the editor to open is open, or will not be.
    await vscode.commands.executeCommand('setContext', 'neuronLens.asked', true);
  });
  await workbench.editor.settled();
  return workbench.host((vscode) =>
    vscode.window.tabGroups.all.flatMap((group) => group.tabs.map(({ label }) => label)),
  );
}

describe('The first start', () => {
  afterEach(() => workbench.close());

  it('opens the walkthrough by itself, and never again', async () => {
    await open({ settings: USUAL });
    await title('Get started with Neuron Lens').waitFor();
    await workbench.host((vscode) =>
      vscode.commands.executeCommand('workbench.action.closeAllEditors'),
    );
    await reloadWindow(workbench);
    assert.deepEqual(await tabs(), []);
  });

  it('opens nothing where nothing is to be opened at the start, now or later', async () => {
    await open({ settings: { ...USUAL, 'workbench.startupEditor': 'none' } });
    assert.deepEqual(await tabs(), []);
    await workbench.editor.settings(USUAL);
    await reloadWindow(workbench);
    assert.deepEqual(await tabs(), []);
  });

  it('opens nothing where the machine wants no walkthroughs of what was installed', async () => {
    const userData = await mkdtemp(path.join(os.tmpdir(), 'neuron-lens-machine-'));
    // The server's machine has settings of its own, and this is one of a machine.
    await mkdir(path.join(userData, 'Machine'));
    await writeFile(
      path.join(userData, 'Machine', 'settings.json'),
      JSON.stringify({ 'workbench.welcomePage.walkthroughs.openOnInstall': false }),
    );
    try {
      await open({ settings: USUAL, userData });
      assert.deepEqual(await tabs(), []);
    } finally {
      await workbench.close();
      await rm(userData, { recursive: true, force: true, maxRetries: 3 });
    }
  });
});

describe('The walkthrough', () => {
  before(() => open());
  after(() => workbench.close());

  it('is opened by a command', async () => {
    const { editor } = workbench;
    await editor.command('Neuron Lens: Get Started');
    await title('Get started with Neuron Lens').waitFor();
    const { page } = editor;
    await page.locator('.getting-started-step').nth(3).waitFor();
    assert.equal(await page.locator('.getting-started-step').count(), 4);
    assert.equal(await page.locator('.codicon-getting-started-step-checked').count(), 0);
  });

  it('opens a sample in which something is suggested, and is told when that is accepted', async () => {
    const { editor } = workbench;
    await lookAt('Type, and take what is offered');
    await editor.page
      .locator('.getting-started-step .monaco-button', { hasText: 'Sample' })
      .click();
    const ghost = await editor.waitForGhostText();
    assert.ok(ghost.length > 5, ghost);
    await editor.press('Tab');
    await editor.until(
      async () => (await editor.lines()).some((line) => line.includes(`for task in ${ghost}`)),
      'the suggestion is written',
    );
    await ticked('Type, and take what is offered');
  });

  it('shows the same sample again, as it was left', async () => {
    const { editor } = workbench;
    await editor.command('Neuron Lens: Open a Sample to Type In');
    await editor.until(
      async () => (await editor.lines()).some((line) => line.includes('for task in self.tasks:')),
      'the sample is in sight, with what was accepted in it',
    );
    const samples = await workbench.host(({ workspace }) =>
      workspace.textDocuments.filter(({ isUntitled }) => isUntitled).map((one) => one.getText()),
    );
    assert.equal(samples.length, 1);
    assert.match(samples[0]!, /count = 0\n +for task in \S/);
  });

  it('is told when somebody asked why', async () => {
    const { editor } = workbench;
    await lookAt('Ask why');
    await editor.page.locator('.getting-started-step .monaco-button', { hasText: 'Why' }).click();
    await ticked('Ask why');
  });

  it('is told when the inspector was opened, for which there is a text', async () => {
    const { editor } = workbench;
    // The walkthrough covers the sample: no code is in sight.
    await lookAt('Open a neuron worth seeing');
    await editor.page
      .locator('.getting-started-step .monaco-button', { hasText: 'Inspector' })
      .click();
    await inspectorFrame(editor, '.inspector .line');
    await ticked('Open a neuron worth seeing');
  });

  it('is told when the settings were looked at', async () => {
    const { editor } = workbench;
    await lookAt('Make it yours');
    await editor.page
      .locator('.getting-started-step .monaco-button', { hasText: 'Settings' })
      .click();
    await editor.page
      .locator('.settings-editor .setting-item-label', { hasText: 'Eagerness' })
      .waitFor();
    await ticked('Make it yours');
  });
});

describe('The walkthrough in Portuguese', () => {
  before(() => open({ locale: 'pt-br' }));
  after(() => workbench.close());

  it('says everything in it', async () => {
    await workbench.editor.command('Neuron Lens: Primeiros Passos');
    await title('Primeiros passos com o Neuron Lens').waitFor();
    const titles = workbench.editor.page.locator('.getting-started-step .step-title');
    await titles.nth(3).waitFor();
    assert.deepEqual(await titles.allTextContents(), [
      'Digite e aceite o que é oferecido',
      'Pergunte por quê',
      'Abra um neurônio que vale a pena ver',
      'Deixe-o do seu jeito',
    ]);
  });
});
