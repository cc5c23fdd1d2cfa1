/** The certificate in the page by itself, with the engine behind it and a catalogue made for the test. */
import assert from 'node:assert/strict';
import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';

import { FIRST_MEMORY } from '../../../src/protocol/panel-memory.ts';
import type { PanelMemory } from '../../../src/protocol/panel.ts';
import { repository } from '../../../tools/editor/paths.ts';
import { openEngine, type PageEngine } from '../../../tools/inspector/engine.ts';
import { openInspectorPage, type InspectorPage } from '../../../tools/inspector/page.ts';
import { seriousViolations } from '../accessibility.ts';
import { catalogueJson, modelWithCatalogue, tinyHash } from '../../unit/support/catalogue.ts';

const TEXT = readFileSync(path.join(repository, 'examples', 'queue.ts'), 'utf8');

describe('The page of a certificate', () => {
  let folder: string;
  let engine: PageEngine;
  let opened: InspectorPage | undefined;

  before(async () => {
    folder = modelWithCatalogue(catalogueJson(tinyHash));
    engine = await openEngine(folder);
  });
  afterEach(() => opened?.close());
  after(async () => {
    await engine.close();
    rmSync(folder, { recursive: true });
  });

  async function openAt(
    memory: Partial<PanelMemory>,
    theme: 'dark' | 'hc' | 'light' = 'dark',
  ): Promise<InspectorPage> {
    const place = {
      version: 1,
      tabSize: 4,
      isParsed: true,
      line: 0,
      cursor: TEXT.indexOf('{') + 1,
    };
    const document = { uri: 'test:queue.ts', name: 'queue.ts', text: TEXT, ...place };
    await engine.open(document);
    const options = { theme, engine, document: () => document };
    opened = await openInspectorPage({ ...options, memory: { ...FIRST_MEMORY, ...memory } });
    opened.session.show(document.uri);
    await opened.settled();
    return opened;
  }

  const certificate = { page: 'certificate' } as const;
  const unit = (index: number) => ({ ...certificate, subject: { layer: 0, unit: index } });

  it('says what is shown and what is not, in words', async () => {
    const { page, errors } = await openAt(unit(0));
    const sentence = page.locator('.sentence');
    assert.match((await sentence.textContent()) ?? '', /^Tracks “bracket depth”/);
    const expected = [/^Follows indentation instead/, /^It never moves/, /^No evidence/];
    for (const [index, words] of expected.entries()) {
      await page.locator('.search').fill(`L1.${index + 1}`);
      await page.locator('.search').press('Enter');
      await page.locator('.sentence', { hasText: words }).waitFor();
    }
    assert.deepEqual(errors, []);
  });

  it('means something in one sentence below its headline, whatever the verdict', async () => {
    const { page } = await openAt(unit(0));
    const means = page.locator('.means');
    assert.match((await means.textContent()) ?? '', /^The higher its value, the greater “bracket/);
    const expected = [
      /^It goes with “bracket depth” \(0\.55\), but hardly so \(0\.10\)/,
      /^Nearest/,
    ];
    for (const [index, words] of [expected[0]!, undefined, expected[1]!].entries()) {
      await page.locator('.search').fill(`L1.${index + 1}`);
      await page.locator('.search').press('Enter');
      if (words === undefined) await means.waitFor({ state: 'detached' });
      else await means.filter({ hasText: words }).waitFor();
    }
  });

  it('says of each figure how it is computed, where it stands, by a key', async () => {
    const { page } = await openAt(unit(0));
    const rows = page.locator('.figures tbody tr');
    assert.equal(await rows.locator('details.how').count(), await rows.count());
    const cards = page.locator('.page.certificate .card:not(:has(.figures))');
    assert.equal(await cards.locator('details.how').count(), await cards.count());
    const p = rows.filter({ hasText: 'shifted text' }).first();
    const told = p.locator('.how p');
    assert.equal(await told.isVisible(), false);
    await p.locator('summary').press('Enter');
    await told.waitFor();
    assert.match((await told.textContent()) ?? '', /labels 199 times/);
    assert.equal(await page.locator('a').count(), 0, 'nothing leads out of the page');
  });

  it('colours every character of a snippet, and ties none together', async () => {
    const opened = await openAt(unit(0));
    const code = opened.page.locator('.snippet code').first();
    const looks = await code.evaluate((one) => ({
      bare: [...one.childNodes].filter(
        (node) => node.nodeType === Node.TEXT_NODE && node.textContent !== '↵\n',
      ).length,
      colours: new Set([...one.children].map((part) => getComputedStyle(part).backgroundColor))
        .size,
      ligatures: getComputedStyle(one).fontVariantLigatures,
    }));
    assert.deepEqual([looks.bare, looks.ligatures], [0, 'none']);
    assert.ok(looks.colours > 2, `${looks.colours} colours`);
    assert.deepEqual(opened.errors, []);
  });

  it('names a catalogue that is stale, and shows it all the same', async () => {
    const { page } = await openAt(unit(0));
    assert.match((await page.locator('.banner').textContent()) ?? '', /stale/);
    assert.equal(await page.locator('.figures tbody tr').count(), 7);
  });

  it('opens from the list by a key, and goes back by another', async () => {
    const { page } = await openAt({ subject: { layer: 0, unit: 0 } });
    const list = page.locator('.list').first();
    await list.focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('Enter');
    await page.locator('.certificate .sentence').waitFor();
    const first = await page.locator('.certificate h2').textContent();
    await page.keyboard.press('ArrowDown');
    await page
      .locator('.certificate h2')
      .filter({ hasNotText: first ?? '' })
      .waitFor();
    await page.keyboard.press('Escape');
    await page.locator('.certificate').waitFor({ state: 'hidden' });
    assert.ok(await list.evaluate((one) => one === document.activeElement));
  });

  it('lights the way of the character under the cursor', async () => {
    const { page, session } = await openAt(unit(0));
    const lit = page.locator('.tree [aria-current]');
    assert.match((await lit.textContent()) ?? '', /in a string: no: 0\.70/);
    session.editorMoved({ cursor: 0 });
    await page.locator('.tree [aria-current]', { hasText: /^bracket depth at most 0/ }).waitFor();
  });

  it('asks the editor for a snippet', async () => {
    const { page, said, settled } = await openAt(unit(0));
    await page.locator('.snippet').nth(1).click();
    await settled();
    const asked = said.find((one) => one.kind === 'openSnippet');
    assert.deepEqual(asked, { kind: 'openSnippet', text: 0, offset: 12 });
  });

  it('keeps a virtual neuron apart, says that it is none, and colours by it', async () => {
    const { page } = await openAt({});
    const probes = page.locator('.list .row.virtual');
    assert.equal(await probes.count(), 1);
    assert.equal(await page.locator('.list').first().locator('.virtual').count(), 0);
    await probes.click();
    await page.locator('.chosen', { hasText: /^probe: bracket depth$/ }).waitFor();
    await page.locator('.code > [class^="v"]:not(.v0)').first().waitFor();
    await probes.dblclick();
    await page.locator('.sentence', { hasText: /^No neuron/ }).waitFor();
  });

  for (const theme of ['light', 'dark', 'hc'] as const) {
    it(`has no serious violation of accessibility: ${theme}`, async () => {
      const { page } = await openAt(unit(0), theme);
      for (const summary of await page.locator('.certificate summary').all()) {
        await summary.click();
      }
      assert.deepEqual(await seriousViolations(page), []);
    });
  }

  it('of a taught neuron says what it was told and how exactly it counts, of a helper that it is one', async () => {
    const own = path.join(repository, 'test', 'fixtures', 'models', 'tiny-taught');
    const before = engine;
    engine = await openEngine(own);
    try {
      const { page, errors } = await openAt({
        ...{ ...certificate, subject: { layer: 2, unit: 1 } },
        proposed: false,
      });
      const sentence = page.locator('.sentence', { hasText: /^Taught: it was told “loop depth”/ });
      await sentence.waitFor();
      assert.match((await page.locator('.banner').textContent()) ?? '', /Labels have changed/);
      await page.locator('.cards td', { hasText: 'counts roughly' }).first().waitFor();
      assert.match(
        (await page.locator('.means').textContent()) ?? '',
        /gauge.*network does not rely on it\. In C it is exactly right on 80 %/,
      );
      // C and TypeScript also without their indentation.
      const first = page.locator('.card').first();
      assert.equal(await first.locator('tbody tr').count(), 5);
      await page.locator('.card', { hasText: 'Where it loses count' }).waitFor();
      const search = page.locator('.search');
      await search.fill('L3.9');
      await search.press('Enter');
      await page.locator('.sentence', { hasText: /^A helper of the taught layer/ }).waitFor();
      await search.fill('L3.10');
      await search.press('Enter');
      assert.match(
        (await page.locator('.neurons .problem').textContent()) ?? '',
        /L2·0–15, L3·0–9/,
      );
      assert.deepEqual(errors, []);
    } finally {
      await engine.close();
      engine = before;
    }
  });

  it('says what to do where there is no catalogue', async () => {
    const own = path.join(repository, 'test', 'fixtures', 'models', 'tiny');
    const before = engine;
    engine = await openEngine(own);
    try {
      const { page } = await openAt(unit(0));
      assert.match((await page.locator('.banner').textContent()) ?? '', /without a catalogue/);
    } finally {
      await engine.close();
      engine = before;
    }
  });
});
