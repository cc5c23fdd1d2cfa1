/** The lessons of the diary and of the glass boxes on the shipped network: guess, answer, play, and who can use them. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';

import { f1Of, judges } from '../../../src/core/certify/glass/boxes.ts';
import type { LessonId, LessonState } from '../../../src/protocol/lessons.ts';
import { repository } from '../../../tools/editor/paths.ts';
import { shippedModelFolder } from '../../../tools/shipped-model.ts';
import { seriousViolations } from '../accessibility.ts';
import { openedPages, type OpenedPage, type Opening } from '../opened-pages.ts';

const TEXT = readFileSync(path.join(repository, 'examples', 'queue.ts'), 'utf8');

describe('The lessons of learning and of glass boxes', () => {
  const { engine, open } = openedPages(shippedModelFolder);

  function openLesson(
    id: LessonId,
    state: LessonState,
    options: Partial<Opening> = {},
  ): Promise<OpenedPage> {
    const { name = 'queue.ts', text = TEXT } = options;
    return open({
      ...{ text, tabSize: 2, isParsed: name.endsWith('.ts') },
      cursor: Math.max(0, text.indexOf('while')),
      memory: { page: 'lessons', lesson: { id, state } },
      ...options,
    });
  }

  it('ask before they tell', async () => {
    const { page, settled, errors } = await openLesson('glassBoxes', {});
    assert.equal(await page.locator('.glass-boxes').isVisible(), false);
    await page.getByRole('button', { name: 'Decision tree' }).click();
    await settled();
    const told = await page.locator('.told').textContent();
    assert.equal(told, 'You said: Decision tree. It is: Best neuron found.');
    assert.ok(await page.locator('.glass-boxes').isVisible());
    assert.deepEqual(errors, []);
  });

  it('tell of each judge what the engine says of it', async () => {
    const { page } = await openLesson('glassBoxes', { label: 'loopDepth' });
    const asked = { uri: 'test:queue.ts', version: 1, label: 'loopDepth' } as const;
    const scores = await engine.ask('glassScores', asked);
    assert.ok(scores.kind === 'scores' && scores.read === TEXT.length);
    const answer = await engine.ask('glass', { ...asked, from: 0, to: 9, at: 0 });
    assert.ok(answer.kind === 'glass');
    const shown = await page.locator('.glass-card .f1').allTextContents();
    const f1 = judges.flatMap((judge) => [
      f1Of(answer.box[judge]!.heldOut).toFixed(2),
      f1Of(scores.tallies[judge]).toFixed(2),
    ]);
    assert.deepEqual(shown, f1);
    // The way through the tree has a step for each node but the leaf.
    const cursor = TEXT.indexOf('while');
    const here = await engine.ask('glass', { ...asked, from: cursor, to: cursor + 1, at: cursor });
    assert.ok(here.kind === 'glass' && here.reasons !== undefined);
    const steps = await page.locator('.glass-path li').count();
    assert.equal(steps, here.reasons.path.length - 1);
    await page.getByText('The whole tree').click();
    await page.locator('.whole-tree li.lit').last().waitFor();
    assert.equal(await page.locator('.whole-tree li.lit').count(), steps);
  });

  it('go along with the cursor, by keyboard too, and to the next place', async () => {
    const { page, said, settled } = await openLesson('glassBoxes', { label: 'loopDepth' });
    const cursors = (): number[] =>
      said.flatMap((one) => (one.kind === 'cursor' ? [one.offset] : []));
    await page.locator('.glass-lines').focus();
    await page.keyboard.press('ArrowRight');
    assert.deepEqual(cursors(), [TEXT.indexOf('while') + 1]);
    await page.getByRole('button', { name: 'Next place where it is so' }).click();
    await settled();
    const next = cursors().at(-1)!;
    const range = { from: next - 1, to: next + 1, at: next };
    const asked = { uri: 'test:queue.ts', version: 1, label: 'loopDepth', ...range } as const;
    const answer = await engine.ask('glass', asked);
    assert.ok(answer.kind === 'glass');
    assert.deepEqual(Array.from(answer.truth), [0, 1]);
    await page.locator(`.glass-lines [data-at="${next + 2}"]`).click();
    await settled();
    assert.equal(cursors().at(-1), next + 2);
    assert.match((await page.locator('.glass-here').textContent()) ?? '', /in a loop\? yes/);
  });

  it('say what is missing where nobody can tell comments from code', async () => {
    const go = { name: 'sum.go', text: 'package sum // a\n' };
    const { page } = await openLesson('glassBoxes', { label: 'inComment' }, go);
    assert.match((await page.locator('.glass-none').textContent()) ?? '', /Open a file of Type/);
    assert.equal(await page.locator('.glass-cards').isVisible(), false);
  });

  it('leaf through the diary', async () => {
    const { page, said, settled } = await openLesson('learning', { at: 0, language: 'c' });
    assert.match((await page.locator('.diary-when').textContent()) ?? '', /0\.1 million/);
    const young = await page.locator('.diary-text').textContent();
    await page.locator('.diary-time input').focus();
    await page.keyboard.press('End');
    await settled();
    assert.match((await page.locator('.diary-when').textContent()) ?? '', /shipped.*279 million/);
    assert.notEqual(await page.locator('.diary-text').textContent(), young);
    const kept = said.flatMap((one) => (one.kind === 'remember' ? [one.memory.lesson] : []));
    assert.deepEqual(kept.at(-1), { id: 'learning', state: { at: 23, language: 'c' } });
    await page.getByRole('button', { name: 'The page before' }).click();
    assert.match(
      (await page.locator('.diary-when').textContent()) ?? '',
      /184 million.*run 7 of 8/,
    );
    // By itself to the last page, where it stops.
    await page.getByRole('button', { name: 'Leaf on by itself' }).click();
    await page.locator('.diary-when', { hasText: 'shipped' }).waitFor();
    await page.getByRole('button', { name: 'Leaf on by itself' }).waitFor();
    await page.getByRole('button', { name: 'Python' }).click();
    assert.match((await page.locator('.diary-facts').textContent()) ?? '', /L1·/);
  });

  for (const [theme, language, width] of [
    ['light', 'en', 420],
    ['dark', 'pt-br', 1280],
    ['hc', 'en', 900],
  ] as const) {
    it(`are open to all in ${theme} at ${width}`, async () => {
      for (const [id, state] of [
        ['glassBoxes', { label: 'inComment' }],
        ['learning', { at: 5 }],
      ] as const) {
        const size = { width, height: 900 };
        const { page, errors } = await openLesson(id, state, { theme, language, size });
        await page.locator('details').evaluateAll((all) => {
          for (const one of all) (one as HTMLDetailsElement).open = true;
        });
        assert.deepEqual(await seriousViolations(page), [], `${id} ${theme} ${width}`);
        assert.deepEqual(errors, []);
        const { scrollWidth, clientWidth } = await page
          .locator('.lessons-body')
          .evaluate(({ scrollWidth: all, clientWidth: seen }) => ({
            scrollWidth: all,
            clientWidth: seen,
          }));
        assert.ok(scrollWidth <= clientWidth, `${id} is ${scrollWidth} wide in ${clientWidth}`);
      }
    });
  }
});
