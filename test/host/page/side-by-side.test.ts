/** Things side by side, in a browser of its own with the shipped model. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';

import type { Locator, Page } from 'playwright-core';

import type { Fetched } from '../../../src/host/inspector/earlier-text.ts';
import type { ExactValues } from '../../../src/protocol/inspection.ts';
import { FIRST_MEMORY } from '../../../src/protocol/panel-memory.ts';
import type { PanelMemory, ShownDocument, Subject } from '../../../src/protocol/panel.ts';
import { FIRST_SIDE_BY_SIDE, type NoEarlier } from '../../../src/protocol/side-by-side.ts';
import { repository } from '../../../tools/editor/paths.ts';
import { openedAs, openEngine, type PageEngine } from '../../../tools/inspector/engine.ts';
import { openInspectorPage, type InspectorPage } from '../../../tools/inspector/page.ts';
import { shippedModelFolder } from '../../../tools/shipped-model.ts';
import { seriousViolations } from '../accessibility.ts';
import { eventually } from '../eventually.ts';

const text = readFileSync(path.join(repository, 'examples', 'queue.ts'), 'utf8');
const bracket = { layer: 0, unit: 193 };
const other = { layer: 1, unit: 7 };

const document = (content: string, name = 'queue.ts'): ShownDocument => ({
  ...{ uri: `test:${name}`, name, version: 1, text: content, tabSize: 2, isParsed: true },
  ...{ line: 0, cursor: 0 },
});

const fetched = (earlier: string): Fetched => ({
  ...{ kind: 'text', text: earlier, openedAs: openedAs('queue.ts') },
});

describe('Side by side', () => {
  let engine: PageEngine;
  let inspector: InspectorPage;
  let page: Page;
  let shown: ShownDocument;
  let wasBefore: Fetched | NoEarlier;

  before(async () => (engine = await openEngine(shippedModelFolder)));
  after(() => engine.close());
  afterEach(async () => {
    assert.deepEqual(inspector.errors, []);
    await inspector.close();
  });

  async function open(
    side: Partial<PanelMemory['sideBySide']>,
    content: Partial<ShownDocument> = {},
    size = { width: 1280, height: 760 },
  ): Promise<void> {
    await begin(side, content, size);
    await inspector.settled();
  }

  /** Without waiting until all is read. */
  async function begin(
    side: Partial<PanelMemory['sideBySide']>,
    content: Partial<ShownDocument>,
    size = { width: 1280, height: 760 },
  ): Promise<void> {
    shown = { ...document(text), ...content };
    await engine.open(shown);
    const sideBySide = { ...FIRST_SIDE_BY_SIDE, ...side };
    const memory: PanelMemory = {
      ...FIRST_MEMORY,
      ...{ subject: bracket, proposed: false, page: 'sideBySide', sideBySide },
    };
    inspector = await openInspectorPage({
      ...{ theme: 'dark', document: () => shown, engine, memory, size },
      earlier: (_, which) =>
        Promise.resolve(which === 'saved' ? wasBefore : { kind: 'none', reason: 'noGit' }),
    });
    ({ page } = inspector);
    inspector.session.show(shown.uri);
  }

  /** By the engine itself. */
  async function exact(
    subject: Subject,
    quantity: PanelMemory['quantity'] = 'h',
    uri = shown.uri,
    version = shown.version,
  ): Promise<ExactValues> {
    const to = 200_000;
    const answer = await engine.ask('exactValues', {
      uri,
      version,
      from: 0,
      to,
      subject,
      quantity,
    });
    assert.ok(answer.kind === 'values', JSON.stringify(answer));
    return answer;
  }

  const heads = (): Locator => page.locator('.pane-head:visible');
  const valueOf = async (at: number): Promise<string> =>
    heads().nth(at).locator('.pane-value').innerText();
  const inWords = (value: number): string =>
    value
      .toFixed(2)
      .replace(/^-(?=.*[1-9])/, '−')
      .replace(/^-/, '');
  const names = async (): Promise<string[]> => {
    const all = await heads().evaluateAll((found) =>
      found.map((one) => [
        one.querySelector('.link')?.textContent,
        one.querySelector('select')?.value,
      ]),
    );
    return all.map((one) => one.join(' '));
  };
  /** Once the page has drawn them. */
  const areThere = async (wanted: readonly string[]): Promise<void> => {
    for (let frame = 0; frame < 200 && (await names()).join() !== wanted.join(); frame++) {
      await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
    }
    assert.deepEqual(await names(), wanted);
  };

  /** At once: the page draws them anew. */
  const carets = (): Promise<{ x: number; y: number }[]> =>
    page.evaluate(() => {
      const all = [...window.document.querySelectorAll('.aligned .caret')];
      return all.map((one) => one.getBoundingClientRect().toJSON() as DOMRect);
    });

  it('neurons have the engine’s values at the cursor, which is one for all and the editor’s', async () => {
    const panes = [
      { subject: bracket, quantity: 'h' as const },
      { subject: other, quantity: 'c' as const },
    ];
    await open({ panes });
    const values = [await exact(bracket), await exact(other, 'c')];
    const check = async (offset: number): Promise<void> => {
      await inspector.settled();
      for (const [at, { numbers }] of values.entries()) {
        assert.equal(await valueOf(at), inWords(numbers[offset]!), `pane ${at} at ${offset}`);
      }
      const [one, two, ...more] = await carets();
      assert.deepEqual([one?.y, more.length], [two?.y, 0], 'a caret in each, in the same line');
    };
    // The editor goes first.
    const push = text.indexOf('value: T, priority');
    inspector.session.editorMoved({ cursor: push });
    await check(push);
    // Then the keyboard, the editor after it.
    await page.locator('.aligned').focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowDown');
    const next = push + 1 + text.slice(push).indexOf('\n') + 1;
    const column = push + 1 - (text.lastIndexOf('\n', push) + 1);
    const below = text.indexOf('\n', push) + 1 + column;
    assert.ok(next > push);
    await check(below);
    const moved = inspector.said.findLast(({ kind }) => kind === 'cursor');
    assert.ok(moved?.kind === 'cursor' && moved.offset === below && !moved.focus);
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => true);
    const last = inspector.said.findLast(({ kind }) => kind === 'cursor');
    assert.ok(last?.kind === 'cursor' && last.focus, 'Enter goes to the editor');
    // And a click in the second column.
    const word = page.locator('.aligned-cell:nth-child(3) .code', { hasText: 'interface' });
    await word.click({ position: { x: 2, y: 8 } });
    await check(text.indexOf('interface'));
    assert.deepEqual(await seriousViolations(page), []);
  });

  it('neurons are added, moved, given another quantity and removed by keyboard, four at most', async () => {
    await open({});
    await areThere(['L1·193 h']);
    const typed = page.getByLabel('A neuron by its name');
    await typed.focus();
    await page.keyboard.type('L2.7 c');
    await page.keyboard.press('Enter');
    await areThere(['L1·193 h', 'L2·7 c']);
    await page.keyboard.type('L2.7 c');
    await page.keyboard.press('Enter');
    await page.getByText('L2·7 c is there already.').waitFor();
    await typed.fill('L7.7');
    await page.keyboard.press('Enter');
    await page.getByText('L1·0–511').first().waitFor();
    await page.getByRole('button', { name: 'Add another quantity of L1·193 h' }).press('Enter');
    await page.getByRole('button', { name: 'Put L2·7 c one place earlier' }).press('Enter');
    await areThere(['L2·7 c', 'L1·193 h', 'L1·193 c']);
    // The keyboard has gone along with it.
    const active = page.locator(':focus');
    assert.equal(await active.getAttribute('aria-label'), 'Put L2·7 c one place later');
    await page.getByRole('combobox', { name: 'Quantity of L1·193' }).last().selectOption('f');
    await areThere(['L2·7 c', 'L1·193 h', 'L1·193 f']);
    // What is chosen in the panel is put there by a button.
    inspector.session.open({ subject: other, quantity: 'h' });
    await page.getByRole('button', { name: 'Add L2·7 h, which is chosen' }).press('Enter');
    await inspector.settled();
    assert.equal((await names()).length, 4);
    // A fifth is refused.
    await typed.fill('L1.1');
    await page.keyboard.press('Enter');
    await page.getByText('Four are there').waitFor();
    assert.deepEqual(await seriousViolations(page), []);
    for (let left = 3; left >= 1; left--) {
      await page.locator('[data-act=remove]:visible').first().press('Enter');
      assert.equal((await names()).length, left);
    }
    assert.ok(await page.locator('[data-act=remove]:visible').isDisabled());
    const remembered = inspector.said.findLast(({ kind }) => kind === 'remember');
    assert.ok(remembered?.kind === 'remember');
    assert.equal(remembered.memory.sideBySide.panes.length, 1);
  });

  it('surprise stands beside a neuron, with the bits that the engine tells, and under the text', async () => {
    await open({});
    await page.getByRole('button', { name: 'Add surprise' }).press('Enter');
    await heads().nth(1).getByText('surprise').waitFor();
    assert.ok(await page.getByRole('button', { name: 'Add surprise' }).isHidden());
    const { uri, version } = shown;
    const told = await engine.ask('guesses', { uri, version, from: 0, to: text.length });
    assert.ok(told.kind === 'values');
    for (const offset of [text.indexOf('interface'), text.indexOf('value: T, priority')]) {
      inspector.session.editorMoved({ cursor: offset });
      await inspector.settled();
      assert.equal(await valueOf(1), inWords(told.bits[offset]!), `at ${offset}`);
    }
    assert.deepEqual(await seriousViolations(page), []);
    await page.getByRole('button', { name: 'Put surprise one place earlier' }).press('Enter');
    await inspector.settled();
    const remembered = inspector.said.findLast(({ kind }) => kind === 'remember');
    assert.ok(remembered?.kind === 'remember');
    assert.equal(remembered.memory.sideBySide.panes[0], 'surprise');
  });

  it('an edit shows by how far a neuron’s value differs where lines agree', async () => {
    const earlier = text.replace('  get size(): number {\n', '  get size(): number {{\n');
    wasBefore = fetched(earlier);
    await open({ view: 'versions' });
    await page.getByText('Lines added: 1, removed: 1.').waitFor();
    const [uri, version] = [inspector.session.earlierUri, 1];
    assert.ok(uri !== undefined);
    const offset = text.indexOf('this.entries.length');
    inspector.session.editorMoved({ cursor: offset });
    await inspector.settled();
    const now = (await exact(bracket)).numbers[offset]!;
    const then = (await exact(bracket, 'h', uri, version)).numbers[offset + 1]!;
    assert.deepEqual([await valueOf(0), await valueOf(1)], [inWords(then), inWords(now)]);
    const difference = now - then;
    assert.equal(await valueOf(2), `${difference > 0.005 ? '+' : ''}${inWords(difference)}`);
    assert.equal(await page.locator('.aligned-row.removed:visible').count(), 1);
    assert.deepEqual(await seriousViolations(page), []);
    // A line that is named is a click away.
    const link = page.locator('.versions-changed button').first();
    const line = Number(/\d+/.exec(await link.innerText())?.[0]);
    await link.click();
    await inspector.settled();
    const moved = inspector.said.findLast(({ kind }) => kind === 'cursor');
    assert.ok(moved?.kind === 'cursor');
    assert.equal(text.slice(0, moved.offset).split('\n').length, line);
    // The text goes on meanwhile: it becomes what it was.
    const at = earlier.indexOf('{{');
    const changes = [{ offset: at, removed: 0, inserted: '{' }];
    await engine.change(shown.uri, 2, changes);
    shown = { ...shown, version: 2, text: earlier };
    inspector.session.edit(2, changes);
    await page.getByText('It is as it was').waitFor();
    // It was saved, and somebody wrote it anew on the disk.
    wasBefore = fetched('');
    inspector.session.earlierChanged();
    await page.getByText(/Lines added: \d+, removed: 0\./).waitFor();
    // Where there is no git, a sentence says so, and nothing is left open in the engine.
    await page.getByText('as git has it').click();
    await page.getByText('VS Code’s git extension is not there').waitFor();
    assert.equal(inspector.session.earlierUri, undefined);
    const gone = await engine.ask('exactValues', {
      ...{ uri, version: 2, from: 0, to: 1, subject: bracket, quantity: 'h' },
    });
    assert.deepEqual(gone, { kind: 'none', reason: 'unknownDocument' });
  });

  it('a histogram counts the engine’s values, and is saved as it is', async () => {
    await open({ view: 'histogram', label: 'roundDepth' });
    const { numbers } = await exact(bracket);
    await page.getByText(`${numbers.length.toLocaleString('en')} of`).waitFor();
    const answer = await engine.ask('labels', {
      ...{ uri: shown.uri, version: 1, from: 0, to: text.length, labels: ['roundDepth'] },
    });
    assert.ok(answer.kind === 'values');
    const inside = [...numbers].filter((_, at) => answer.values.roundDepth![at] === 1);
    const mean = inside.reduce((sum, value) => sum + value, 0) / inside.length;
    const row = page.locator('.groups-table tr', {
      has: page.getByRole('rowheader', { name: '1', exact: true }),
    });
    assert.deepEqual(
      await row
        .locator('td')
        .allInnerTexts()
        .then((all) => all.slice(0, 2)),
      [String(inside.length), mean.toFixed(3)],
    );
    assert.deepEqual(await seriousViolations(page), []);
    for (const format of ['CSV', 'SVG', 'PNG']) {
      await page.locator('.files button:visible', { hasText: format }).click();
    }
    const files = () => inspector.said.flatMap((one) => (one.kind === 'save' ? [one.file] : []));
    // The browser makes a picture while the page itself has nothing to do.
    await eventually(() => {
      const formats = files().map(({ format }) => format);
      assert.deepEqual(formats.sort(), ['csv', 'png', 'svg']);
    });
    const csv = files().find(({ format }) => format === 'csv')!.content;
    const counted = csv
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => Number(line.split(',')[3]))
      .reduce((sum, count) => sum + count, 0);
    assert.equal(counted, inside.length);
    await page.getByLabel('Split by').selectOption('inComment');
    await page.getByRole('rowheader', { name: 'yes' }).waitFor();
  });

  it('fits into a narrow panel, in bands below the text', async () => {
    const panes = [bracket, other, { layer: 0, unit: 1 }].map((subject) => ({
      ...{ subject, quantity: 'h' as const },
    }));
    await open({ panes }, {}, { width: 420, height: 760 });
    assert.equal(await page.locator('.aligned-row').first().locator('.band').count(), 3);
    const overflow = await page.evaluate(
      () => window.document.documentElement.scrollWidth > window.innerWidth,
    );
    assert.ok(!overflow);
    assert.deepEqual(await seriousViolations(page), []);
  });

  it('is not there for an empty file, and takes one of 100,000 characters', async () => {
    await open({}, document('', 'empty.ts'));
    assert.equal(await page.locator('.page.sideBySide:visible').count(), 0);
    await inspector.close();
    const long = `${text}\n`.repeat(Math.ceil(100_000 / text.length)) + 'x'.repeat(3_000);
    wasBefore = fetched(long.replace('shift', 'pop'));
    await begin({ view: 'versions' }, document(long, 'long.ts'));
    await page.getByText('Lines added: 1, removed: 1.').waitFor();
    await page.locator('.aligned').focus();
    await page.keyboard.press('Control+End');
    await page.keyboard.press('ArrowLeft');
    await page.getByText('column 3000').first().waitFor();
    await page.waitForFunction(() => {
      const now = window.document.querySelectorAll('.plain .pane-value')[1];
      return /\d/.test(now?.textContent ?? '');
    });
    const [caret] = await carets();
    const box = await page.locator('.aligned').boundingBox();
    assert.ok(caret !== undefined && box !== null);
    const place = JSON.stringify([caret, box]);
    assert.ok(caret.x > box.x && caret.x < box.x + box.width, place);
    assert.ok(caret.y > box.y && caret.y < box.y + box.height);
  });
});
