/** Clicks into the page of the inspector while the engine goes on reading: the text is drawn anew under the pointer. */
import assert from 'node:assert/strict';
import path from 'node:path';

import type { ShownDocument } from '../../../src/protocol/panel.ts';
import { repository } from '../../../tools/editor/paths.ts';
import { openEngine, type PageEngine } from '../../../tools/inspector/engine.ts';
import { openInspectorPage, type InspectorPage } from '../../../tools/inspector/page.ts';
import { openControls } from '../inspecting.ts';

const MODEL = path.join(repository, 'test', 'fixtures', 'models', 'tiny');
const LINES = Array.from({ length: 60 }, (_, line) => `const line${line + 1} = [${line + 1}];\n`);
const TEXT = LINES.join('');
const NEURONS = [3, 5, 7, 9].map((unit) => ({ layer: 1, unit }));

/** Of a line counted from 1. */
const start = (line: number): number => LINES.slice(0, line - 1).join('').length;

describe('A click into the text of the inspector', () => {
  let engine: PageEngine;
  let inspector: InspectorPage;
  let document: ShownDocument;

  before(async () => {
    engine = await openEngine(MODEL);
  });
  beforeEach(async () => {
    document = {
      ...{ uri: 'test:lines.ts', name: 'lines.ts', version: 1, text: TEXT },
      ...{ tabSize: 4, isParsed: true, line: 0, cursor: 0 },
    };
    await engine.open(document);
    inspector = await openInspectorPage({
      ...{ theme: 'dark', document: () => document, engine },
    });
    inspector.session.show(document.uri);
    await inspector.settled();
  });
  afterEach(() => inspector.close());
  after(() => engine.close());

  const code = (line: number) =>
    inspector.page
      .locator('.line', { has: inspector.page.locator(`.number >> text="${line}"`) })
      .locator('.code');

  /** Where the page said that its cursor is. */
  const places = (): number[] =>
    inspector.said.flatMap((one) => (one.kind === 'cursor' ? [one.offset] : []));

  /** The same, once the page has said it and has no more to say. */
  async function placesAtRest(): Promise<number[]> {
    await expectEventually(() => places().length > 0);
    await inspector.settled();
    return places();
  }

  async function boxOf(line: number) {
    const box = await code(line).boundingBox();
    assert.ok(box !== null);
    return { ...box, middle: box.y + box.height / 2 };
  }

  /** Another neuron, until its values are drawn: what lies under the pointer are other elements. */
  async function drawAnew(line: number, unit: number): Promise<void> {
    const old = await code(line).elementHandle();
    inspector.session.open({ subject: NEURONS[unit]! });
    await inspector.page.waitForFunction((element) => !element.isConnected, old);
    await inspector.settled();
  }

  it('counts when the line is drawn anew while the button is down', async () => {
    const { page } = inspector;
    const { x, middle } = await boxOf(9);
    await page.mouse.move(x + 2, middle);
    await page.mouse.down();
    await drawAnew(9, 0);
    await page.mouse.up();
    await page.locator('.facts', { hasText: /line 9, column 1/ }).waitFor();
    assert.deepEqual(await placesAtRest(), [start(9)]);
  });

  it('goes to the end of the line that it is right of, and to the start of one at its number', async () => {
    const { page } = inspector;
    const { x, width, middle } = await boxOf(9);
    await page.mouse.click(x + width + 30, middle);
    await page.mouse.click(x - 12, middle);
    const end = start(9) + 'const line9 = [9];'.length;
    await page.locator('.facts', { hasText: /line 9, column 1/ }).waitFor();
    assert.deepEqual(await placesAtRest(), [end, start(9)]);
  });

  it('goes to the character above, where one of its guesses was meant', async () => {
    const { page } = inspector;
    await openControls(page);
    await page.locator('vscode-checkbox', { hasText: 'guesses' }).first().click();
    await page.locator('.guess-row').first().waitFor();
    await inspector.settled();
    const { x, y, width, height } = await boxOf(3);
    const character = width / 'const line3 = [3];'.length;
    await page.mouse.click(x + 2.5 * character, y + height * 3.5);
    assert.deepEqual(await placesAtRest(), [start(3) + 2]);
  });

  it('is none where the text is scrolled by its bar', async () => {
    const { page } = inspector;
    // A browser without a window has no scroll bars: an edge in the place of one.
    const edge = await page.evaluate<{ x: number; y: number }>(`(() => {
      const text = document.querySelector('.text[role=textbox]');
      text.style.borderRight = '12px solid';
      const { left, top } = text.getBoundingClientRect();
      return { x: left + text.clientWidth, y: top };
    })()`);
    await page.mouse.click(edge.x + 6, edge.y + 40);
    await page.mouse.click(edge.x - 6, edge.y + 40);
    assert.equal((await placesAtRest()).length, 1);
  });

  it('takes a neuron of the list, though the list is drawn anew while the button is down', async () => {
    const { page, session } = inspector;
    const list = page.locator('.list').first();
    const row = list.locator('[role=option]').nth(4);
    const name = await row.locator('.name').textContent();
    const old = await row.elementHandle();
    await row.hover();
    await page.mouse.down();
    // A longer text: other figures in every row.
    const more = { offset: 0, removed: 0, inserted: 'const more = [[1], (2)];\n' };
    document = { ...document, version: 2, text: more.inserted + document.text };
    await engine.change(document.uri, 2, [more]);
    session.edit(2, [more]);
    await page.waitForFunction((element) => !element.isConnected, old);
    await page.mouse.up();
    await page.locator('.chosen', { hasText: new RegExp(`^${name!}$`) }).waitFor();
  });

  it('counts in the plot, though that is made anew while the button is down', async () => {
    const { page, session } = inspector;
    const old = await page.locator('.plot .u-over').elementHandle();
    const box = await page.locator('.plot .u-over').boundingBox();
    assert.ok(box !== null);
    await page.mouse.move(box.x + 1, box.y + box.height / 2);
    await page.mouse.down();
    session.open({ subject: NEURONS[1]! });
    await page.waitForFunction((element) => !element.isConnected, old);
    await page.mouse.up();
    await page.locator('.facts', { hasText: /line 1, column/ }).waitFor();
    const [place, ...others] = await placesAtRest();
    assert.deepEqual(others, []);
    assert.ok(place! < start(2), String(place));
  });

  it('opens the certificate of a neuron where it is the second on it', async () => {
    const { page } = inspector;
    await page.locator('.list [role=option]').nth(2).dblclick();
    await page.locator('.certificate h2').waitFor();
  });
});

