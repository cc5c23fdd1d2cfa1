/** The page of the Neuron Inspector by itself, with the engine behind it: what it shows, and to whom it is open. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';

import { LEVELS, levelOf } from '../../../src/core/colour/palette.ts';
import { repository } from '../../../tools/editor/paths.ts';
import { seriousViolations } from '../accessibility.ts';
import { openedPages, type OpenedPage, type Opening } from '../opened-pages.ts';

const MODEL = path.join(repository, 'test', 'fixtures', 'models', 'tiny');
const TEXT = readFileSync(path.join(repository, 'examples', 'queue.ts'), 'utf8');
const NEURON = { layer: 1, unit: 5 };

/** Levels of the pieces of the lines in sight: what `v-12` and the like say, with the text of each. */
const PIECES = `[...document.querySelectorAll('.line')].map((line) =>
  [...line.querySelectorAll('.code > span')].map((span) => [
    span.textContent,
    Number(/\\bv(-?\\d+)/.exec(span.className)[1]),
    getComputedStyle(span).backgroundColor,
  ]))`;

type Piece = readonly [text: string, level: number, colour: string];

describe('The page of the inspector', () => {
  const { engine, open } = openedPages(MODEL);

  function openOn(text: string, options: Partial<Opening> = {}): Promise<OpenedPage> {
    return open({
      text,
      memory: {
        ...({
          subject: NEURON,
          quantity: 'h',
          label: 'bracketDepth',
          scheme: 'blueOrange',
        } as const),
        ...({ proposed: false, order: 'file' } as const),
        ...({ view: 'neuron', guesses: false, plot: true, page: 'text' } as const),
      },
      ...options,
    });
  }

  /** What the engine says of [0, length) of a document, as levels. */
  async function levels(uri: string, version: number, length: number): Promise<number[]> {
    const range = { from: 0, to: length };
    const answer = await engine.ask('inspect', {
      uri,
      version,
      ...range,
      subject: NEURON,
      quantity: 'h',
    });
    assert.equal(answer.kind, 'values');
    return Array.from(answer.values, (value) => levelOf(value / 127));
  }

  function shownLevels(lines: readonly (readonly Piece[])[]): number[] {
    return lines.flatMap((pieces) =>
      pieces.flatMap(([text, level]) =>
        Array.from({ length: Math.max(1, text.length) }, () => level),
      ),
    );
  }

  it('colours characters by the engine’s activations', async () => {
    const { page, errors } = await openOn(TEXT);
    const lines = await page.evaluate<Piece[][]>(PIECES);
    const shown = shownLevels(lines);
    assert.ok(shown.length > 500);
    assert.deepEqual(shown, (await levels('test:queue.ts', 1, TEXT.length)).slice(0, shown.length));
    assert.ok(new Set(shown).size > 5, 'a neuron that does something');
    const colours = new Map(lines.flat().map(([, level, colour]) => [level, colour]));
    assert.equal(colours.size, new Set(colours.values()).size, 'a colour for each level');
    if (colours.has(0)) assert.equal(colours.get(0), 'rgb(31, 31, 31)');
    assert.ok([...colours.keys()].every((level) => Math.abs(level) <= LEVELS));
    assert.deepEqual(errors, []);
  });

  it('follows an edit, and leaves what stands before it as it was', async () => {
    const { page, edit } = await openOn(TEXT);
    const before = shownLevels(await page.evaluate<Piece[][]>(PIECES));
    await edit({ offset: 100, removed: 0, inserted: '((((' });
    const after = shownLevels(await page.evaluate<Piece[][]>(PIECES));
    assert.deepEqual(after.slice(0, 100), before.slice(0, 100));
    const expected = await levels('test:queue.ts', 2, TEXT.length + 4);
    assert.deepEqual(after, expected.slice(0, after.length));
  });

  it('shows HTML and control characters as text', async () => {
    const text =
      'const a = "<img src=x onerror=window.bad=1>\0\u001b[31m\u202e";\n<script>window.bad = 1</script>\n';
    const { page } = await openOn(text, { name: 'bad.ts' });
    assert.equal(await page.evaluate('window.bad'), undefined);
    assert.equal(
      await page.evaluate('document.querySelectorAll(".text img, .text script").length'),
      0,
    );
    const [first] = await page.evaluate<Piece[][]>(PIECES);
    const shown = first!.map(([piece]) => piece).join('');
    assert.equal(shown, 'const a = "<img src=x onerror=window.bad=1>␀␛[31m␣";');
  });

  it('colours a binary that was opened as a text', async () => {
    const every = Array.from({ length: 0x300 }, (_, unit) => String.fromCharCode(unit)).join('');
    const text = `${every.replace('\r', '')}\ud800\udc00\udc00\ud800\ufffd\ufeff\uffff`;
    const { page, errors } = await openOn(text, { name: 'binary.c' });
    const lines = await page.evaluate<Piece[][]>(PIECES);
    const shown = lines.flat().map(([piece]) => piece);
    assert.doesNotMatch(shown.join(''), /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufeff]/);
    assert.deepEqual(shownLevels(lines), await levels('test:binary.c', 1, text.length));
    assert.deepEqual(errors, []);
  });

  it('draws of a line of 100,000 characters only what is in sight', async () => {
    const statements = Array.from({ length: 10_000 }, (_, at) => `x${10_000 + at}=[1];`);
    const line = statements.join('');
    const { page, errors, settled } = await openOn(`${line}\n`, { name: 'long.ts' });
    const drawn = await page.evaluate<number>('document.querySelector(".line").textContent.length');
    assert.ok(drawn > 60 && drawn < 1000, `${drawn} characters`);
    await page.evaluate('document.querySelector(".text[role=textbox]").scrollLeft = 400000');
    await settled();
    const [pieces] = await page.evaluate<Piece[][]>(PIECES);
    const text = pieces!.map(([piece]) => piece).join('');
    const from = line.indexOf(text);
    assert.ok(text.length < 1000 && from > 30_000, `${text.length} characters from ${from}`);
    const wanted = await levels('test:long.ts', 1, line.length);
    assert.deepEqual(shownLevels([pieces!]), wanted.slice(from, from + text.length));
    const inSight = await page.evaluate<string>(
      'document.elementFromPoint(400, document.querySelector(".line").getBoundingClientRect().top + 5).textContent',
    );
    assert.ok(text.includes(inSight), inSight);
    assert.deepEqual(errors, []);
  });

  it('is open to the keyboard', async () => {
    const { page, said, settled } = await openOn(TEXT);
    await page.locator('.text[role=textbox]').focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('End');
    await page.keyboard.press('ArrowLeft');
    await page.locator('.facts', { hasText: /^\{line 2, column/ }).waitFor();
    assert.match((await page.locator('.cursor .spoken').textContent()) ?? '', /^\{, line 2/);
    await page.keyboard.press('Enter');
    await settled();
    assert.ok(said.some((one) => one.kind === 'cursor' && one.focus));

    const list = page.locator('.list').first();
    const names = await list.locator('[role=option] .name').allTextContents();
    const chosen = (name: string | undefined) =>
      page.locator('.chosen', { hasText: new RegExp(`^${name}$`) }).waitFor();
    assert.notEqual(names[0], names[1]);
    await list.focus();
    await page.keyboard.press('Home');
    await chosen(names[0]);
    await page.keyboard.press('ArrowDown');
    await chosen(names[1]);
    await page.keyboard.press('Alt+ArrowLeft');
    await chosen(names[0]);
  });

  it('counts every arrow key, however fast they come', async () => {
    const { page } = await openOn(TEXT);
    const names = await page.locator('.list').first().locator('.name').allTextContents();
    // All before the next frame is drawn.
    await page.evaluate(`
      for (const key of ['Home', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowUp']) {
        document.querySelector('.list').dispatchEvent(new KeyboardEvent('keydown', { key }));
      }
    `);
    await page.locator('.chosen', { hasText: new RegExp(`^${names[2]}$`) }).waitFor();
  });

  it('finds a neuron by its name, and says when there is none', async () => {
    const { page } = await openOn(TEXT);
    const search = page.locator('.search');
    await search.fill('l2.7');
    await search.press('Enter');
    await page.locator('.chosen', { hasText: /^L2·7$/ }).waitFor();
    await search.fill('2·8');
    await search.press('Enter');
    await page.locator('.chosen', { hasText: /^L2·8$/ }).waitFor();
    await search.fill('L9·1');
    await search.press('Enter');
    assert.match((await page.locator('.neurons .problem').textContent()) ?? '', /L1·0–15, L2·0–15/);
  });

  it('offers the labels that need no parser where there is none', async () => {
    const text = '# A title (and more)\n\nSome words.\n';
    const { page } = await openOn(text, { name: 'notes.md', isParsed: false });
    const labels = page.locator('.label-select vscode-option');
    const shown = ['bracket depth', '( ) depth', '[ ] depth', '{ } depth', 'line ends next'];
    assert.deepEqual(await labels.allTextContents(), [...shown, 'indentation', 'column']);
    assert.ok((await page.locator('.list').first().locator('.row').count()) > 5, 'they are ranked');
    assert.ok(new Set(shownLevels(await page.evaluate<Piece[][]>(PIECES))).size > 1);
  });

  it('says what to do with an empty file, in Portuguese, too', async () => {
    const { page } = await openOn('', { name: 'empty.ts', language: 'pt-br' });
    assert.match((await page.locator('.empty').textContent()) ?? '', /vazio. Digite/);
  });

  for (const theme of ['light', 'dark', 'hc'] as const) {
    it(`has no serious violation of accessibility: ${theme}`, async () => {
      const { page } = await openOn(TEXT, { theme });
      assert.deepEqual(await seriousViolations(page), []);
    });
  }
});
