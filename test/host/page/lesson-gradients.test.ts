/** The lesson of gradients that vanish and explode. */
import assert from 'node:assert/strict';

import { NEURON, openedLessons, WHILE } from '../opened-lessons.ts';

describe('The lesson of gradients', () => {
  const { engine: shipped, openLesson } = openedLessons('gradients', { cursor: WHILE });

  it('multiply the forget gates that the engine has, back from the cursor', async () => {
    const { page } = await openLesson({ stage: 'trained' });
    const from = WHILE - 150;
    const answer = await shipped.ask('cellRun', {
      ...{ uri: 'test:queue.ts', version: 1, from, to: WHILE, neuron: NEURON },
    });
    assert.ok(answer.kind === 'values');
    const left = answer.steps.f.reduce((product, f) => product * f, 1);
    const exponent = Math.floor(Math.log10(left));
    const told = await page.getByText(/^Over 150 characters the gates leave/).textContent();
    assert.ok(told?.includes((left / 10 ** exponent).toFixed(1)), told ?? '');
    await page.getByRole('button', { name: 'Untrained' }).click();
    await page.getByText(/0\.82 in the ReLU network/).waitFor();
  });
});