describe('The text of the inspector', () => {
  it('does not take for the reader’s own scrolling what the host had it do, however late it comes', async () => {
    const engine = await openEngine(MODEL);
    const document: ShownDocument = {
      ...{ uri: 'test:lines.ts', name: 'lines.ts', version: 1, text: TEXT.repeat(4) },
      ...{ tabSize: 4, isParsed: true, line: 0, cursor: 0 },
    };
    await engine.open(document);
    const inspector = await openInspectorPage({
      ...{ theme: 'dark', document: () => document, engine },
    });
    try {
      const { page, session, said } = inspector;
      session.show(document.uri);
      await inspector.settled();
      // The page is busy before the browser can tell it that it scrolled.
      await page.evaluate(`window.addEventListener('message', () => {
        const end = performance.now() + 500;
        while (performance.now() < end);
      })`);
      session.editorMoved({ line: 100 });
      await page.locator('.line', { hasText: /^101const/ }).waitFor();
      await page.evaluate(`new Promise((drawn) =>
        requestAnimationFrame(() => requestAnimationFrame(drawn)))`);
      const scrolled = (): number[] =>
        said.flatMap((one) => (one.kind === 'scrolled' ? [one.line] : []));
      assert.deepEqual(scrolled(), []);
      // The reader's own is told.
      await page.locator('.text[role=textbox]').hover();
      await page.mouse.wheel(0, 400);
      await page.waitForFunction(`document.querySelector('.line .number') !== null`);
      await expectEventually(() => scrolled().length > 0);
      assert.ok(scrolled()[0]! > 100);
    } finally {
      await inspector.close();
      await engine.close();
    }
  });
});

async function expectEventually(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 20));
}
