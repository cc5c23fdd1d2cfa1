/** Every key of the page does what it says, wherever the keyboard is. */
import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';

import type { Page } from 'playwright-core';

import { FIRST_MEMORY } from '../../../src/protocol/panel-memory.ts';
import type { PanelMemory, ShownDocument } from '../../../src/protocol/panel.ts';
import { openEngine, type PageEngine } from '../../../tools/inspector/engine.ts';
import { openInspectorPage, type InspectorPage } from '../../../tools/inspector/page.ts';
import { catalogueJson, modelWithCatalogue, tinyHash } from '../../unit/support/catalogue.ts';

const TEXT = 'for (const a of list) { if (a) { call([a], "b"); } }\n'.repeat(12);

/** Where the keyboard may be, and how it gets there. */
const PLACES: Readonly<Record<string, string>> = {
  'the text': '.text[role=textbox]',
  'the list': '.ranked .list',
  'the search field': '.search',
  'the menu of labels': '.label-select',
  'the gallery’s button': '.finding button.words',
  'the button of the certificate': '.toolbar button.icon[title^="Certificate"]',
  'the order of the list': '.order',
  'a part of the sum': 'button.term',
};

/** Of these all but the text and the sum are beside a page, too. */
const BESIDE = Object.keys(PLACES).filter(
  (name) => !['the text', 'a part of the sum'].includes(name),
);

