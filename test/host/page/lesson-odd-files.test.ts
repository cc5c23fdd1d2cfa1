/** Every lesson where there is nothing to show it on, or too much, where that goes away meanwhile, and at either end. */
import assert from 'node:assert/strict';

import { LESSON_IDS, type LessonId, type LessonState } from '../../../src/protocol/lessons.ts';
import { FIRST_MEMORY } from '../../../src/protocol/panel-memory.ts';
import { openEngine } from '../../../tools/inspector/engine.ts';
import { openInspectorPage, type InspectorPage } from '../../../tools/inspector/page.ts';
import { shippedModelFolder } from '../../../tools/shipped-model.ts';
import { SAMPLE } from '../opened-lessons.ts';
import { openedPages } from '../opened-pages.ts';

/** Those that are not about the characters of a text. */
const WITHOUT_TEXT: readonly LessonId[] = ['gradients', 'learning', 'cost'];

/** A page of lessons, left at something: none of them asks first. */
const SHOWN: LessonState = { shown: 1 };

type Page = Pick<InspectorPage, 'errors' | 'page'>;

async function go({ page }: Page, id: LessonId): Promise<void> {
  const memory = { page: 'lessons', lesson: { id, state: SHOWN } };
  await page.evaluate((sent) => window.postMessage({ kind: 'open', memory: sent }), memory);
  await page.locator(`.lesson-${id}`).waitFor();
}

/** What is said where there is no text, and that it is said where it has to be. */
async function assertOffersSample({ page }: Page, id: LessonId): Promise<void> {
  const isMissing = !WITHOUT_TEXT.includes(id);
  assert.equal(await page.locator('.no-text').isVisible(), isMissing, id);
  assert.equal(await page.locator('.answer').isVisible(), !isMissing, id);
  if (!isMissing) return;
  assert.match((await page.locator('.no-text').textContent()) ?? '', /Open one beside it/);
}

