/** The page of held neurons: by the keys, at every size, and with all that can be held. */
import assert from 'node:assert/strict';
import path from 'node:path';

import type { HeldUnit } from '../../../src/core/model/held.ts';
import { repository } from '../../../tools/editor/paths.ts';
import { seriousViolations } from '../accessibility.ts';
import { openedPages, type OpenedPage, type Opening } from '../opened-pages.ts';

const MODEL = path.join(repository, 'test', 'fixtures', 'models', 'tiny-taught');
const TEXT = 'for (const a of list) { if (a) { call(a, "b"); } }\n'.repeat(20);

/** More than there are units in both layers of the small network. */
const ALL: readonly HeldUnit[] = Array.from({ length: 32 }, (_, k) => ({
  neuron: { layer: k >> 4, unit: k & 15 },
  way: k % 2 === 0 ? 'value' : 'reversed',
  value: k % 2 === 0 ? 0.5 : 0,
}));

describe('The page of held neurons', () => {
  const { engine, open: openPage } = openedPages(MODEL);

  afterEach(() => engine.ask('hold', { held: [] }));

  function open({
    memory = {},
    width = 1000,
    ...rest
  }: Partial<Opening> & { readonly width?: number } = {}): Promise<OpenedPage> {
    return openPage({
      ...{ text: TEXT, name: 'a.ts', cursor: 110, size: { width, height: 720 } },
      memory: { subject: { layer: 1, unit: 3 }, proposed: false, ...memory },
      ...rest,
    });
  }

  it('holds and heals by the keys, and colours follow', async () => {
    const { page, errors } = await open();
    const levels = (): Promise<string> =>
      page.evaluate<string>(
        `[...document.querySelectorAll('.line .code > *')].map(({ className }) => className.split(' ')[0]).join()`,
      );
    const until = async (holds: () => Promise<boolean>): Promise<void> => {
      while (!(await holds())) await page.waitForTimeout(50);
    };
    const before = await levels();
    await page.locator('.toolbar button[aria-label^="Hold still"]').focus();
    await page.keyboard.press('Enter');
    await page.locator('.page.surgery h2:focus', { hasText: 'L2·3' }).waitFor();
    await page.keyboard.press('Tab');
    assert.equal(
      await page.evaluate<string>('document.activeElement.value'),
      'free',
      'the first thing on the page is how the neuron is held',
    );
    // The arrows go from one way to the next, past the mean as long as that is not known.
    await page.locator('.hold-controls input[value=mean]:enabled').waitFor();
    for (const [key, words] of [
      ['ArrowRight', /^L2·3 at −?\d\.\d\d$/],
      ['ArrowRight', /^L2·3 at 0\.00$/],
      ['ArrowLeft', /^L2·3 at −?\d\.\d\d$/],
      ['ArrowLeft', undefined],
      ['ArrowLeft', /^L2·3 reversed$/],
    ] as const) {
      await page.keyboard.press(key);
      const held = page.locator('.held-ones li');
      if (words === undefined) await held.waitFor({ state: 'detached' });
      else await held.filter({ hasText: words }).waitFor();
    }
    await page.keyboard.press('Tab');
    await page.keyboard.press('End');
    await page.locator('.held-ones li', { hasText: 'L2·3 at 1.00' }).waitFor();
    await page.locator('.held-banner strong', { hasText: '⚠ Held still: L2·3 at 1.00.' }).waitFor();
    await page.locator('.moved tbody tr').nth(9).waitFor();
    await page.locator('.dose-plot polyline').waitFor();
    await page
      .locator('.surgery .hint', { hasText: /over 1,020 characters\.$/ })
      .last()
      .waitFor();

    // Back to the text, where it is by now the held neuron's colour alone.
    await page.keyboard.press('Escape');
    await page.locator('.page.surgery').waitFor({ state: 'hidden' });
    await until(async () => new Set((await levels()).split(',')).size === 1);
    await page.locator('.held-banner .heal').focus();
    await page.keyboard.press('Enter');
    await page.locator('.held-banner').waitFor({ state: 'hidden' });
    await until(async () => (await levels()) === before);
    const focused = await page.evaluate<string>('document.activeElement.className');
    assert.match(focused, /text/, 'the keyboard is back at the text');
    assert.deepEqual(errors, []);
  });

  it('lets one go and keeps the others', async () => {
    const { page, session } = await open({ memory: { page: 'surgery' } });
    await engine.ask('hold', { held: ALL });
    session.setHeld(ALL);
    await page.locator('.held-banner', { hasText: 'L1·0 at 0.50, L1·1 reversed' }).waitFor();
    await page.locator('.held-banner', { hasText: 'and 29 more' }).waitFor();
    const first = page.locator('.held-ones button[aria-label="Let L1·0 go"]');
    await first.focus();
    await page.keyboard.press('Enter');
    await first.waitFor({ state: 'detached' });
    assert.equal(await page.locator('.held-ones li').count(), 31);
    assert.equal(await page.evaluate<string>('document.activeElement.tagName'), 'BUTTON');
  });

  it('says of a taught neuron, and of a direction, that nobody hears it', async () => {
    for (const subject of [{ layer: 2, unit: 1 }, { probe: 'column' }] as const) {
      const { page, close } = await open({ memory: { page: 'surgery', subject } });
      await page.locator('.hold-controls', { hasText: 'Only neurons that were found' }).waitFor();
      assert.equal(await page.locator('.hold-controls fieldset').isVisible(), false);
      await close();
    }
  });

  it('heals also where there is no file any more', async () => {
    const { page, session } = await open({ memory: { page: 'surgery' } });
    await page.locator('input[value=zero]').check();
    await page.locator('.held-banner').waitFor();
    session.showEmpty('closed');
    await page.locator('.empty').waitFor();
    await page.locator('.held-banner .heal').click();
    await page.locator('.held-banner').waitFor({ state: 'hidden' });
  });

  for (const theme of ['dark', 'light', 'hc'] as const) {
    for (const [width, language] of [
      [420, 'pt-br'],
      [1280, 'en'],
    ] as const) {
      it(`is whole and can be used by all at ${width} pixels, ${theme}, in ${language}`, async () => {
        const { page, session, settled, errors } = await open({
          ...{ theme, width, language, memory: { page: 'surgery' } },
        });
        await engine.ask('hold', { held: ALL });
        session.setHeld(ALL);
        await settled();
        assert.deepEqual(await seriousViolations(page), []);
        const cut = await page.evaluate<string[]>(`[...document.querySelectorAll(
            '.held-banner *, .surgery button, .surgery label, .surgery table, .surgery svg, .surgery canvas')]
          .filter((one) => one.getBoundingClientRect().right > innerWidth + 1)
          .map((one) => one.outerHTML.slice(0, 80))`);
        assert.deepEqual(cut, []);
        assert.deepEqual(errors, []);
      });
    }
  }
});
