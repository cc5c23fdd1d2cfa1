/** What somebody sees who opens the panel and has read nothing. */
import assert from 'node:assert/strict';

import type { InspectorPage } from '../../../tools/inspector/page.ts';
import { CertifiedPage, TEXT, type Opening } from '../certified-page.ts';

describe('The first sight of the inspector', () => {
  let certified: CertifiedPage;

  before(async () => (certified = await CertifiedPage.start()));
  afterEach(() => certified.close());
  after(() => certified.end());

  const open = (opening?: Opening): Promise<InspectorPage> => certified.open(opening);

  const chosen = ({ page }: InspectorPage, name: string) =>
    page.locator('.chosen', { hasText: new RegExp(`^${name}$`) }).waitFor();

  it('is the best certified neuron, first in a list that says so, with its kind', async () => {
    const opened = await open();
    await chosen(opened, 'L1·0');
    const rows = opened.page.locator('.list').first().locator('.row');
    assert.equal(await rows.first().getAttribute('aria-selected'), 'true');
    assert.match((await rows.first().textContent()) ?? '', /^L1·0.*◐ tracks.*found.*0\.60/);
    const last = opened.page.locator('.row.virtual');
    assert.match((await last.textContent()) ?? '', /virtual/);
    assert.equal(await opened.page.locator('.note').textContent(), '');
    assert.deepEqual(opened.errors, []);
  });

  it('is ordered by this file when one asks for it, and stays so', async () => {
    const opened = await open();
    const { page, said } = opened;
    await page.locator('.order', { hasText: 'this file' }).click();
    await page.locator('.order[aria-pressed=true]', { hasText: 'this file' }).waitFor();
    await opened.settled();
    const figures = await page.locator('.list').first().locator('.figure').allTextContents();
    const sizes = figures.map((text) => Math.abs(Number(text.replace('−', '-'))));
    assert.ok(sizes.length > 5 && sizes.every((size, at) => at === 0 || size <= sizes[at - 1]!));
    const remembered = said.findLast((one) => one.kind === 'remember');
    assert.equal(remembered?.kind === 'remember' && remembered.memory.order, 'file');
  });

  it('is another for another label, until the reader picks one', async () => {
    const opened = await open();
    const search = opened.page.locator('.search');
    await search.fill('comment');
    await search.press('Enter');
    await chosen(opened, 'L2·5');
    const quantity = opened.page.locator('.quantities :checked');
    assert.equal(await quantity.inputValue(), 'c', 'what is certified of it');
    await search.fill('L1.3');
    await search.press('Enter');
    await chosen(opened, 'L1·3');
    await opened.page.locator('.label-select').click();
    await opened.page.locator('.label-select .option', { hasText: 'bracket depth' }).click();
    await opened.settled();
    await chosen(opened, 'L1·3');
    // Who asks to see something is shown it.
    await search.fill('colchetes');
    await search.press('Enter');
    await chosen(opened, 'L1·0');
  });

  it('is there before anything is typed', async () => {
    const opened = await open({ text: '' });
    await chosen(opened, 'L1·0');
    await opened.page.locator('.empty', { hasText: 'This file is empty' }).waitFor();
    assert.ok((await opened.page.locator('.list').first().locator('.row').count()) > 5);
    assert.deepEqual(opened.errors, []);
  });

  it('says where nothing passes, and offers the nearest', async () => {
    const text = `for (;;) { f([1]); }\n${TEXT}`;
    const opened = await open({ memory: { label: 'loopDepth' }, text });
    const note = (await opened.page.locator('.note').textContent()) ?? '';
    assert.match(note, /^No single neuron passes for “loop depth” in C, TypeScript/);
    assert.match(note, /Nearest comes L1·7 h\. The virtual neuron below was fitted to it\.$/);
    await chosen(opened, 'L1·7');
  });

  it('shows in the search field what may be meant, by words, verdicts and numbers', async () => {
    const { page } = await open();
    const search = page.locator('.search');
    const hits = async (text: string): Promise<string[]> => {
      await search.fill(text);
      return page.locator('.hit').allTextContents();
    };
    assert.match(
      (await hits('comentário'))[0] ?? '',
      /^in a comment.*best: L2·5 ● tracks strongly/,
    );
    assert.match((await hits('strongly'))[0] ?? '', /^L2·5 c● tracks strongly: in a comment$/);
    assert.deepEqual(await hits('7'), ['L1·7', 'L2·7']);
    assert.equal(await search.getAttribute('aria-activedescendant'), 'hit-0');
    await search.press('ArrowDown');
    assert.equal(await search.getAttribute('aria-activedescendant'), 'hit-1');
    await search.press('Enter');
    await page.locator('.chosen', { hasText: /^L2·7$/ }).waitFor();
    assert.deepEqual(await hits('zebra'), []);
  });

  it('leads to what is worth seeing, a picture of this file each', async () => {
    const opened = await open();
    const { page } = opened;
    await page.locator('button.words', { hasText: 'Worth seeing' }).click();
    await opened.settled();
    const cards = page.locator('.picture-card');
    assert.deepEqual(await cards.locator('.picture-sentence').allTextContents(), [
      'Follows how deep brackets are nested.',
      'Follows how far along the line it is. It falls as that grows.',
      'Tells comments from the rest. It is low there.',
      'Follows how deep brackets are nested.',
    ]);
    const painted = await page.evaluate<
      number[]
    >(`[...document.querySelectorAll('.picture-card canvas')]
      .map((one) => new Set(new Uint32Array(
        one.getContext('2d').getImageData(0, 0, one.width, one.height).data.buffer)).size)`);
    assert.ok(
      painted.every((colours) => colours > 3),
      painted.join(),
    );
    await cards.nth(2).click();
    await chosen(opened, 'L2·5');
    await page.locator('.gallery').waitFor({ state: 'hidden' });
  });

  it('has the keyboard in a page that lies over the list, and gives it back', async () => {
    const { page } = await open({ width: 461 });
    const list = page.locator('.list').first();
    await list.focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('Enter');
    const heading = page.locator('.certificate h2');
    await heading.waitFor();
    assert.ok(await heading.evaluate((one) => one === document.activeElement));
    const covers = await page.locator('.certificate').boundingBox();
    assert.ok(covers !== null && covers.y < 60 && covers.y + covers.height > 700);
    const first = (await heading.textContent()) ?? '';
    await page.keyboard.press('Alt+ArrowDown');
    await heading.filter({ hasNotText: first }).waitFor();
    await page.keyboard.press('Escape');
    await heading.waitFor({ state: 'hidden' });
    assert.ok(await list.evaluate((one) => one === document.activeElement));
  });

  it('shows the notes’ picture of a line by the neuron that falls along it, and says what it means', async () => {
    const opened = await open({ width: 1400 });
    const { page } = opened;
    const look = async (words: string): Promise<void> => {
      await page.locator('.look').click();
      await page.locator('.look .option', { hasText: words }).click();
      await opened.settled();
    };
    await look('tanh(c), red to blue');
    await chosen(opened, 'L1·9');
    const legend = page.locator('.colour-legend');
    assert.match((await legend.textContent()) ?? '', /^blue \+1: the line goes on; red −1/);
    assert.equal(await page.locator('.quantities :checked').inputValue(), 'tanhC');
    await look('green and blue, guesses');
    assert.match((await legend.textContent()) ?? '', /^Below: the five likeliest next$/);
    assert.equal(await page.locator('.reds:visible span').count(), 5);
  });

  it('has guesses after an empty line', async () => {
    const opened = await open({ text: 'a\n\nb\n', memory: { guesses: true } });
    const rows = opened.page.locator('.line').nth(1).locator('.guess-row');
    assert.equal(await rows.count(), 5);
    assert.match((await rows.first().textContent()) ?? '', /^\S$/);
  });
});
