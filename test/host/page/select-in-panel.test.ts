/** Selecting in the text of the panel, by the pointer and by keys, in a browser of its own with the shipped model. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';

import type { Page } from 'playwright-core';

import { repository } from '../../../tools/editor/paths.ts';
import { shippedModelFolder } from '../../../tools/shipped-model.ts';
import { seriousViolations } from '../accessibility.ts';
import { openedPages, type OpenedPage, type Opening } from '../opened-pages.ts';

const text = readFileSync(path.join(repository, 'examples', 'queue.ts'), 'utf8');
const INSIDE = 'index > 0 && this.entries[index - 1].priority < priority';
const TEXT = '.text[role=textbox]';

/** Counted from 0. */
function placeOf(part: string): { line: number; column: number } {
  const lines = text.slice(0, text.indexOf(part)).split('\n');
  return { line: lines.length - 1, column: lines.at(-1)!.length };
}

/** Of the code of a line, counted from 1; asked for at once: a line that is drawn again is another element. */
async function boxOfLine(page: Page, number: number): Promise<DOMRect> {
  const box = await page.waitForFunction<DOMRect | undefined>(
    `[...document.querySelectorAll('.line')]
      .find((line) => line.querySelector('.number').textContent === '${number}')
      ?.querySelector('.code')
      .getBoundingClientRect()
      .toJSON()`,
  );
  return (await box.jsonValue())!;
}

describe('A selection in the text of the panel', () => {
  const pages = openedPages(shippedModelFolder);

  const open = (opening: Partial<Opening> = {}): Promise<OpenedPage> =>
    pages.open({ text, tabSize: 2, ...opening });

  /** The left end of a part of the text on the screen, or the right end. */
  async function pointOf(page: Page, part: string, end: 'left' | 'right') {
    const { line, column } = placeOf(part);
    const box = await boxOfLine(page, line + 1);
    const length = text.split('\n')[line]!.length;
    // The end mark of the line is as wide as .6 of a letter.
    const letter = box.width / (length + 0.6);
    const at = end === 'left' ? column : column + part.length;
    return { x: box.x + letter * at, y: box.y + box.height / 2 };
  }

  async function drag(page: Page, part: string): Promise<void> {
    const from = await pointOf(page, part, 'left');
    const to = await pointOf(page, part, 'right');
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move((from.x + to.x) / 2, to.y);
    await page.mouse.move(to.x, to.y);
    await page.mouse.up();
  }

  /** What a copy of it would be, once something is selected. */
  async function copied(page: Page): Promise<string> {
    await page.locator('.selected-box').first().waitFor();
    return page.evaluate<string>(`(() => {
      const clipboardData = new DataTransfer();
      const copy = new ClipboardEvent('copy', { clipboardData, bubbles: true });
      document.querySelector('${TEXT}').dispatchEvent(copy);
      return clipboardData.getData('text/plain');
    })()`);
  }

  const question = (page: Page) => page.locator('.selected-question button');

  it('by the pointer asks for the neurons that are about it', async () => {
    const { page, errors } = await open();
    await drag(page, INSIDE);
    assert.equal(await copied(page), INSIDE);
    await question(page).click();
    await page.getByText('More than chance').waitFor();
    await page.getByText(`${INSIDE.length} characters against`).waitFor();
    await page.locator('.quotes li', { hasText: INSIDE }).waitFor();
    assert.deepEqual(errors, []);
  });

  it('keeps its answer while one goes to the places that are told of', async () => {
    const { page } = await open();
    await drag(page, INSIDE);
    await question(page).click();
    const place = page.locator('.places button').first();
    await place.click();
    await page.locator('.facts').waitFor({ state: 'attached' });
    await page.evaluate(
      'new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))',
    );
    await page.getByText('More than chance').waitFor();
    await page.keyboard.press('Escape');
    await page.locator('.page.selection').waitFor({ state: 'hidden' });
    assert.equal(await copied(page), INSIDE);
  });

  it('and another with Shift are told from each other', async () => {
    const { page } = await open();
    await drag(page, 'value: T;');
    await page.keyboard.down('Shift');
    await drag(page, 'priority: number;');
    await page.keyboard.up('Shift');
    await page.locator('.selected-box.further').waitFor();
    await question(page).click();
    await page.getByText('9 characters against 17.').waitFor();
    assert.ok(await page.getByLabel('my other selections').isChecked());
    await page.getByLabel('what is around it').check();
    await page.getByText('9 characters against 17.').waitFor({ state: 'detached' });
  });

  it('is a word by a double click, one more by a click with Shift, and gone by a click', async () => {
    const { page } = await open();
    const [one, other] = [
      await pointOf(page, 'Entry', 'left'),
      await pointOf(page, 'priority: number', 'left'),
    ];
    await page.mouse.dblclick(one.x + 12, one.y);
    assert.equal(await copied(page), 'Entry');
    await page.keyboard.down('Shift');
    await page.mouse.click(other.x + 12, other.y);
    await page.keyboard.up('Shift');
    assert.equal(await copied(page), 'Entry\npriority');
    await page.mouse.click(one.x + 60, one.y);
    await page.locator('.selected-box').first().waitFor({ state: 'detached' });
    await question(page).waitFor({ state: 'hidden' });
  });

  it('is made, kept beside another, asked about and let go by keys', async () => {
    const { page, said } = await open({ cursor: text.indexOf(INSIDE) });
    await page.locator(TEXT).focus();
    for (let press = 0; press < 5; press++) await page.keyboard.press('Shift+ArrowRight');
    assert.equal(await copied(page), 'index');
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Home');
    await page.keyboard.press('Shift+End');
    const [, line] = text.slice(text.indexOf(INSIDE)).split('\n');
    assert.equal(await copied(page), `index\n${line!}`);
    assert.equal(said.filter(({ kind }) => kind === 'cursor').length, 8, 'the editor goes along');
    await question(page).focus();
    await page.keyboard.press('Enter');
    await page.getByText(`5 characters against ${line!.length}.`).waitFor();
    await page.keyboard.press('Escape');
    await page.locator('.page.selection').waitFor({ state: 'hidden' });
    await page.locator(TEXT).focus();
    await page.keyboard.press('Escape');
    await page.locator('.selected-box').first().waitFor({ state: 'detached' });
  });

  it('is not taken away by an editor in which nothing is selected, but by one in which something is', async () => {
    const { page, session, settled } = await open();
    session.setSelected([{ from: 0, to: 6 }]);
    assert.equal(await copied(page), text.slice(0, 6));
    await drag(page, INSIDE);
    session.setSelected([]);
    await settled();
    assert.equal(await copied(page), INSIDE);
    session.setSelected([{ from: 7, to: 9 }]);
    await settled();
    assert.equal(await copied(page), text.slice(7, 9));
  });

  it('goes along with an edit before it', async () => {
    const { page, edit } = await open();
    await drag(page, INSIDE);
    await edit({ offset: 0, removed: 0, inserted: '// one more line\n' });
    assert.equal(await copied(page), INSIDE);
  });

  for (const theme of ['dark', 'light', 'hc'] as const) {
    it(`is nothing that axe finds serious, ${theme}`, async () => {
      const { page } = await open({ theme });
      await drag(page, INSIDE);
      await question(page).waitFor();
      assert.deepEqual(await seriousViolations(page), []);
      await page.screenshot({ path: path.join(repository, '.cache', `selected-${theme}.png`) });
    });
  }
});
