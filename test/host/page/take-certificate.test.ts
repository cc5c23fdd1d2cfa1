/** A certificate to take home, from the panel and from `npm run inspect`, with the shipped model. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';

import type { Page } from 'playwright-core';

import type { PanelMemory, SavedFile } from '../../../src/protocol/panel.ts';
import { launchBrowser } from '../../../tools/editor/browser.ts';
import { repository } from '../../../tools/editor/paths.ts';
import { savedCertificate } from '../../../tools/inspect/certificate.ts';
import type { InspectorPage } from '../../../tools/inspector/page.ts';
import { openEngine } from '../../../tools/inspector/engine.ts';
import { shippedModel, shippedModelFolder } from '../../../tools/shipped-model.ts';
import { openedPages } from '../opened-pages.ts';

const TAUGHT = { layer: 2, unit: 1 };
const SUBJECTS = [
  ['a neuron', { layer: 0, unit: 265 }],
  ['what was fitted to a label', { probe: 'bracketDepth' }],
  ['a taught neuron', TAUGHT],
] as const;
const text = readFileSync(path.join(repository, 'examples', 'queue.ts'), 'utf8');

/** Runs in the page: what a drawing tells of it, without its space. */
function wordsShown(): string {
  const shown = document.querySelector('.page.certificate')!;
  const body = shown.querySelector('.certificate-body')!.cloneNode(true) as HTMLElement;
  const left = '.take-certificate, .spoken, .card > .link, .how > p, .card > .how, .here, title';
  for (const part of body.querySelectorAll(left)) part.remove();
  return `${shown.querySelector('h2')!.textContent}${body.textContent}`.replaceAll(/\s/g, '');
}

/** Runs in the page. */
function coloursOfExcerpts(): string[] {
  const coloured = document.querySelectorAll('.snippets [class^="v"], .snippet-scale [class^="v"]');
  const colours = [...coloured].map((one) => getComputedStyle(one).backgroundColor);
  return [...new Set(colours)].sort();
}

describe('A certificate to take home', () => {
  const pages = openedPages(shippedModelFolder);

  async function opened(subject: PanelMemory['subject']): Promise<InspectorPage> {
    const memory = { subject, proposed: false, page: 'certificate' } as const;
    const inspector = await pages.open({ text, tabSize: 2, memory });
    await inspector.page.locator('.certificate .sentence').waitFor();
    return inspector;
  }

  async function saved({ said, page, settled }: InspectorPage, format: string): Promise<SavedFile> {
    const before = said.length;
    await page.getByRole('button', { name: `Save as ${format}: The certificate` }).click();
    for (;;) {
      const one = said.slice(before).find(({ kind }) => kind === 'save');
      if (one?.kind === 'save') return one.file;
      await settled();
    }
  }

  const paper = (page: Page, name: string): Promise<void> =>
    page.locator('.page.certificate').getByLabel(name).check();

  /** What is written in a drawing, without its space, and the colours of its squares. */
  async function read(svg: string): Promise<{ words: string; fills: string[]; back: string }> {
    const browser = await launchBrowser();
    try {
      const page = await browser.newPage();
      return await page.evaluate((drawing) => {
        const root = new DOMParser().parseFromString(drawing, 'image/svg+xml').documentElement;
        const fills = [...root.querySelectorAll('rect')].map((one) => one.getAttribute('fill')!);
        const words = [...root.querySelectorAll('text')].map((one) => one.textContent).join('');
        return {
          words: words.replaceAll(/\s/g, ''),
          fills: fills.map((fill) => fill.replaceAll(',', ', ')),
          back: fills[0]!,
        };
      }, svg);
    } finally {
      await browser.close();
    }
  }

  for (const [name, subject] of SUBJECTS) {
    it(`is a drawing that says what the page says: ${name}`, async () => {
      const inspector = await opened(subject);
      const { content } = await saved(inspector, 'SVG');
      const { words } = await read(content);
      const shown = await inspector.page.evaluate(wordsShown);
      assert.ok(/\d\.\d\d/.test(shown), 'there are figures');
      assert.equal(words.replace(shippedModel, ''), shown);
      assert.doesNotMatch(content, /foreignObject|<script|class=|href|url\(/);
      assert.deepEqual(inspector.errors, []);
    });
  }

  it('has the colours of the excerpts and their scale, here and on paper', async () => {
    const inspector = await opened({ layer: 0, unit: 265 });
    const here = await read((await saved(inspector, 'SVG')).content);
    const colours = await inspector.page.evaluate(coloursOfExcerpts);
    assert.ok(colours.length > 40, `${colours.length} colours`);
    assert.deepEqual(
      colours.filter((colour) => !here.fills.includes(colour)),
      [],
    );
    await paper(inspector.page, 'white');
    const light = await read((await saved(inspector, 'SVG')).content);
    await paper(inspector.page, 'dark');
    const dark = await read((await saved(inspector, 'SVG')).content);
    assert.deepEqual([light.back, dark.back], ['rgb(255,255,255)', 'rgb(31,31,31)']);
    assert.equal(new Set(light.fills).size, new Set(dark.fills).size);
    assert.deepEqual([light.words, dark.words], [here.words, here.words]);
  });

  it('is a picture as large as the drawing, at three pixels for one', async () => {
    const inspector = await opened({ layer: 0, unit: 265 });
    const svg = await saved(inspector, 'SVG');
    const png = Buffer.from((await saved(inspector, 'PNG')).content, 'base64');
    assert.equal(png.toString('latin1', 1, 4), 'PNG');
    assert.deepEqual(
      [png.readUInt32BE(16), png.readUInt32BE(20)],
      [
        3 * Number(/ width="([\d.]+)"/.exec(svg.content)?.[1]),
        Math.round(3 * Math.floor(Number(/ height="([\d.]+)"/.exec(svg.content)?.[1]))),
      ],
    );
  });

  it('is a page that runs nothing and needs nothing, bars and colours included', async () => {
    const inspector = await opened({ layer: 0, unit: 265 });
    await paper(inspector.page, 'white');
    const { content } = await saved(inspector, 'HTML');
    assert.doesNotMatch(content, /<script|<button|src=|url\(|class=/);
    const browser = await launchBrowser();
    try {
      const page = await browser.newPage();
      const errors: string[] = [];
      page.on('console', (message) => errors.push(message.text()));
      await page.setContent(content);
      const words = (await page.locator('body').innerText()).replaceAll(/\s+/g, ' ');
      assert.match(words, /L1·265/);
      assert.match(words, /As its forget gate stands at most characters/);
      const bars = await page.locator('td[aria-hidden] span:last-child').all();
      const widths = await Promise.all(bars.map(async (bar) => (await bar.boundingBox())?.width));
      assert.ok(bars.length > 4 && widths.every((width) => (width ?? 0) > 20), String(widths));
      assert.deepEqual(errors, []);
    } finally {
      await browser.close();
    }
    assert.deepEqual(inspector.errors, []);
  });

  it('is the same from the command line', async () => {
    const subject = { layer: 0, unit: 265 };
    const inspector = await opened(subject);
    await paper(inspector.page, 'white');
    const here = await saved(inspector, 'SVG');
    const engine = await openEngine(shippedModelFolder);
    try {
      const wanted = { format: 'svg', paper: 'light', quantity: 'h', subject } as const;
      assert.equal((await savedCertificate(engine, wanted)).content, here.content);
    } finally {
      await engine.close();
    }
  });
});
