/** The lesson about one cell, with the shipped network behind it. */
import assert from 'node:assert/strict';

import type { OpenedPage } from '../opened-pages.ts';
import { NEURON, OPENING, openedLessons, said, SAMPLE } from '../opened-lessons.ts';

describe('The lesson about the cell', () => {
  const { engine, openLesson, stepOf } = openedLessons('cell');

  const shownAt = async ({ page }: OpenedPage, of: string): Promise<string> =>
    (await page.locator(`.cell-picture .number.${of}`).textContent()) ?? '';

  it('have on each wire what the engine says, also after a step', async () => {
    const opened = await openLesson({ at: OPENING });
    const { page, errors } = opened;
    for (const at of [OPENING, OPENING + 1]) {
      await page.locator('.cell-picture .character', { hasText: SAMPLE[at]! }).waitFor();
      await opened.settled();
      const { f, i, g, o, before, c, tanhC, h } = await stepOf(at);
      assert.equal(await shownAt(opened, 'before'), said(before));
      assert.equal(await shownAt(opened, 'kept'), said(f * before));
      assert.equal(await shownAt(opened, 'c'), said(c));
      assert.equal(await shownAt(opened, 'tanhC'), said(tanhC));
      for (const wire of ['h', 'hUp']) assert.equal(await shownAt(opened, wire), said(h));
      for (const [gate, value] of Object.entries({ f, i, g, o })) {
        const box = page.locator(`.cell-picture [data-gate=${gate}] .number`);
        assert.equal(await box.textContent(), said(value), gate);
      }
      const [sum] = await page.locator('.formula strong').allTextContents();
      assert.equal(sum, said(c));
      await page.locator('.transport .action').nth(2).click();
    }
    assert.deepEqual(errors, []);
  });

  it('have the numbers of the cell as text', async () => {
    const { page } = await openLesson({ at: OPENING });
    await page.locator('.cell-lesson summary').first().click();
    const cells = await page.locator('.cell-lesson .numbers tbody td').allTextContents();
    assert.equal(cells.length, 16);
    const { c } = await stepOf(OPENING);
    const shown = Number(cells[cells.indexOf('c t') + 1]!.replace('−', '-'));
    assert.ok(Math.abs(shown - c) < 1e-3);
  });

  it('ask first: the truth is where the forget gate is lowest', async () => {
    const { page } = await openLesson({});
    assert.equal(await page.locator('.cell-picture').isVisible(), false);
    const line = SAMPLE.split('\n').find((one) => one.includes('push(value'))!;
    const start = SAMPLE.indexOf(line);
    const gates = await Promise.all(Array.from(line, async (_, k) => (await stepOf(start + k)).f));
    const lowest = gates.indexOf(Math.min(...gates));
    await page.locator('.guess-line button').nth(4).click();
    const told = (await page.locator('.told').textContent()) ?? '';
    assert.ok(told.includes('character 5'), told);
    assert.ok(told.includes(`character ${lowest + 1} of the line`), told);
    assert.ok(await page.locator('.cell-picture').isVisible());
  });

  it('say what goes into a gate, by the keyboard, too', async () => {
    const opened = await openLesson({ at: OPENING });
    const { page, settled } = opened;
    await page.locator('.cell-picture [data-gate=i] [role=button]').focus();
    await page.keyboard.press('Enter');
    await settled();
    const focused = await page.evaluate('document.activeElement.parentElement.dataset.gate');
    assert.equal(focused, 'i', 'the keyboard stays where it is');
    const answer = await engine.ask('gateInputs', {
      ...{ uri: 'test:queue.ts', version: 1, neuron: NEURON, at: OPENING },
    });
    assert.ok(answer.kind === 'values' && answer.inputs !== undefined);
    const { bias, symbol, before, sum } = answer.inputs.i;
    const numbers = await page
      .locator('.gate-panel .adds')
      .first()
      .locator('.number')
      .allTextContents();
    const signed = (value: number): string => (value > 0 ? '+' : '') + said(value);
    assert.deepEqual(numbers, [bias, symbol!, before.sum, sum].map(signed));
    const loudest = before.strongest[0]!.neuron;
    const name = `L${loudest.layer + 1}·${loudest.unit}`;
    await page.locator('.gate-panel button.link').first().click();
    await page.locator('.chosen', { hasText: name }).waitFor();
  });

  it('jump to where a gate opens or shuts', async () => {
    const { page, settled } = await openLesson({ at: OPENING });
    await page.locator('.transport .action').last().click();
    await settled();
    const at = Number(await page.locator('.code-strip').getAttribute('aria-valuenow'));
    assert.ok(at > OPENING);
    const [one, other] = [(await stepOf(at - 1)).f, (await stepOf(at)).f];
    assert.ok(one >= 0.5 !== other >= 0.5, `${one} ${other}`);
    for (let k = OPENING + 1; k < at; k++) {
      assert.equal((await stepOf(k)).f >= 0.5, (await stepOf(OPENING)).f >= 0.5);
    }
  });

  it('choose another neuron of the layer', async () => {
    const { page, settled } = await openLesson({ at: OPENING });
    await page.locator('.vectors').focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.locator('.chosen', { hasText: 'L1·322' }).waitFor();
    await settled();
    const { c } = await stepOf(OPENING, { layer: 0, unit: 322 });
    assert.equal(await page.locator('.cell-picture .number.c').textContent(), said(c));
  });

  it('step no further than the text', async () => {
    const { page, errors, settled } = await openLesson(
      { at: 1 },
      { text: 'ab', cursor: 1, name: 'ab.ts' },
    );
    await page.locator('.transport .action').nth(2).click();
    await settled();
    await page.locator('.code-strip').focus();
    for (const key of ['ArrowRight', 'End', 'Home', 'ArrowLeft']) await page.keyboard.press(key);
    await settled();
    assert.equal(await page.locator('.code-strip').getAttribute('aria-valuenow'), '0');
    await page.locator('.transport .action').last().click();
    await page.locator('.cell-lesson .hint[role=status]:not(:empty)').waitFor();
    assert.deepEqual(errors, []);
  });
});
