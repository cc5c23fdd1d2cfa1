/** The Neuron Inspector in a real VS Code, from the installed VSIX, against the engine that came with it. */
import assert from 'node:assert/strict';

import type { Frame } from 'playwright-core';

import { ColourOracle } from '../colours.ts';
import { eventually } from '../eventually.ts';
import { chooseNeuron } from '../inspecting.ts';
import { inspectorFrame } from '../inspector-frame.ts';
import { openWorkbench, type TestWorkbench } from '../workbench.ts';

const COLOUR = `(() => {
  const strongest = [...document.querySelectorAll('.line .code > span')]
    .sort((a, b) => Math.abs(/v(-?\\d+)/.exec(b.className)[1]) - Math.abs(/v(-?\\d+)/.exec(a.className)[1]))[0];
  return getComputedStyle(strongest).backgroundColor;
})()`;

describe('The inspector in the workbench', () => {
  let oracle: ColourOracle;
  let workbench: TestWorkbench;

  before(async () => {
    oracle = await ColourOracle.open();
    workbench = await openWorkbench({ settings: { 'editor.autoClosingBrackets': 'never' } });
    await workbench.editor.openFile('queue.ts');
    await workbench.editor.goTo(1, 1);
    await workbench.editor.command('Neuron Lens: Open Neuron Inspector');
  });
  after(async () => {
    await oracle.close();
    await workbench.close();
  });

  function inspector(): Promise<Frame> {
    return inspectorFrame(workbench.editor, '.inspector .line');
  }

  function documentText(): Promise<string> {
    return workbench.host((vscode) => {
      const [editor] = vscode.window.visibleTextEditors;
      return editor!.document.getText();
    });
  }

  /** Waits until the colours in sight are those of the document’s text; returns them. */
  function settled(frame: Frame): Promise<readonly number[]> {
    return oracle.settled(workbench.editor, frame, documentText);
  }

  it('opens on the best certified neuron for bracket depth, and colours each character by it', async () => {
    const frame = await inspector();
    await frame.locator('.list [role=option]').first().waitFor();
    await frame.locator('.list [role=option][aria-selected=true]').first().waitFor();
    const levels = await settled(frame);
    assert.ok(new Set(levels).size > 5, 'a neuron that does something');
    assert.match(await frame.evaluate<string>(COLOUR), /^rgb\(\d+, \d+, \d+\)$/);
    // The catalogue of the shipped model: docs/neurons.md.
    assert.equal(await frame.locator('.chosen').textContent(), 'L1·265');
    const first = frame.locator('.list').first().locator('.row').first();
    await eventually(async () =>
      assert.match((await first.textContent()) ?? '', /^L1·265.*tracks.*found/),
    );
  });

  it('follows the keys typed in the editor', async () => {
    const frame = await inspector();
    const before = await settled(frame);
    await workbench.editor.page.locator('.editor-instance .view-lines').first().click();
    await workbench.editor.goTo(2, 1);
    await workbench.editor.type('{([');
    await eventually(async () => assert.match(await documentText(), /^.*\r?\n\{\(\[/));
    const after = await settled(frame);
    const line = (await documentText()).indexOf('\n') + 1;
    assert.deepEqual(after.slice(0, line), before.slice(0, line));
    assert.notDeepEqual(after.slice(line + 3), before.slice(line, before.length));
  });

  it('goes to another neuron with the arrow keys', async () => {
    const frame = await inspector();
    const list = frame.locator('.list').first();
    const first = list.locator('[role=option]').first();
    const { keyboard } = workbench.editor.page;
    await list.focus();
    await workbench.editor.until(async () => {
      // Again each time: what was typed just now may still change the ranking.
      await keyboard.press('Home');
      return (await first.getAttribute('aria-selected')) === 'true';
    }, 'the first neuron is chosen');
    const before = await frame.locator('.chosen').textContent();
    await keyboard.press('ArrowDown');
    await workbench.editor.until(
      async () => (await frame.locator('.chosen').textContent()) !== before,
      'another neuron is chosen',
    );
    await settled(frame);
  });

  it('paints the real editor at a click, names neuron and scale, and goes along with another', async () => {
    const { editor } = workbench;
    const frame = await inspector();
    const status = (words: RegExp) =>
      editor.page.locator('.statusbar-item', { hasText: words }).first();
    await editor.page.locator('.editor-instance .view-lines').first().click();
    await frame.locator('button.words', { hasText: 'Colour This Editor' }).click();
    const name = (await frame.locator('.chosen').textContent()) ?? '';
    await status(new RegExp(`${name} h: `)).waitFor();
    await frame.locator('button.words[aria-pressed=true]', { hasText: 'Colour' }).waitFor();
    await chooseNeuron(frame, 'L2·7');
    await status(/L2·7 h: blue −1, orange \+1/).waitFor();

    // The panel has the keyboard: completion is still told of, and its menu has what belongs to it.
    await status(/Lens$/).click();
    const menu = editor.page.locator('.quick-input-list .monaco-list-row');
    await menu.filter({ hasText: 'Colour This Editor' }).waitFor();
    await menu.filter({ hasText: 'Eagerness: Balanced' }).click();
    await menu.filter({ hasText: 'Quiet' }).click();
    await editor.until(
      () =>
        workbench.host(
          (vscode) => vscode.workspace.getConfiguration('neuronLens').get('eagerness') === 'quiet',
        ),
      'the setting is another',
    );

    await editor.page.locator('.editor-instance .view-lines').first().click();
    await editor.goTo(3, 4);
    await workbench.host((vscode) => vscode.commands.executeCommand('editor.action.showHover'));
    const hover = editor.page.locator('.monaco-hover', { hasText: /L2·7\sh\s=\s/ });
    await hover.waitFor();
    const told = (await hover.textContent()) ?? '';
    // The editor writes spaces that do not break.
    assert.match(told, /L2·7\sh\s=\s[+−]?\d\.\d\d/);
    assert.match(told, /column\s4/);
    assert.match(told, /Next:\s.+\s\d\.\d\d/);
    await editor.press('Escape');

    // One that was told to count says its number.
    await chooseNeuron(frame, 'L3·0');
    const counted = /L3·0 h: orange from 0 to 4\+/;
    await status(counted).waitFor();
    await editor.page.locator('.editor-instance .view-lines').first().click();
    await editor.goTo(3, 4);
    await workbench.host((vscode) => vscode.commands.executeCommand('editor.action.showHover'));
    await editor.page
      .locator('.monaco-hover', { hasText: /bracket\sdepth:\ssays\s\d,\sis\s\d\s[✓✗]/ })
      .waitFor();
    await editor.press('Escape');

    await status(counted).click();
    await frame.locator('button.words[aria-pressed=false]', { hasText: 'Colour' }).waitFor();
    await status(counted).waitFor({ state: 'detached' });
  });

  it('paints the real editor, and stops when asked again', async () => {
    const { editor } = workbench;
    const painted = `[...document.querySelectorAll('.editor-instance .view-overlays [class*="ced-"]')].length`;
    await editor.page.locator('.editor-instance .view-lines').first().click();
    await editor.command('Neuron Lens: Colour This Editor');
    await editor.until(async () => (await editor.page.evaluate<number>(painted)) > 20, 'colours');
    // The palette finds the American spelling as well.
    await editor.command('Neuron Lens: Color This Editor', 'Neuron Lens: Colour This Editor');
    await editor.until(async () => (await editor.page.evaluate<number>(painted)) === 0, 'none');
  });
});
