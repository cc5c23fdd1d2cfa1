/** The lessons about the cell in the page of the inspector, with the shipped network behind them. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';

import type { LessonId, LessonState } from '../../../src/protocol/lessons.ts';
import { repository } from '../../../tools/editor/paths.ts';
import { shippedModelFolder } from '../../../tools/shipped-model.ts';
import { seriousViolations } from '../accessibility.ts';
import { openedPages, type OpenedPage, type Opening } from '../opened-pages.ts';

const TEXT = readFileSync(path.join(repository, 'examples', 'queue.ts'), 'utf8');
const NEURON = { layer: 0, unit: 193 };
/** The parenthesis after `push`. */
const OPENING = TEXT.indexOf('(value: T');
const CLOSING = TEXT.indexOf('): void');

describe('The lessons about the cell', () => {
  const { engine, open } = openedPages(shippedModelFolder);

  function openLesson(
    id: LessonId,
    state: LessonState,
    options: Partial<Opening> = {},
  ): Promise<OpenedPage> {
    return open({
      ...{ text: TEXT, cursor: OPENING },
      memory: { subject: NEURON, proposed: false, page: 'lessons', lesson: { id, state } },
      ...options,
    });
  }

  async function stepOf(at: number, neuron = NEURON) {
    const answer = await engine.ask('cell', { uri: 'test:queue.ts', version: 1, neuron, at });
    assert.ok(answer.kind === 'values' && answer.step !== undefined);
    return answer.step;
  }

  const said = (value: number): string => value.toFixed(2).replace(/^-(?=.*[1-9])/, '−');
  const shownAt = async ({ page }: OpenedPage, of: string): Promise<string> =>
    (await page.locator(`.cell-picture .number.${of}`).textContent()) ?? '';

  it('have on each wire what the engine says, also after a step', async () => {
    const opened = await openLesson('cell', { at: OPENING });
    const { page, errors } = opened;
    for (const at of [OPENING, OPENING + 1]) {
      await page.locator('.cell-picture .character', { hasText: TEXT[at]! }).waitFor();
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
    const { page } = await openLesson('cell', { at: OPENING });
    await page.locator('.cell-lesson summary').first().click();
    const cells = await page.locator('.cell-lesson .numbers tbody td').allTextContents();
    assert.equal(cells.length, 16);
    const { c } = await stepOf(OPENING);
    const shown = Number(cells[cells.indexOf('c t') + 1]!.replace('−', '-'));
    assert.ok(Math.abs(shown - c) < 1e-3);
  });

  it('ask first: the truth is where the forget gate is lowest', async () => {
    const { page } = await openLesson('cell', {});
    assert.equal(await page.locator('.cell-picture').isVisible(), false);
    const line = TEXT.split('\n').find((one) => one.includes('push(value'))!;
    const start = TEXT.indexOf(line);
    const gates = await Promise.all(Array.from(line, async (_, k) => (await stepOf(start + k)).f));
    const lowest = gates.indexOf(Math.min(...gates));
    await page.locator('.guess-line button').nth(4).click();
    const told = (await page.locator('.told').textContent()) ?? '';
    assert.ok(told.includes('character 5'), told);
    assert.ok(told.includes(`character ${lowest + 1} of the line`), told);
    assert.ok(await page.locator('.cell-picture').isVisible());
  });

  it('say what goes into a gate, by the keyboard, too', async () => {
    const opened = await openLesson('cell', { at: OPENING });
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
    const { page, settled } = await openLesson('cell', { at: OPENING });
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
    const { page, settled } = await openLesson('cell', { at: OPENING });
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
      'cell',
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

  it('unroll from a bracket to where it closes, with what is left of it', async () => {
    const { page, errors } = await openLesson(
      'unrolled',
      { way: 'forth' },
      { cursor: OPENING + 3 },
    );
    let left = 1;
    for (let at = OPENING + 1; at <= CLOSING; at++) left *= (await stepOf(at)).f;
    const kept = (await page.locator('.kept').textContent()) ?? '';
    assert.ok(kept.includes(`${(100 * left).toFixed(0)} %`), `${kept}, ${left}`);
    assert.ok(kept.includes(String(CLOSING - OPENING)), kept);
    const { f } = await stepOf(OPENING + 1);
    const shares = await page.locator('.chain-picture .number').allTextContents();
    assert.ok(shares.includes('1.00') && shares.includes(said(f)));
    assert.deepEqual(errors, []);
  });

  it('follow a change as far as it is felt', async () => {
    const opened = await openLesson('unrolled', { from: OPENING });
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

  it('go on where the text changes, and where nothing can be told of it', async () => {
    for (const id of ['cell', 'unrolled'] as const) {
      const changing = await openLesson(id, { at: OPENING, from: OPENING, gate: 'f' });
      await changing.edit({ offset: OPENING - 4, removed: 100, inserted: '' });
      await changing.edit({ offset: 0, removed: TEXT.length - 100, inserted: '' });
      assert.ok(await changing.page.locator('.no-text').isVisible());
      assert.deepEqual(changing.errors, []);
      const notes = await openLesson(
        id,
        { at: 3, from: 3 },
        { text: 'A note (on "it\n', name: 'note.txt', isParsed: false, cursor: 3 },
      );
      assert.deepEqual(notes.errors, []);
      const odd = await openLesson(id, {
        at: 1e9,
        from: -5,
        gate: 'nonsense',
        along: 7,
        instead: 'long',
      });
      assert.deepEqual(odd.errors, []);
    }
  });

  for (const theme of ['dark', 'light', 'hc'] as const) {
    it(`are open to everybody: ${theme}`, async () => {
      for (const id of ['cell', 'unrolled'] as const) {
        for (const [width, language] of [
          [420, 'pt-br'],
          [1_280, 'en'],
        ] as const) {
          const opened = await openLesson(
            id,
            { at: OPENING, gate: 'f', from: OPENING, way: 'back' },
            { theme, language, size: { width, height: 900 } },
          );
          const name = `${id}, ${theme}, ${language}, ${width}`;
          assert.deepEqual(await seriousViolations(opened.page), [], name);
          const wide = await opened.page.evaluate<number[]>(
            '[document.querySelector(".page:not([hidden])")].map((one) => one.scrollWidth - one.clientWidth)',
          );
          assert.deepEqual(wide, [0], `${name}: wider than the page`);
          assert.deepEqual(opened.errors, []);
        }
      }
    });
  }

  it('show the first picture soon, and each step at once, in a long file', async () => {
    const text = TEXT.repeat(40);
    const cursor = text.length - 900;
    const opened = await openLesson('cell', { at: cursor }, { text, cursor, name: 'long.ts' });
    assert.deepEqual(opened.errors, []);
    const at = async (): Promise<string | null> =>
      opened.page.locator('.code-strip').getAttribute('aria-valuenow');
    await opened.page.locator('.transport .action').nth(2).click();
    await opened.settled();
    assert.equal(await at(), String(cursor + 1));
    assert.notEqual(await shownAt(opened, 'c'), '–');
  });
});
