/** The page to try the inspector on, as anybody's browser has it: no editor, no Node, no other address. */
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

import type { Browser, Frame, Page } from 'playwright-core';

import { buildDemo } from '../../../tools/demo/build.ts';
import { serveFolder, type Served } from '../../../tools/demo/serve.ts';
import { launchBrowser } from '../../../tools/editor/browser.ts';
import { ColourOracle, shownColours } from '../colours.ts';
import { eventually } from '../eventually.ts';
import { chooseNeuron } from '../inspecting.ts';

const PASTED = `def depth(tree):
    if not tree:
        return 0
    return 1 + max(depth(branch) for branch in (tree[0], [tree[1]]))
`;

/** A browser takes its time to load the model on a busy machine. */
const TIMEOUT_MS = 120_000;

describe('The page to try the inspector on', () => {
  let folder: string;
  let served: Served;
  let browser: Browser;
  let page: Page;
  let frame: Frame;
  let oracle: ColourOracle;
  const asked: string[] = [];
  const errors: string[] = [];

  before(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'neuron-lens-demo-'));
    await buildDemo(folder);
    served = await serveFolder(folder, 0);
    oracle = await ColourOracle.open();
    browser = await launchBrowser();
    page = await browser.newPage({ viewport: { width: 1280, height: 720 } });
    page.on('request', (request) => asked.push(request.url()));
    page.on('pageerror', (error) => errors.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') errors.push(message.text());
    });
    page.setDefaultTimeout(TIMEOUT_MS);
    await page.goto(served.address);
    frame = page.frame({ url: /inspector\.html$/ })!;
    await frame.locator('.list [aria-selected=true]').first().waitFor();
  });
  after(async () => {
    await browser.close();
    await oracle.close();
    served.close();
    await rm(folder, { recursive: true });
  });

  /** Waits until the colours are those that the installed engine gives. */
  async function coloured(text: string, neuron: string, language: 'py' | 'ts'): Promise<void> {
    const wanted = await oracle.levels(text, neuron, language);
    const deadline = Date.now() + 60_000;
    for (;;) {
      const { levels } = await shownColours(frame);
      if (levels.length > 100 && levels.every((level, at) => level === wanted[at])) break;
      assert.ok(Date.now() < deadline, `${neuron} has its colours`);
      await page.waitForTimeout(100);
    }
    assert.ok(new Set(wanted).size > 2, `${neuron} does something`);
  }

  it('colours a sample by a neuron that is chosen', async () => {
    await chooseNeuron(frame, 'L1·265');
    await coloured(await page.locator('#code').inputValue(), 'L1·265', 'ts');
  });

  it('colours what is pasted, and what is typed into it', async () => {
    await page.locator('#language').selectOption('python');
    await page.locator('#code').fill(PASTED);
    await coloured(PASTED, 'L1·265', 'py');
    await page.locator('#code').press('Control+Home');
    await page.keyboard.type('# how deep (it is)\n');
    await coloured(`# how deep (it is)\n${PASTED}`, 'L1·265', 'py');
  });

  it('parses what is pasted, for a query of one’s own', async () => {
    await frame.getByRole('button', { name: 'Neurons for what is selected' }).click();
    await frame.getByLabel('as a tree-sitter query').fill('(comment) @on');
    await frame.getByText('It matches 1 times.').waitFor();
    await page.keyboard.press('Escape');
    await frame.locator('.page.selection').waitFor({ state: 'hidden' });
  });

  it('has the taught neurons and certificates', async () => {
    await chooseNeuron(frame, 'L3·0');
    const first = frame.locator('.list').first().locator('.row').first();
    await eventually(async () => assert.match((await first.textContent()) ?? '', /tracks/));
  });

  it('shows what a neuron was strongest on among unseen code, with the cursor there', async () => {
    await chooseNeuron(frame, 'L1·265');
    const code = page.locator('#code');
    const before = await code.inputValue();
    await frame.locator('.list').first().focus();
    await page.keyboard.press('Enter');
    await frame.locator('.snippet').first().click();
    await page.waitForFunction(
      (text) => document.querySelector('textarea')!.value !== text,
      before,
    );
    assert.ok((await code.inputValue()).length > 1_000, 'a text of the catalogue');
    assert.ok(await page.evaluate<boolean>('document.querySelector("#code").selectionStart > 0'));
  });

  it('speaks Portuguese where that is asked for', async () => {
    const other = await browser.newPage({ locale: 'pt-BR' });
    other.setDefaultTimeout(TIMEOUT_MS);
    try {
      await other.goto(served.address);
      assert.match((await other.locator('#about').textContent()) ?? '', /Nada sai desta página/);
      const inspector = other.frame({ url: /inspector\.html$/ })!;
      await inspector.locator('.list [aria-selected=true]').first().waitFor();
      assert.equal(await inspector.evaluate('document.documentElement.lang'), 'pt-br');
    } finally {
      await other.close();
    }
  });

  it('asks nobody but the server that it came from, and breaks no rule of its own', () => {
    const elsewhere = asked.filter(
      (address) => !address.startsWith(served.address) && !address.startsWith('blob:'),
    );
    assert.deepEqual(elsewhere, []);
    assert.ok(asked.some((address) => address.endsWith('model.onnx')));
    assert.deepEqual(errors, []);
  });

  it('lets not even its worker reach another address', async () => {
    const refused = await page.evaluate(async () => {
      const code = `addEventListener('securitypolicyviolation', (event) => postMessage(event.violatedDirective));
        fetch('http://127.0.0.1:9/').catch(() => undefined)
          .then(() => setTimeout(() => postMessage('it was tried'), 2_000));`;
      const worker = new Worker(URL.createObjectURL(new Blob([code])));
      return new Promise((resolve) => (worker.onmessage = ({ data }) => resolve(data)));
    });
    assert.equal(refused, 'connect-src');
  });
});