describe('Every lesson', () => {
  const { open } = openedPages(shippedModelFolder);

  it('offers a sample where no file is open', async () => {
    const own = await openEngine(shippedModelFolder);
    const opened = await openInspectorPage({
      ...{ theme: 'dark', engine: own, document: () => undefined },
      memory: { ...FIRST_MEMORY, page: 'lessons' },
    });
    try {
      for (const id of LESSON_IDS) {
        await go(opened, id);
        await assertOffersSample(opened, id);
      }
      assert.deepEqual(opened.errors, []);
    } finally {
      await opened.close();
      await own.close();
    }
  });

  it('offers one where the file is empty, and goes on with what is typed', async () => {
    const opened = await open({ text: '', memory: { page: 'lessons' } });
    for (const id of LESSON_IDS) {
      await go(opened, id);
      await opened.settled();
      await assertOffersSample(opened, id);
    }
    await go(opened, 'cell');
    await opened.edit({ offset: 0, removed: 0, inserted: 'x' });
    assert.ok(await opened.page.locator('.cell-picture').isVisible());
    assert.deepEqual(opened.errors, []);
  });

  it('steps beyond neither end of a text', async () => {
    const opened = await open({ text: 'ab', cursor: 1, memory: { page: 'lessons' } });
    const { page, settled, errors, said } = opened;
    for (const id of LESSON_IDS) {
      await go(opened, id);
      await settled();
      for (const slider of await page.locator('.lesson [role=slider]:visible').all()) {
        for (const key of ['Home', 'ArrowLeft', 'End', 'ArrowRight', 'ArrowRight']) {
          await slider.press(key);
        }
      }
      for (const button of await page.locator('.lesson .transport .action:visible').all()) {
        await button.click();
      }
      await settled();
    }
    assert.deepEqual(errors, []);
    const places = said.flatMap((one) => (one.kind === 'cursor' ? [one.offset] : []));
    assert.ok(places.length > 4 && places.every((at) => at >= 0 && at <= 2), places.join());
  });

  it('says what it cannot tell of a language without scanner', async () => {
    const opened = await open({
      ...{ text: 'Not a language (at all\n', name: 'notes.txt', isParsed: false, cursor: 3 },
      memory: { page: 'lessons' },
    });
    for (const id of LESSON_IDS) {
      await go(opened, id);
      await opened.settled();
      assert.ok(await opened.page.locator('.answer').isVisible(), id);
    }
    await go(opened, 'glassBoxes');
    await opened.page.locator('.glass-none', { hasText: 'Open a file of' }).waitFor();
    assert.deepEqual(opened.errors, []);
  });

  it('follows a text that changes, and one that is taken away', async () => {
    const opened = await open({ text: SAMPLE, cursor: 300, memory: { page: 'lessons' } });
    for (const id of LESSON_IDS) {
      await go(opened, id);
      // Before all is answered that is asked.
      await opened.edit({ offset: 290, removed: 40, inserted: `(${id})` });
      assert.ok(await opened.page.locator('.answer').isVisible(), id);
      assert.deepEqual(opened.errors, [], id);
    }
    await go(opened, 'unrolled');
    const { length } = LESSON_IDS.reduce(
      (text, id) => text.slice(0, 290) + `(${id})` + text.slice(330),
      SAMPLE,
    );
    await opened.edit({ offset: 0, removed: length, inserted: '' });
    await assertOffersSample(opened, 'unrolled');
    assert.deepEqual(opened.errors, []);
  });

  it('is there in a file of a megabyte long before that is read', async () => {
    const text = SAMPLE.repeat(Math.ceil(1_000_000 / SAMPLE.length));
    const own = await openEngine(shippedModelFolder);
    const cursor = text.indexOf('(value', 500_000);
    const document = {
      ...{ uri: 'test:long.ts', name: 'long.ts', version: 1, text, tabSize: 4 },
      ...{ isParsed: true, line: 15_000, cursor },
    };
    const opened = await openInspectorPage({
      ...{ theme: 'dark', engine: own, document: () => document },
      memory: { ...FIRST_MEMORY, page: 'lessons', subject: { layer: 0, unit: 193 } },
    });
    try {
      await own.open(document);
      opened.session.show(document.uri);
      await go(opened, 'cell');
      await opened.page.locator('.cell-picture .number.c', { hasText: /\d/ }).waitFor();
      await opened.page.locator('.transport .action').nth(2).click();
      await opened.page.locator(`.code-strip[aria-valuenow="${cursor + 1}"]`).waitFor();
      await opened.page.locator('.cell-picture .number.c', { hasText: /\d/ }).waitFor();
      await go(opened, 'unrolled');
      await opened.page.locator('.chain-picture .number', { hasText: /\d/ }).first().waitFor();
      for (const id of LESSON_IDS) {
        await go(opened, id);
        await opened.page.locator('.answer').waitFor();
      }
      assert.deepEqual(opened.errors, []);
      const { read } = await own
        .ask('inspect', {
          ...{ uri: document.uri, version: 1, from: 0, to: 1, quantity: 'h' },
          subject: { layer: 0, unit: 193 },
        })
        .then((answer) => (answer.kind === 'values' ? answer : { read: 0 }));
      assert.ok(read < text.length, `${read} of ${text.length} are read`);
    } finally {
      await opened.close();
      await own.close();
    }
  });

  it('says that a neuron does not exist, and takes the best of the list', async () => {
    const opened = await open({
      ...{ text: SAMPLE, cursor: 300 },
      memory: { page: 'lessons', subject: { layer: 8, unit: 999 }, proposed: false },
    });
    const { page, settled, errors } = opened;
    const banner = page.locator('.missing-banner');
    for (const id of LESSON_IDS) {
      await go(opened, id);
      await settled();
      const told = await banner.textContent();
      assert.match(told ?? '', /no neuron L9·999\. It has L1·0–511, L2·0–511, L3·0–/);
    }
    await go(opened, 'cell');
    await settled();
    assert.match((await page.locator('.cell-lesson .of').textContent()) ?? '', /L\d·\d/);
    assert.match((await page.locator('.cell-picture .number.c').textContent()) ?? '', /\d/);
    await banner.getByRole('button').click();
    await banner.waitFor({ state: 'hidden' });
    await settled();
    assert.match((await page.locator('.chosen').textContent()) ?? '', /L\d·\d/);
    assert.deepEqual(errors, []);
  });
});
