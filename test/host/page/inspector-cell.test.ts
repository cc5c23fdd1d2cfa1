/** How the value under the cursor came about, as the page tells it. */
import assert from 'node:assert/strict';
import path from 'node:path';

import type { Page } from 'playwright-core';

import { repository } from '../../../tools/editor/paths.ts';
import { seriousViolations } from '../accessibility.ts';
import { openedPages, type OpenedPage, type Opening } from '../opened-pages.ts';

const MODEL = path.join(repository, 'test', 'fixtures', 'models', 'tiny-taught');
const TEXT = 'for (const a of list) { if (a) { call(a, "b"); } }\n'.repeat(20);

describe('How a value came about', () => {
  const { open: openPage } = openedPages(MODEL);
  let opened: OpenedPage | undefined;

  async function open({
    memory = {},
    width = 1000,
    ...rest
  }: Partial<Opening> & { readonly width?: number } = {}): Promise<OpenedPage> {
    opened = await openPage({
      ...{ text: TEXT, name: 'a.ts', cursor: 4, size: { width, height: 720 } },
      memory: { subject: { layer: 1, unit: 3 }, proposed: false, ...memory },
      ...rest,
    });
    return opened;
  }

  /** f, c before, i, g, c, o, tanh(c), h. */
  async function numbers(page: Page): Promise<number[]> {
    const texts = await page.locator('.cell .value').allTextContents();
    return texts.map((text) => Number(text.replace('−', '-').replace(',', '.')));
  }

  it('is told in words and in this neuron’s numbers at this character, which add up', async () => {
    const { page, session, errors } = await open();
    const sums = page.locator('.cell .sum');
    assert.match(
      (await sums.first().textContent()) ?? '',
      /^keep f \d.*×before c .*\+write i \d.*×candidate g .*=c /,
    );
    assert.match((await sums.last().textContent()) ?? '', /^read o \d.*×tanh\(c\) .*=h /);
    const before = await numbers(page);
    for (const cursor of [9, 30]) {
      session.editorMoved({ cursor });
      await page.locator('.facts', { hasText: `column ${cursor + 1}` }).waitFor();
      await opened!.settled();
      const all = await numbers(page);
      const [f, old, i, g, c, o, tanh, h] = all as [
        ...[number, number, number, number],
        ...[number, number, number, number],
      ];
      // Each is rounded to two places.
      assert.ok(Math.abs(f * old + i * g - c) < 0.05, `c: ${all.join(' ')}`);
      assert.ok(Math.abs(o * tanh - h) < 0.02, `h: ${all.join(' ')}`);
      assert.notDeepEqual(all, before);
      const facts = (await page.locator('.facts').textContent()) ?? '';
      const [, shown] = /h (−?\d\.\d\d)/.exec(facts) ?? [];
      assert.equal(Number(shown?.replace('−', '-')), h, facts);
    }
    assert.deepEqual(errors, []);
  });

  it('has a sentence for each gate in its place, and colours by it on a key', async () => {
    const inspector = await open();
    const { page } = inspector;
    const hint = page.locator('.cell .hint');
    assert.match((await hint.textContent()) ?? '', /^h, the hidden state/);
    const gates = { keep: /forget or keep gate/, write: /input or write gate/, read: /read gate/ };
    for (const [word, sentence] of Object.entries(gates)) {
      const term = page.locator('button.term', { hasText: word });
      await term.focus();
      assert.match((await hint.textContent()) ?? '', sentence);
      await page.keyboard.press('Enter');
      await page.locator('.term[aria-pressed=true]', { hasText: word }).waitFor();
    }
    assert.equal(await page.locator('.quantities :checked').inputValue(), 'o');
    await page.locator('.text[role=textbox]').focus();
    assert.match((await hint.textContent()) ?? '', /^o, the output/, 'what is shown');
  });

  it('is told of a taught neuron, and of no direction, of no surprise', async () => {
    const { page } = await open({ memory: { subject: { layer: 2, unit: 1 } } });
    assert.ok((await numbers(page)).every((one) => Number.isFinite(one)));
    await opened!.close();
    const surprised = await open({ memory: { view: 'surprise' } });
    assert.equal(await surprised.page.locator('.cell').isVisible(), false);
  });

  for (const language of ['en', 'pt-br'] as const) {
    for (const width of [461, 1400]) {
      it(`is whole at ${width} pixels, in ${language}`, async () => {
        const { page } = await open({ language, width, theme: 'hc' });
        const cut = await page.evaluate<string[]>(`[...document.querySelectorAll('.cell .term')]
          .filter((one) => one.scrollWidth > one.clientWidth + 1 ||
            one.getBoundingClientRect().right > innerWidth)
          .map((one) => one.textContent)`);
        assert.deepEqual(cut, []);
        const { height } = (await page.locator('.cell').boundingBox())!;
        assert.ok(height < (width < 600 ? 64 : 46), `${height} high`);
        assert.deepEqual(await seriousViolations(page), []);
      });
    }
  }
});