describe('The keys of the inspector', () => {
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

  async function open(memory: Partial<PanelMemory> = {}, width = 1000): Promise<InspectorPage> {
    const document: ShownDocument = {
      ...{ uri: 'test:a.ts', name: 'a.ts', version: 1, text: TEXT, tabSize: 4 },
      ...{ isParsed: true, line: 0, cursor: 0 },
    };
    await engine.open(document);
    opened = await openInspectorPage({
      ...{ theme: 'dark', engine, document: () => document, size: { width, height: 720 } },
      memory: { ...FIRST_MEMORY, ...memory },
    });
    opened.session.show(document.uri);
    await opened.settled();
    return opened;
  }

  const chosen = (page: Page): Promise<string | null> => page.locator('.chosen').textContent();

  async function becomes(page: Page, name: string | null): Promise<void> {
    await page.locator('.chosen', { hasText: new RegExp(`^${name!}$`) }).waitFor();
  }

  it('leaf through the list and back through what was seen, from everywhere', async () => {
    const { page, errors } = await open();
    for (const [place, selector] of Object.entries(PLACES)) {
      await page.locator(selector).first().focus();
      const first = await chosen(page);
      await page.keyboard.press('Alt+ArrowDown');
      await page.locator('.chosen').filter({ hasNotText: first! }).waitFor();
      const second = await chosen(page);
      await page.keyboard.press('Alt+ArrowUp');
      await becomes(page, first);
      await page.keyboard.press('Alt+ArrowLeft');
      await becomes(page, second);
      await page.keyboard.press('Alt+ArrowRight');
      await becomes(page, first);
      assert.equal(await page.locator('.option-list, .dropdown.open').count(), 0, place);
    }
    assert.deepEqual(errors, []);
  });

  for (const id of ['certificate', 'gallery'] as const) {
    it(`close the ${id} by Escape, wherever the keyboard is beside it and in it`, async () => {
      const { page } = await open({ page: id });
      const shown = page.locator(`.page.${id}`);
      const inside = { certificate: '.snippet', gallery: '.picture-card' }[id];
      for (const selector of [...BESIDE.map((name) => PLACES[name]!), inside, `.${id} h2`]) {
        await shown.waitFor();
        await page.locator(selector).first().focus();
        await page.keyboard.press('Escape');
        await shown.waitFor({ state: 'hidden' });
        if (id === 'gallery') await page.locator(PLACES['the gallery’s button']!).press('Enter');
        else await page.locator(PLACES['the button of the certificate']!).press('Enter');
      }
    });
  }

  it('close what is open one after the other: a menu, the box of controls, the page', async () => {
    const { page } = await open({ page: 'certificate' });
    const controls = page.locator('.controls');
    await page.locator('.more').press('Enter');
    await controls.waitFor();
    const first = page.locator('.quantities input:checked');
    assert.ok(await first.evaluate((one) => one === document.activeElement), 'one is led into it');
    const look = page.locator('.look');
    await look.focus();
    await page.keyboard.press('Space');
    await look.locator('.option').first().waitFor();
    await page.keyboard.press('Escape');
    await look.locator('.option').first().waitFor({ state: 'hidden' });
    assert.ok(await controls.isVisible());
    await page.keyboard.press('Escape');
    await controls.waitFor({ state: 'hidden' });
    assert.ok(await page.locator('.more').evaluate((one) => one === document.activeElement));
    const search = page.locator('.search');
    await search.fill('bracket');
    await page.locator('.hit').first().waitFor();
    await page.keyboard.press('Escape');
    await page.locator('.hits').waitFor({ state: 'hidden' });
    assert.ok(await page.locator('.certificate').isVisible());
    await page.keyboard.press('Escape');
    await page.locator('.certificate').waitFor({ state: 'hidden' });
  });

  it('close the box of controls from the text, too', async () => {
    const { page } = await open();
    await page.locator('.more').press('Enter');
    await page.locator('.text[role=textbox]').focus();
    await page.keyboard.press('Escape');
    await page.locator('.controls').waitFor({ state: 'hidden' });
    const text = page.locator('.text[role=textbox]');
    assert.ok(await text.evaluate((one) => one === document.activeElement), 'the keyboard stays');
  });

  it('move, page and open in the list, and go to the editor from the text', async () => {
    const { page, said } = await open();
    const list = page.locator('.ranked .list');
    await list.focus();
    await page.keyboard.press('Home');
    const names = await page.locator('.ranked .row .name').allTextContents();
    await becomes(page, names[0]!);
    for (const [key, name] of [
      ['ArrowDown', names[1]!],
      ['PageDown', names[11]!],
      ['PageUp', names[1]!],
      ['End', names.at(-1)!],
      ['ArrowDown', names.at(-1)!],
      ['Home', names[0]!],
      ['ArrowUp', names[0]!],
    ] as const) {
      await page.keyboard.press(key);
      await becomes(page, name);
    }
    await page.keyboard.press('Enter');
    await page.locator('.certificate h2').waitFor();
    await page.keyboard.press('Escape');
    // Until the page is gone, at the next frame, nothing under it can have the keyboard.
    await page.locator('.certificate').waitFor({ state: 'hidden' });
    await page.locator('.text[role=textbox]').focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await page.locator('.facts', { hasText: 'column 2' }).waitFor();
    const asked = said.filter((one) => one.kind === 'cursor' && one.focus);
    assert.deepEqual(asked, [{ kind: 'cursor', offset: 1, focus: true, moves: 1 }]);
  });

  it('reach everything by Tab alone, in the order in which it is seen', async () => {
    const { page } = await open({}, 461);
    await page.evaluate('document.activeElement.blur()');
    const seen: string[] = [];
    for (let press = 0; press < 40; press++) {
      await page.keyboard.press('Tab');
      const name = await page.evaluate<string>(`(() => {
        const { className, title, type, tagName } = document.activeElement;
        return [tagName, className, type, title].filter(Boolean).join(' ').toLowerCase();
      })()`);
      if (seen.includes(name) && name.startsWith('body')) break;
      seen.push(name);
    }
    const all = seen.join('\n');
    const wanted = [
      'icon',
      'words',
      'more',
      'search',
      'label-select',
      'order',
      'list',
      'text',
      'term',
    ];
    for (const name of wanted) assert.match(all, new RegExp(`\\b${name}\\b`), all);
  });
});
