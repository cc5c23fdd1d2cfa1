/** Neurons that were taught to count, in the page: beside those that were found, and where they are wrong. */
import assert from 'node:assert/strict';
import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { FIRST_MEMORY } from '../../../src/protocol/panel-memory.ts';
import type { PanelMemory, ShownDocument } from '../../../src/protocol/panel.ts';
import { openEngine, type PageEngine } from '../../../tools/inspector/engine.ts';
import { openInspectorPage, type InspectorPage } from '../../../tools/inspector/page.ts';
import { catalogueJson, tinyHash, type Json } from '../../unit/support/catalogue.ts';
import { copyOfTaught } from '../../unit/support/taught.ts';
import { seriousViolations } from '../accessibility.ts';

const TEXT = 'for (const a of list) {\n  while (a) { call([a], "b"); }\n}\n'.repeat(12);

/** In which nothing is certified for loops, and L1·7 comes nearest. */
function nothingForLoops(): Json {
  const json = catalogueJson(tinyHash);
  const labels = json['labels'] as Record<string, Json>;
  const { braces } = labels['bracketDepth'] as { braces: Json };
  labels['loopDepth'] = { braces: { ...braces, best: { neuron: 'L1.7', quantity: 'c' } } };
  return json;
}

describe('Taught neurons in the page of the inspector', () => {
  let folder: string;
  let engine: PageEngine;
  let opened: InspectorPage | undefined;

  before(async () => {
    folder = copyOfTaught();
    writeFileSync(path.join(folder, 'neurons.json'), JSON.stringify(nothingForLoops()));
    engine = await openEngine(folder);
  });
  afterEach(() => opened?.close());
  after(async () => {
    await engine.close();
    rmSync(folder, { recursive: true });
  });

  async function open(
    memory: Partial<PanelMemory>,
    theme: 'dark' | 'hc' | 'light' = 'dark',
  ): Promise<InspectorPage> {
    const document: ShownDocument = {
      ...{ uri: 'test:loops.ts', name: 'loops.ts', version: 1, text: TEXT, tabSize: 4 },
      ...{ isParsed: true, line: 0, cursor: 0 },
    };
    await engine.open(document);
    opened = await openInspectorPage({
      ...{ theme, engine, document: () => document, size: { width: 1000, height: 720 } },
      memory: { ...FIRST_MEMORY, ...memory },
    });
    opened.session.show(document.uri);
    await opened.settled();
    return opened;
  }

  const LOOPS = { layer: 2, unit: 1 };

  it('stand in the list with their figure on unseen code, marked as taught', async () => {
    const { page, errors } = await open({ label: 'loopDepth' });
    const own = page.locator('.row', { hasText: 'L3·1' });
    assert.match((await own.textContent()) ?? '', /◆ 80 % exact: counts roughly.*taught.*r 0\.90/);
    assert.match((await own.locator('.held-out').getAttribute('title')) ?? '', /^r: Pearson/);
    const other = page.locator('.row', { hasText: 'L3·0' });
    assert.match((await other.textContent()) ?? '', /told “bracket depth”.*–/);
    assert.deepEqual(errors, []);
  });

  it('are offered where nothing found passes, beside what comes nearest, a click each', async () => {
    const { page } = await open({ label: 'loopDepth' });
    const note = page.locator('.note');
    assert.match(
      (await note.textContent()) ?? '',
      /Nearest comes L1·7 c\. L3·1 h was taught it\. The virtual neuron/,
    );
    await note.locator('button', { hasText: 'L3·1' }).press('Enter');
    await page.locator('.chosen', { hasText: /^L3·1$/ }).waitFor();
    assert.equal(await page.locator('.quantities :checked').inputValue(), 'h');
    await note.locator('button', { hasText: 'L1·7' }).click();
    await page.locator('.chosen', { hasText: /^L1·7$/ }).waitFor();
    assert.equal(await page.locator('.quantities :checked').inputValue(), 'c');
  });

  it('are worth seeing, with a sentence that does not call them found', async () => {
    const inspector = await open({ page: 'gallery' });
    const { page } = inspector;
    const card = page.locator('.picture-card', { hasText: 'L3·1 h' });
    assert.match(
      (await card.textContent()) ?? '',
      /◆ taught.*Did not find it out: it was taught “loop depth”.*right on 80 % of unseen/,
    );
    await card.click();
    await page.locator('.chosen', { hasText: /^L3·1$/ }).waitFor();
    await page.locator('.label-select').filter({ hasText: 'loop depth' }).waitFor();
  });

  for (const theme of ['light', 'dark', 'hc'] as const) {
    it(`are marked where their number is wrong, by a mark that the legend explains: ${theme}`, async () => {
      const inspector = await open({ label: 'loopDepth', subject: LOOPS, proposed: false }, theme);
      const { page } = inspector;
      const wrong = page.locator('.miscounts');
      await wrong.first().waitFor();
      const legend = page.locator('.colour-legend');
      assert.match((await legend.textContent()) ?? '', /^▁ under a character/);
      // The dash is seen on every background: it is of the text's own colour.
      const isOfTheText = await wrong.first().evaluate((one) => {
        const { backgroundImage, color } = getComputedStyle(one);
        return backgroundImage.includes(color);
      });
      assert.ok(isOfTheText);
      await wrong.first().click();
      const count = page.locator('.facts .miscounted');
      assert.match((await count.textContent()) ?? '', /says \d, is \d ✗/);
      assert.deepEqual(await seriousViolations(page), []);
      // As a cell it says no number.
      await page.locator('.more').click();
      await page.locator('.quantities input[value=c]').check();
      await inspector.settled();
      assert.equal(await wrong.count(), 0);
      assert.equal(await legend.isVisible(), false);
    });
  }

  it('are coloured by what they count: nothing at 0, and more for each step', async () => {
    const { page } = await open({ subject: LOOPS, proposed: false });
    const scale = page.locator('.ramp span');
    assert.deepEqual(await scale.allTextContents(), ['0', '4']);
    await page.locator('.facts', { hasText: 'loop depth says' }).waitFor();
    const levels = await page.evaluate<number[]>(`[...new Set(
      [...document.querySelectorAll('.code > span')].map(
        (one) => Number(/\\bv(-?\\d+)/.exec(one.className)[1])))]`);
    assert.ok(Math.max(...levels) > 0 && Math.min(...levels) >= 0, levels.join());
    // The plot has all that h may be.
    assert.equal(await page.locator('.plot').isVisible(), true);
  });

  it('agree with the footer at every character in sight', async () => {
    const { page, session } = await open({ subject: LOOPS, proposed: false });
    const isMarked = await page.evaluate<boolean[]>(`(() => {
      const marks = [];
      for (const one of document.querySelectorAll('.line:nth-child(-n+3) .code > span')) {
        const length = Math.max(1, one.textContent.length);
        for (let k = 0; k < length; k++) marks.push(one.classList.contains('miscounts'));
      }
      return marks;
    })()`);
    assert.ok(isMarked.includes(true) && isMarked.includes(false));
    for (let at = 0; at < 24; at++) {
      session.editorMoved({ cursor: at });
      const column = `line 1, column ${at + 1}`;
      const facts = page.locator('.facts', { hasText: new RegExp(`${column}\\D`) });
      await facts.waitFor();
      const text = (await facts.textContent()) ?? '';
      assert.match(text, isMarked[at] === true ? /✗/ : /✓/, `${at}: ${text}`);
    }
  });
});
