/** The lesson of the black box and the glass boxes, with the shipped network behind it. */
import assert from 'node:assert/strict';

import { f1Of, judges } from '../../../src/core/certify/glass/boxes.ts';
import { openedLessons, SAMPLE, WHILE } from '../opened-lessons.ts';

describe('The lesson of glass boxes', () => {
  const { engine, openLesson } = openedLessons('glassBoxes', { cursor: WHILE });

  it('ask before they tell', async () => {
    const { page, settled, errors } = await openLesson({});
    assert.equal(await page.locator('.glass-boxes').isVisible(), false);
    await page.getByRole('button', { name: 'Decision tree' }).click();
    await settled();
    const told = await page.locator('.told').textContent();
    assert.equal(told, 'You said: Decision tree. It is: Best neuron found.');
    assert.ok(await page.locator('.glass-boxes').isVisible());
    assert.deepEqual(errors, []);
  });

  it('tell of each judge what the engine says of it', async () => {
    const { page } = await openLesson({ label: 'loopDepth' });
    const asked = { uri: 'test:queue.ts', version: 1, label: 'loopDepth' } as const;
    const scores = await engine.ask('glassScores', asked);
    assert.ok(scores.kind === 'scores' && scores.read === SAMPLE.length);
    const answer = await engine.ask('glass', { ...asked, from: 0, to: 9, at: 0 });
    assert.ok(answer.kind === 'glass');
    const shown = await page.locator('.glass-card .f1').allTextContents();
    const f1 = judges.flatMap((judge) => [
      f1Of(answer.box[judge]!.heldOut).toFixed(2),
      f1Of(scores.tallies[judge]).toFixed(2),
    ]);
    assert.deepEqual(shown, f1);
    // The way through the tree has a step for each node but the leaf.
    const here = await engine.ask('glass', { ...asked, from: WHILE, to: WHILE + 1, at: WHILE });
    assert.ok(here.kind === 'glass' && here.reasons !== undefined);
    const steps = await page.locator('.glass-path li').count();
    assert.equal(steps, here.reasons.path.length - 1);
    await page.getByText('The whole tree').click();
    await page.locator('.whole-tree li.lit').last().waitFor();
    assert.equal(await page.locator('.whole-tree li.lit').count(), steps);
  });

  it('go along with the cursor, by keyboard too, and to the next place', async () => {
    const { page, said, settled } = await openLesson({ label: 'loopDepth' });
    const cursors = (): number[] =>
      said.flatMap((one) => (one.kind === 'cursor' ? [one.offset] : []));
    await page.locator('.glass-lines').focus();
    await page.keyboard.press('ArrowRight');
    await settled();
    assert.deepEqual(cursors(), [WHILE + 1]);
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
    const { page } = await openLesson({ label: 'inComment' }, go);
    assert.match((await page.locator('.glass-none').textContent()) ?? '', /Open a file of Type/);
    assert.equal(await page.locator('.glass-cards').isVisible(), false);
  });
});
