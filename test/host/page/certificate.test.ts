/** Certificates in a real VS Code, from the installed VSIX, against the catalogue that came with it. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';

import type { Frame } from 'playwright-core';
import * as v from 'valibot';

import type { VerdictKind } from '../../../src/core/certify/catalogue.ts';
import { columnValues } from '../../../src/runtime/columns.ts';
import { VERDICT_SIGNS } from '../../../src/webview/view/titles.ts';
import { eventually } from '../eventually.ts';
import { inspectorFrame } from '../inspector-frame.ts';
import { installedExtension, modelOf } from '../installed.ts';
import { openWorkbench, type TestWorkbench } from '../workbench.ts';

interface Listed {
  readonly texts: readonly { readonly text: string }[];
  readonly units: readonly {
    readonly neuron: string;
    readonly h: {
      readonly constant?: true;
      readonly verdict: { readonly kind: VerdictKind };
      readonly figures: { readonly braces?: Readonly<Record<string, readonly number[]>> };
      readonly snippets: readonly (readonly [text: number, offset: number, value: number])[];
    };
  }[];
}

describe('A certificate in the workbench', () => {
  let workbench: TestWorkbench;
  let catalogue: Listed;
  let frame: Frame;

  before(async () => {
    const file = path.join(modelOf(installedExtension()), 'neurons.json');
    const read = JSON.parse(readFileSync(file, 'utf8')) as Listed;
    catalogue = { ...read, units: v.parse(columnValues, read.units) as Listed['units'] };
    workbench = await openWorkbench();
    const { editor } = workbench;
    await editor.openFile('queue.ts');
    await editor.command('Neuron Lens: Open Neuron Inspector');
    frame = await inspectorFrame(editor, '.list [aria-selected=true]');
  });
  after(() => workbench.close());

  /** What the catalogue says of the neuron that is chosen. */
  async function listed(): Promise<Listed['units'][number]> {
    const name = ((await frame.locator('.chosen').textContent()) ?? '').replace('·', '.');
    const unit = catalogue.units.find(({ neuron }) => neuron === name);
    assert.ok(unit, name);
    return unit;
  }

  it('opens from the list with the verdict of the catalogue', async () => {
    await frame.locator('.list').first().focus();
    await workbench.editor.page.keyboard.press('Home');
    await workbench.editor.page.keyboard.press('Enter');
    await frame.locator('.certificate .sentence').waitFor();
    const { h, neuron } = await listed();
    const kind = h.constant ? 'noEvidence' : h.verdict.kind;
    assert.equal(await frame.locator('.judgement .sign').textContent(), VERDICT_SIGNS[kind]);
    const title = (await frame.locator('.certificate h2').textContent()) ?? '';
    assert.ok(title.includes(`${neuron.replace('.', '·')} h`), title);
    assert.equal(await frame.locator('.certificate .banner').count(), 0, 'it is not stale');
    const shown = await frame.locator('.list').first().locator('.held-out').first().textContent();
    const rho = h.figures.braces?.['bracketDepth']?.[0] ?? NaN;
    // Two digits are shown of three.
    assert.ok(Math.abs(Number(shown?.replace('−', '-')) - rho) < 0.0051, `${String(shown)} ${rho}`);
  });

  it('opens a snippet to read, which the Inspector follows', async () => {
    const [place] = (await listed()).h.snippets;
    assert.ok(place);
    await frame.locator('.snippet').first().click();
    const { editor } = workbench;
    const opened = () =>
      workbench.host((vscode) => {
        const shown = vscode.window.activeTextEditor;
        return shown?.document.uri.scheme === 'neuron-lens-snippet'
          ? {
              text: shown.document.getText(),
              offset: shown.document.offsetAt(shown.selection.active),
            }
          : undefined;
      });
    await eventually(async () => {
      const shown = await opened();
      assert.equal(shown?.text, catalogue.texts[place[0]]?.text);
      assert.equal(shown?.offset, place[1]);
    });
    // The editor gets the keyboard at last, and would take it from the panel.
    await editor.page.locator('.editor-group-container.active .monaco-editor.focused').waitFor();
    await frame.locator('.certificate h2').focus();
    await editor.page.keyboard.press('Escape');
    await frame.locator('.certificate').waitFor({ state: 'hidden' });
    await editor.until(
      async () =>
        !((await frame.locator('.text[role=textbox]').getAttribute('aria-label')) ?? '').includes(
          'queue.ts',
        ),
      'the Inspector shows the snippet',
    );
  });

  it('is led to by a link, which is looked at before it is followed', async () => {
    const { editor } = workbench;
    await workbench.host(async (vscode) => {
      await vscode.commands.executeCommand('neuronLens.showNeuron', 'L2.5');
    });
    await frame.locator('.chosen', { hasText: /^L2·5$/ }).waitFor();
    await workbench.host(async (vscode) => {
      await vscode.commands.executeCommand('neuronLens.showNeuron', 'L99.0');
    });
    await workbench.host(async (vscode) => {
      await vscode.commands.executeCommand('notifications.showList');
    });
    await editor.until(
      async () => (await editor.notifications()).some((text) => text.includes('There is no L99.0')),
      'the link is refused, with the reason',
    );
    assert.equal(await frame.locator('.chosen').textContent(), 'L2·5');
  });
});
