/** The lesson about the loop: a cell along the line, with the shipped network behind it. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';

import { repository } from '../../../tools/editor/paths.ts';
import { CLOSING, NEURON, OPENING, openedLessons, said } from '../opened-lessons.ts';

describe('The lesson about the loop', () => {
  const { engine, openLesson, stepOf } = openedLessons('unrolled');

  it('unroll from a bracket to where it closes, with what is left of it', async () => {
    const { page, errors } = await openLesson({ way: 'forth' }, { cursor: OPENING + 3 });
    let left = 1;
    for (let at = OPENING + 1; at <= CLOSING; at++) left *= (await stepOf(at)).f;
    const kept = (await page.locator('.kept').textContent()) ?? '';
    assert.ok(kept.includes(`${(100 * left).toFixed(0)} %`), `${kept}, ${left}`);
    assert.ok(kept.includes(String(CLOSING - OPENING)), kept);
    // As the README has it.
    const readme = readFileSync(path.join(repository, 'README.md'), 'utf8');
    const told = `${(100 * left).toFixed(0)} % of its memory left ${CLOSING - OPENING} characters`;
    assert.ok(readme.includes(told), told);
    const { f } = await stepOf(OPENING + 1);
    const shares = await page.locator('.chain-picture .number').allTextContents();
    assert.ok(shares.includes('1.00') && shares.includes(said(f)));
    assert.deepEqual(errors, []);
  });

  it('follow a change as far as it is felt', async () => {
    const opened = await openLesson({ from: OPENING });
    const { page, settled } = opened;
    const felt = async (replacement: string): Promise<number> => {
      const answer = await engine.ask('echo', {
        ...{ uri: 'test:queue.ts', version: 1, neuron: NEURON, at: OPENING },
        ...{ replacement, length: 241 },
      });
      assert.ok(answer.kind === 'values' && answer.echo !== undefined);
      return answer.echo.bits.findLastIndex((bits) => bits >= 0.1) + 1;
    };
    const status = page.locator('.unrolled-lesson [role=status]').last();
    assert.ok((await status.textContent())!.includes(` ${await felt('')} `));
    await page.locator('.one-character').fill('[');
    await settled();
    assert.ok((await status.textContent())!.includes(` ${await felt('[')} `));
    await page.locator('.one-character').fill('(');
    await settled();
    assert.match((await status.textContent())!, /nothing changes/);
  });
});
