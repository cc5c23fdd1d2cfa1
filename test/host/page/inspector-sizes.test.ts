/** The panel at the sizes that people have. */
import assert from 'node:assert/strict';

import type { InspectorPage } from '../../../tools/inspector/page.ts';
import { seriousViolations } from '../accessibility.ts';
import { CertifiedPage, type Opening } from '../certified-page.ts';

describe('The inspector at any size', () => {
  let certified: CertifiedPage;

  before(async () => (certified = await CertifiedPage.start()));
  afterEach(() => certified.close());
  after(() => certified.end());

  const open = (opening?: Opening): Promise<InspectorPage> => certified.open(opening);

  for (const width of [200, 461, 611, 800, 1400]) {
    for (const language of ['en', 'pt-br'] as const) {
      it(`fits ${width} pixels, in ${language}`, async () => {
        const { page } = await open({ width, line: 60, column: 6, language });
        const found = await page.evaluate<Record<string, number | string[]>>(`(() => {
          const box = (one) => document.querySelector(one).getBoundingClientRect();
          const code = document.querySelector('.text');
          const caret = box('.caret');
          const text = code.getBoundingClientRect();
          const digits = box('.line .number').width;
          const character = box('.ruler').width / 100;
          const overlapping = [...document.querySelectorAll('.row')].flatMap((row) => {
            const parts = [...row.children].map((one) => one.getBoundingClientRect())
              .filter(({ width }) => width > 1)
              .sort((a, b) => a.top - b.top || a.left - b.left);
            return parts.some(({ right, top }, at) => {
              const next = parts[at + 1];
              return next && Math.abs(next.top - top) < 4 && next.left < right - 0.5;
            }) ? [row.textContent] : [];
          });
          return {
            characters: (code.clientWidth - digits) / character,
            aside: code.scrollLeft,
            toolbar: box('.toolbar').height,
            scale: box('.scale').height,
            footer: box('.cursor').height,
            beyond: document.documentElement.scrollWidth - innerWidth,
            above: caret.top - text.top,
            below: text.bottom - caret.bottom,
            overlapping,
          };
        })()`);
        const { characters, aside, toolbar, scale, footer, beyond, above, below } = found as Record<
          string,
          number
        >;
        assert.ok(characters! >= Math.min(40, Math.floor((width - 80) / 9)), `${characters} wide`);
        assert.equal(aside, 0);
        for (const height of [toolbar!, scale!, footer!]) assert.ok(height <= 44, `${height} high`);
        assert.ok(beyond! <= 0, `${beyond} pixels beyond the edge`);
        assert.ok(above! >= -1 && below! >= -1, `the cursor is ${above} below, ${below} above`);
        assert.deepEqual(found['overlapping'], []);
      });
    }
  }

  it('keeps the cursor in sight when the panel gets another size, and no offset that is not needed', async () => {
    const opened = await open({ width: 461, line: 50, column: 60 });
    const { page } = opened;
    const text = page.locator('.text[role=textbox]');
    assert.ok((await text.evaluate(({ scrollLeft }) => scrollLeft)) > 0, 'the cursor is far right');
    const caret = async (): Promise<boolean> => {
      const [one, room] = [await page.locator('.caret').boundingBox(), await text.boundingBox()];
      assert.ok(one && room);
      const isWithin = one.x >= room.x && one.x + one.width <= room.x + room.width;
      return isWithin && one.y >= room.y && one.y + one.height <= room.y + room.height;
    };
    assert.ok(await caret());
    for (const [width, height] of [
      [461, 420],
      [1400, 720],
      [611, 500],
    ] as const) {
      await page.setViewportSize({ width, height });
      await opened.settled();
      assert.ok(await caret(), `${width} x ${height}`);
      if (width === 1400) assert.equal(await text.evaluate(({ scrollLeft }) => scrollLeft), 0);
    }
  });

  it('keeps the place when guesses come and go', async () => {
    const opened = await open({ width: 1400, line: 50, column: 4 });
    const { page } = opened;
    const top = async (): Promise<number> => (await page.locator('.caret').boundingBox())!.y;
    const before = await top();
    await page.locator('vscode-checkbox', { hasText: 'Guesses' }).click();
    await page.locator('.guess-row').first().waitFor();
    await opened.settled();
    assert.ok(Math.abs((await top()) - before) < 110, 'as high as the line is now');
    const withGuesses = await top();
    await page.locator('vscode-checkbox', { hasText: 'Guesses' }).click();
    await page.locator('.guess-row').first().waitFor({ state: 'detached' });
    await opened.settled();
    assert.ok(Math.abs((await top()) - withGuesses) < 2);
  });

  it('gives the room of the text to the rest where the editor is coloured, if there is little', async () => {
    const opened = await open({ width: 461 });
    const { page, session, said } = opened;
    const paint = page.locator('button.words', { hasText: 'Colour This Editor' });
    await paint.click();
    await opened.settled();
    assert.ok(said.some((one) => one.kind === 'do' && one.action === 'colourEditor'));
    const rows = async (): Promise<number> =>
      (await page.locator('.list').first().boundingBox())!.height;
    const before = await rows();
    session.setColoured(true);
    await page.locator('.editor-coloured').waitFor();
    assert.equal(await paint.getAttribute('aria-pressed'), 'true');
    assert.ok((await rows()) > 2 * before);
    assert.equal(await page.locator('.text[role=textbox]').isVisible(), false);
    await page.locator('.plot').waitFor();
    session.setColoured(false);
    await page.locator('.text[role=textbox]').waitFor();
  });

  for (const theme of ['light', 'dark', 'hc'] as const) {
    it(`has no serious violation of accessibility in a narrow panel: ${theme}`, async () => {
      const opened = await open({ width: 461, theme, memory: { label: 'loopDepth' } });
      const { page } = opened;
      const serious = () => seriousViolations(page);
      await page.locator('.search').fill('bracket');
      assert.deepEqual(await serious(), [], 'with what was found');
      await page.locator('.search').press('Escape');
      await page.locator('.more').click();
      assert.deepEqual(await serious(), [], 'with the controls open');
      await page.keyboard.press('Escape');
      await page.locator('.controls').waitFor({ state: 'hidden' });
      await page.locator('button.words', { hasText: 'Worth seeing' }).click();
      await opened.settled();
      assert.deepEqual(await serious(), [], 'with what is worth seeing');
    });
  }
});
