/** The lesson of forgetting: three networks on the sample. */
import assert from 'node:assert/strict';

import path from 'node:path';

import { repository } from '../../../tools/editor/paths.ts';
import { openEngine } from '../../../tools/inspector/engine.ts';
import { openedLessons, SAMPLE, WHILE } from '../opened-lessons.ts';

describe('The lesson of forgetting', () => {
  const { engine: shipped, openLesson } = openedLessons('forgetting', { cursor: WHILE });

  it('ask before they tell', async () => {
    const { page, errors } = await openLesson({});
    assert.equal(await page.locator('.rival-text').isVisible(), false);
    await page.getByRole('button', { name: 'feed-forward' }).click();
    const told = (await page.locator('.told').textContent()) ?? '';
    assert.match(told, /You said feed-forward\. On unseen code it is LSTM/);
    assert.ok(await page.locator('.rival-text').isVisible());
    assert.deepEqual(errors, []);
  });

  it('show what the engine says of the character at the cursor, and go with the arrow keys', async () => {
    const { page, said, settled } = await openLesson({ back: 25 });
    const answer = await shipped.ask('rivals', {
      ...{ uri: 'test:queue.ts', version: 1, from: 0, to: SAMPLE.length },
    });
    assert.ok(answer.kind === 'rivals');
    const bits = (at: number): string[] =>
      answer.networks.map((network) => `${network.bits[at]!.toFixed(1)} bits`);
    const shown = page.locator('.rival-here tbody td:last-child');
    assert.deepEqual(await shown.allTextContents(), bits(WHILE));
    await page.locator('.rival-text').focus();
    await page.keyboard.press('ArrowRight');
    await settled();
    assert.deepEqual(await shown.allTextContents(), bits(WHILE + 1));
    assert.ok(said.some((one) => one.kind === 'cursor' && one.offset === WHILE + 1));
    assert.match((await page.locator('.rival-text').getAttribute('aria-valuetext')) ?? '', /LSTM/);
  });

  it('show that the window notices a character it sees, and none before it', async () => {
    const { page, said, settled } = await openLesson({ back: 20 });
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
    const { page, session, said, settled } = await openLesson({ back: 25 });
    const first = page.locator('.closers tbody tr').first();
    assert.match((await first.textContent()) ?? '', /{ }/);
    await first.getByRole('button').click();
    await settled();
    const closing = said.flatMap((one) => (one.kind === 'cursor' ? [one.offset] : [])).at(-1)!;
    assert.equal(SAMPLE[closing], '}');
    const changes = [{ offset: 0, removed: 0, inserted: '// A note.\n' }];
    await shipped.change('test:queue.ts', 2, changes);
    session.edit(2, changes);
    await settled();
    assert.match((await page.locator('.rival-here').textContent()) ?? '', /\d %/);
  });

  it('say what is missing where there are no rivals, and show what was measured', async () => {
    const engine = await openEngine(path.join(repository, 'test/fixtures/models/tiny'));
    try {
      const { page } = await openLesson({ back: 25 }, { engine });
      const said = (await page.locator('.lesson-forgetting').textContent()) ?? '';
      assert.match(said, /not in this installation \(.*manifest\.json is missing\)/);
      assert.equal(await page.locator('.rival-text').isVisible(), false);
      assert.ok(await page.locator('.figure svg').first().isVisible());
    } finally {
      await engine.close();
    }
  });
});
