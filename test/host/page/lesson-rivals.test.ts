/** The lessons about forgetting, gradients and cost: guess, answer, play, and who can use them. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';

import type { LessonId, LessonState } from '../../../src/protocol/lessons.ts';
import { repository } from '../../../tools/editor/paths.ts';
import { openEngine } from '../../../tools/inspector/engine.ts';
import { shippedModelFolder } from '../../../tools/shipped-model.ts';
import { seriousViolations } from '../accessibility.ts';
import { openedPages, type OpenedPage, type Opening } from '../opened-pages.ts';

const TEXT = readFileSync(path.join(repository, 'examples', 'queue.ts'), 'utf8');
const NEURON = { layer: 0, unit: 265 };

describe('The lessons of forgetting, gradients and cost', () => {
  const { engine: shipped, open } = openedPages(shippedModelFolder);

  function openLesson(
    id: LessonId,
    state: LessonState,
    { text = TEXT, ...options }: Partial<Opening> = {},
  ): Promise<OpenedPage> {
    return open({
      ...{ text, tabSize: 2, cursor: Math.max(0, text.indexOf('while')) },
      memory: { page: 'lessons', subject: NEURON, lesson: { id, state } },
      ...options,
    });
  }

  it('ask before they tell', async () => {
    const { page, errors } = await openLesson('forgetting', {});
    assert.equal(await page.locator('.rival-text').isVisible(), false);
    await page.getByRole('button', { name: 'feed-forward' }).click();
    const told = (await page.locator('.told').textContent()) ?? '';
    assert.match(told, /You said feed-forward\. On unseen code it is LSTM/);
    assert.ok(await page.locator('.rival-text').isVisible());
    assert.deepEqual(errors, []);
  });

  it('show what the engine says of the character at the cursor, and go with the arrow keys', async () => {
    const { page, said, settled } = await openLesson('forgetting', { back: 25 });
    const cursor = TEXT.indexOf('while');
    const answer = await shipped.ask('rivals', {
      ...{ uri: 'test:queue.ts', version: 1, from: 0, to: TEXT.length },
    });
    assert.ok(answer.kind === 'rivals');
    const bits = (at: number): string[] =>
      answer.networks.map((network) => `${network.bits[at]!.toFixed(1)} bits`);
    const shown = page.locator('.rival-here tbody td:last-child');
    assert.deepEqual(await shown.allTextContents(), bits(cursor));
    await page.locator('.rival-text').focus();
    await page.keyboard.press('ArrowRight');
    await settled();
    assert.deepEqual(await shown.allTextContents(), bits(cursor + 1));
    assert.ok(said.some((one) => one.kind === 'cursor' && one.offset === cursor + 1));
    assert.match((await page.locator('.rival-text').getAttribute('aria-valuetext')) ?? '', /LSTM/);
  });

  it('show that the window notices a character it sees, and none before it', async () => {
    const { page, said, settled } = await openLesson('forgetting', { back: 20 });
    const feedForward = page.locator('.moved li').last();
    assert.match((await feedForward.textContent()) ?? '', /^feed-forward: by [\d.]/);
    await page.getByRole('slider', { name: 'Characters before the cursor' }).press('ArrowRight');
    await settled();
    assert.match((await feedForward.textContent()) ?? '', /by exactly nothing\. It sees 20/);
    assert.doesNotMatch((await page.locator('.moved ul').textContent()) ?? '', /LSTM: by 0 bits/);
    const kept = said.flatMap((one) => (one.kind === 'remember' ? [one.memory.lesson] : []));
    assert.deepEqual(kept.at(-1), { id: 'forgetting', state: { back: 21 } });
  });

  it('go to a bracket, and follow what is typed', async () => {
    const { page, session, said, settled } = await openLesson('forgetting', { back: 25 });
    const first = page.locator('.closers tbody tr').first();
    assert.match((await first.textContent()) ?? '', /{ }/);
    await first.getByRole('button').click();
    const closing = said.flatMap((one) => (one.kind === 'cursor' ? [one.offset] : [])).at(-1)!;
    assert.equal(TEXT[closing], '}');
    const changes = [{ offset: 0, removed: 0, inserted: '// A note.\n' }];
    await shipped.change('test:queue.ts', 2, changes);
    session.edit(2, changes);
    await settled();
    assert.match((await page.locator('.rival-here').textContent()) ?? '', /\d %/);
  });

  it('say what is missing where there are no rivals, and show what was measured', async () => {
    const engine = await openEngine(path.join(repository, 'test/fixtures/models/tiny'));
    try {
      const { page } = await openLesson('forgetting', { back: 25 }, { engine });
      const said = (await page.locator('.lesson-forgetting').textContent()) ?? '';
      assert.match(said, /not in this installation \(.*manifest\.json is missing\)/);
      assert.equal(await page.locator('.rival-text').isVisible(), false);
      assert.ok(await page.locator('.figure svg').first().isVisible());
    } finally {
      await engine.close();
    }
  });

  it('take an empty file, and one of a single character', async () => {
    for (const text of ['', 'x']) {
      for (const id of ['forgetting', 'gradients', 'cost'] as const) {
        const { errors, page } = await openLesson(id, { any: 1 }, { text });
        assert.deepEqual(errors, [], `${id} with "${text}"`);
        assert.ok(await page.locator('.lesson').isVisible());
      }
    }
  });

  it('multiply the forget gates that the engine has, back from the cursor', async () => {
    const { page } = await openLesson('gradients', { stage: 'trained' });
    const cursor = TEXT.indexOf('while');
    const from = cursor - 150;
    const answer = await shipped.ask('cellRun', {
      ...{ uri: 'test:queue.ts', version: 1, from, to: cursor, neuron: NEURON },
    });
    assert.ok(answer.kind === 'values');
    const left = answer.steps.f.reduce((product, f) => product * f, 1);
    const exponent = Math.floor(Math.log10(left));
    const told = await page.getByText(/^Over 150 characters the gates leave/).textContent();
    assert.ok(told?.includes((left / 10 ** exponent).toFixed(1)), told ?? '');
    await page.getByRole('button', { name: 'Untrained' }).click();
    await page.getByText(/0\.82 in the ReLU network/).waitFor();
  });

  it('measure when they are asked to, and stop', async () => {
    const { page, errors } = await openLesson('cost', { any: 1 });
    await page.getByRole('button', { name: 'Measure (a few seconds)' }).click();
    await page.getByText(/^[1-9]\d* of 20 networks measured/).waitFor();
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.getByText('Stopped; what was measured stays.').waitFor();
    assert.ok(await page.getByRole('button', { name: 'Measure again' }).isVisible());
    const links = await page
      .locator('.reading a')
      .evaluateAll((all) => all.map((one) => (one as HTMLAnchorElement).href));
    assert.equal(links.length, 11);
    assert.ok(links.every((link) => link.startsWith('https://')));
    assert.deepEqual(errors, []);
  });

  for (const [theme, language, width] of [
    ['light', 'en', 420],
    ['dark', 'pt-br', 1280],
    ['hc', 'en', 900],
  ] as const) {
    it(`are open to all in ${theme} at ${width}`, async () => {
      for (const [id, state] of [
        ['forgetting', { back: 21 }],
        ['gradients', { stage: 'trained' }],
        ['cost', { any: 1 }],
      ] as const) {
        const size = { width, height: 900 };
        const { page, errors } = await openLesson(id, state, { theme, language, size });
        await page.locator('details').evaluateAll((all) => {
          for (const one of all) (one as HTMLDetailsElement).open = true;
        });
        assert.deepEqual(await seriousViolations(page), [], `${id} ${theme} ${width}`);
        assert.deepEqual(errors, []);
        const { all, seen } = await page
          .locator('.lessons-body')
          .evaluate(({ scrollWidth, clientWidth }) => ({ all: scrollWidth, seen: clientWidth }));
        assert.ok(all <= seen, `${id} is ${all} wide in ${seen}`);
      }
    });
  }
});
