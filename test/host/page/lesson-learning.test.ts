/** The diary of the training. */
import assert from 'node:assert/strict';

import { openedLessons } from '../opened-lessons.ts';

describe('The lesson of learning', () => {
  const { openLesson } = openedLessons('learning');

  it('leaf through the diary', async () => {
    const { page, said, settled } = await openLesson({ at: 0, language: 'c' });
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
});
