/** The lesson of what it costs. */
import assert from 'node:assert/strict';

import { openedLessons } from '../opened-lessons.ts';

describe('The lesson of cost', () => {
  const { openLesson } = openedLessons('cost');

  it('measure when they are asked to, and stop', async () => {
    const { page, errors } = await openLesson({ any: 1 });
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
});
