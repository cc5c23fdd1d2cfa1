/** What somebody sees who opens the panel and has read nothing, at the size that people have. */
import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';

import { FIRST_MEMORY } from '../../../src/protocol/panel-memory.ts';
import type { PanelMemory, ShownDocument } from '../../../src/protocol/panel.ts';
import { openEngine, type PageEngine } from '../../../tools/inspector/engine.ts';
import { openInspectorPage, type InspectorPage } from '../../../tools/inspector/page.ts';
import { seriousViolations } from '../accessibility.ts';
import {
  catalogueJson,
  modelWithCatalogue,
  tinyHash,
  type Json,
} from '../../unit/support/catalogue.ts';

const CODE = Array.from(
  { length: 80 },
  (_, line) =>
    `const line${line + 1} = [f(${line + 1}), { a: "b" }]; // and a comment that is long\n`,
);
const TEXT = CODE.join('');

/** A catalogue in which a neuron's c is certified for comments, and nothing for loops. */
function withComments(): Json {
  const json = catalogueJson(tinyHash);
  const labels = json['labels'] as Record<string, Json>;
  const { braces } = labels['bracketDepth'] as { braces: Json };
  labels['inComment'] = { braces: { ...braces, best: { neuron: 'L2.5', quantity: 'c' } } };
  labels['loopDepth'] = { braces: { ...braces, best: { neuron: 'L1.7', quantity: 'h' } } };
  const units = json['units'] as { neuron: string; c: Json }[];
  const unit = units.find(({ neuron }) => neuron === 'L2.5')!;
  const figures = { ...(unit.c['figures'] as Json) };
  figures['braces'] = { ...(figures['braces'] as Json), inComment: [-0.6, -0.7, 0.02, 0.005] };
  const verdict = { kind: 'tracksStrongly', label: 'inComment', family: 'braces' };
  unit.c = { ...unit.c, figures, verdict };
  // And one that falls along the line.
  labels['column'] = { braces: { ...braces, best: { neuron: 'L1.9', quantity: 'c' } } };
  const falling = units.find(({ neuron }) => neuron === 'L1.9')!;
  const place = { braces: { column: [-0.6, -0.4, null, 0.005] } };
  falling.c = {
    ...falling.c,
    figures: place,
    verdict: { ...verdict, kind: 'tracks', label: 'column' },
  };
  return json;
}

describe('The first sight of the inspector', () => {
  let folder: string;
  let engine: PageEngine;
  let inspector: InspectorPage | undefined;

  before(async () => {
    folder = modelWithCatalogue(withComments());
    engine = await openEngine(folder);
  });
  afterEach(() => inspector?.close());
  after(async () => {
    await engine.close();
    rmSync(folder, { recursive: true });
  });

  interface Opening {
    readonly theme?: 'dark' | 'hc' | 'light';
    readonly width?: number;
    readonly height?: number;
    readonly memory?: Partial<PanelMemory>;
    /** Counted from 0. */
    readonly line?: number;
    readonly column?: number;
    readonly text?: string;
    readonly language?: 'en' | 'pt-br';
  }

  async function open(opening: Opening = {}): Promise<InspectorPage> {
    const {
      width = 1000,
      height = 720,
      memory = {},
      line = 0,
      column = 0,
      language = 'en',
    } = opening;
    const { text = TEXT } = opening;
    const lines = text.split('\n').slice(0, line);
    const cursor = lines.join('\n').length + (line > 0 ? 1 : 0) + column;
    const document: ShownDocument = {
      ...{ uri: 'test:lines.ts', name: 'lines.ts', version: 1, text, tabSize: 4 },
      ...{ isParsed: true, line: Math.max(0, line - 20), cursor },
    };
    await engine.open(document);
    inspector = await openInspectorPage({
      ...{
        theme: opening.theme ?? 'dark',
        engine,
        language,
        size: { width, height },
        document: () => document,
      },
      memory: { ...FIRST_MEMORY, ...memory },
    });
    inspector.session.show(document.uri);
    await inspector.settled();
    return inspector;
  }

  const chosen = ({ page }: InspectorPage, name: string) =>
    page.locator('.chosen', { hasText: new RegExp(`^${name}$`) }).waitFor();

  it('is the best certified neuron, first in a list that says so, with its kind', async () => {
    const opened = await open();
    await chosen(opened, 'L1·0');
    const rows = opened.page.locator('.list').first().locator('.row');
    assert.equal(await rows.first().getAttribute('aria-selected'), 'true');
    assert.match((await rows.first().textContent()) ?? '', /^L1·0.*◐ tracks.*found.*0\.60/);
    const last = opened.page.locator('.row.virtual');
    assert.match((await last.textContent()) ?? '', /virtual/);
    assert.equal(await opened.page.locator('.note').textContent(), '');
    assert.deepEqual(opened.errors, []);
  });

  it('is ordered by this file when one asks for it, and stays so', async () => {
    const opened = await open();
    const { page, said } = opened;
    await page.locator('.order', { hasText: 'this file' }).click();
    await page.locator('.order[aria-pressed=true]', { hasText: 'this file' }).waitFor();
    await opened.settled();
    const figures = await page.locator('.list').first().locator('.figure').allTextContents();
    const sizes = figures.map((text) => Math.abs(Number(text.replace('−', '-'))));
    assert.ok(sizes.length > 5 && sizes.every((size, at) => at === 0 || size <= sizes[at - 1]!));
    const remembered = said.findLast((one) => one.kind === 'remember');
    assert.equal(remembered?.kind === 'remember' && remembered.memory.order, 'file');
  });

  it('is another for another label, until the reader picks one', async () => {
    const opened = await open();
    const search = opened.page.locator('.search');
    await search.fill('comment');
    await search.press('Enter');
    await chosen(opened, 'L2·5');
    const quantity = opened.page.locator('.quantities :checked');
    assert.equal(await quantity.inputValue(), 'c', 'what is certified of it');
    await search.fill('L1.3');
    await search.press('Enter');
    await chosen(opened, 'L1·3');
    await opened.page.locator('.label-select').click();
    await opened.page.locator('.label-select .option', { hasText: 'bracket depth' }).click();
    await opened.settled();
    await chosen(opened, 'L1·3');
    // Who asks to see something is shown it.
    await search.fill('colchetes');
    await search.press('Enter');
    await chosen(opened, 'L1·0');
  });

  it('is there before anything is typed', async () => {
    const opened = await open({ text: '' });
    await chosen(opened, 'L1·0');
    await opened.page.locator('.empty', { hasText: 'This file is empty' }).waitFor();
    assert.ok((await opened.page.locator('.list').first().locator('.row').count()) > 5);
    assert.deepEqual(opened.errors, []);
  });

  it('says where nothing passes, and offers the nearest', async () => {
    const text = `for (;;) { f([1]); }\n${TEXT}`;
    const opened = await open({ memory: { label: 'loopDepth' }, text });
    const note = (await opened.page.locator('.note').textContent()) ?? '';
    assert.match(note, /^No single neuron passes for “loop depth” in C, TypeScript/);
    assert.match(note, /Nearest comes L1·7 h\. The virtual neuron below was fitted to it\.$/);
    await chosen(opened, 'L1·7');
  });

  it('shows in the search field what may be meant, by words, verdicts and numbers', async () => {
    const { page } = await open();
    const search = page.locator('.search');
    const hits = async (text: string): Promise<string[]> => {
      await search.fill(text);
      return page.locator('.hit').allTextContents();
    };
    assert.match(
      (await hits('comentário'))[0] ?? '',
      /^in a comment.*best: L2·5 ● tracks strongly/,
    );
    assert.match((await hits('strongly'))[0] ?? '', /^L2·5 c● tracks strongly: in a comment$/);
    assert.deepEqual(await hits('7'), ['L1·7', 'L2·7']);
    assert.equal(await search.getAttribute('aria-activedescendant'), 'hit-0');
    await search.press('ArrowDown');
    assert.equal(await search.getAttribute('aria-activedescendant'), 'hit-1');
    await search.press('Enter');
    await page.locator('.chosen', { hasText: /^L2·7$/ }).waitFor();
    assert.deepEqual(await hits('zebra'), []);
  });

  it('leads to what is worth seeing, a picture of this file each', async () => {
    const opened = await open();
    const { page } = opened;
    await page.locator('button.words', { hasText: 'Worth seeing' }).click();
    await opened.settled();
    const cards = page.locator('.picture-card');
    assert.deepEqual(await cards.locator('.picture-sentence').allTextContents(), [
      'Follows how deep brackets are nested.',
      'Follows how far along the line it is. It falls as that grows.',
      'Tells comments from the rest. It is low there.',
      'Follows how deep brackets are nested.',
    ]);
    const painted = await page.evaluate<
      number[]
    >(`[...document.querySelectorAll('.picture-card canvas')]
      .map((one) => new Set(new Uint32Array(
        one.getContext('2d').getImageData(0, 0, one.width, one.height).data.buffer)).size)`);
    assert.ok(
      painted.every((colours) => colours > 3),
      painted.join(),
    );
    await cards.nth(2).click();
    await chosen(opened, 'L2·5');
    await page.locator('.gallery').waitFor({ state: 'hidden' });
  });

  for (const width of [200, 461, 611, 800, 1400]) {
    for (const language of ['en', 'pt-br'] as const) {
      it(`fits ${width} pixels, in ${language}`, async () => {
        const { page } = await open({ width, line: 60, column: 6, language });
        const found = await page.evaluate<Record<string, number | string[]>>(`(() => {
          const box = (one) => document.querySelector(one).getBoundingClientRect();
          const code = document.querySelector('.text');
          const caret = box('.caret');
          const text = code.getBoundingClientRect();
          const digits = box('.line .number').width;
          const character = box('.ruler').width / 100;
          const overlapping = [...document.querySelectorAll('.row')].flatMap((row) => {
            const parts = [...row.children].map((one) => one.getBoundingClientRect())
              .filter(({ width }) => width > 1)
              .sort((a, b) => a.top - b.top || a.left - b.left);
            return parts.some(({ right, top }, at) => {
              const next = parts[at + 1];
              return next && Math.abs(next.top - top) < 4 && next.left < right - 0.5;
            }) ? [row.textContent] : [];
          });
          return {
            characters: (code.clientWidth - digits) / character,
            aside: code.scrollLeft,
            toolbar: box('.toolbar').height,
            scale: box('.scale').height,
            footer: box('.cursor').height,
            beyond: document.documentElement.scrollWidth - innerWidth,
            above: caret.top - text.top,
            below: text.bottom - caret.bottom,
            overlapping,
          };
        })()`);
        const { characters, aside, toolbar, scale, footer, beyond, above, below } = found as Record<
          string,
          number
        >;
        assert.ok(characters! >= Math.min(40, Math.floor((width - 80) / 9)), `${characters} wide`);
        assert.equal(aside, 0);
        for (const height of [toolbar!, scale!, footer!]) assert.ok(height <= 44, `${height} high`);
        assert.ok(beyond! <= 0, `${beyond} pixels beyond the edge`);
        assert.ok(above! >= -1 && below! >= -1, `the cursor is ${above} below, ${below} above`);
        assert.deepEqual(found['overlapping'], []);
      });
    }
  }

  it('has the keyboard in a page that lies over the list, and gives it back', async () => {
    const { page } = await open({ width: 461 });
    const list = page.locator('.list').first();
    await list.focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('Enter');
    const heading = page.locator('.certificate h2');
    await heading.waitFor();
    assert.ok(await heading.evaluate((one) => one === document.activeElement));
    const covers = await page.locator('.certificate').boundingBox();
    assert.ok(covers !== null && covers.y < 60 && covers.y + covers.height > 700);
    const first = (await heading.textContent()) ?? '';
    await page.keyboard.press('Alt+ArrowDown');
    await heading.filter({ hasNotText: first }).waitFor();
    await page.keyboard.press('Escape');
    await heading.waitFor({ state: 'hidden' });
    assert.ok(await list.evaluate((one) => one === document.activeElement));
  });

  it('shows the notes’ picture of a line by the neuron that falls along it, and says what it means', async () => {
    const opened = await open({ width: 1400 });
    const { page } = opened;
    const look = async (words: string): Promise<void> => {
      await page.locator('.look').click();
      await page.locator('.look .option', { hasText: words }).click();
      await opened.settled();
    };
    await look('tanh(c), red to blue');
    await chosen(opened, 'L1·9');
    const legend = page.locator('.colour-legend');
    assert.match((await legend.textContent()) ?? '', /^blue \+1: the line goes on; red −1/);
    assert.equal(await page.locator('.quantities :checked').inputValue(), 'tanhC');
    await look('green and blue, guesses');
    assert.match((await legend.textContent()) ?? '', /^Below: the five likeliest next$/);
    assert.equal(await page.locator('.reds:visible span').count(), 5);
  });

  it('has guesses after an empty line', async () => {
    const opened = await open({ text: 'a\n\nb\n', memory: { guesses: true } });
    const rows = opened.page.locator('.line').nth(1).locator('.guess-row');
    assert.equal(await rows.count(), 5);
    assert.match((await rows.first().textContent()) ?? '', /^\S$/);
  });

  it('keeps the cursor in sight when the panel gets another size, and no offset that is not needed', async () => {
    const opened = await open({ width: 461, line: 50, column: 60 });
    const { page } = opened;
    const text = page.locator('.text[role=textbox]');
    assert.ok((await text.evaluate(({ scrollLeft }) => scrollLeft)) > 0, 'the cursor is far right');
    const caret = async (): Promise<boolean> => {
      const [one, room] = [await page.locator('.caret').boundingBox(), await text.boundingBox()];
      assert.ok(one && room);
      const isWithin = one.x >= room.x && one.x + one.width <= room.x + room.width;
      return isWithin && one.y >= room.y && one.y + one.height <= room.y + room.height;
    };
    assert.ok(await caret());
    for (const [width, height] of [
      [461, 420],
      [1400, 720],
      [611, 500],
    ] as const) {
      await page.setViewportSize({ width, height });
      await opened.settled();
      assert.ok(await caret(), `${width} x ${height}`);
      if (width === 1400) assert.equal(await text.evaluate(({ scrollLeft }) => scrollLeft), 0);
    }
  });

  it('keeps the place when guesses come and go', async () => {
    const opened = await open({ width: 1400, line: 50, column: 4 });
    const { page } = opened;
    const top = async (): Promise<number> => (await page.locator('.caret').boundingBox())!.y;
    const before = await top();
    await page.locator('vscode-checkbox', { hasText: 'Guesses' }).click();
    await page.locator('.guess-row').first().waitFor();
    await opened.settled();
    assert.ok(Math.abs((await top()) - before) < 110, 'as high as the line is now');
    const withGuesses = await top();
    await page.locator('vscode-checkbox', { hasText: 'Guesses' }).click();
    await page.locator('.guess-row').first().waitFor({ state: 'detached' });
    assert.ok(Math.abs((await top()) - withGuesses) < 2);
  });

  it('gives the room of the text to the rest where the editor is coloured, if there is little', async () => {
    const opened = await open({ width: 461 });
    const { page, session, said } = opened;
    const paint = page.locator('button.words', { hasText: 'Colour This Editor' });
    await paint.click();
    assert.ok(said.some((one) => one.kind === 'do' && one.action === 'colourEditor'));
    const rows = async (): Promise<number> =>
      (await page.locator('.list').first().boundingBox())!.height;
    const before = await rows();
    session.setColoured(true);
    await page.locator('.editor-coloured').waitFor();
    assert.equal(await paint.getAttribute('aria-pressed'), 'true');
    assert.ok((await rows()) > 2 * before);
    assert.equal(await page.locator('.text[role=textbox]').isVisible(), false);
    await page.locator('.plot').waitFor();
    session.setColoured(false);
    await page.locator('.text[role=textbox]').waitFor();
  });

  for (const theme of ['light', 'dark', 'hc'] as const) {
    it(`has no serious violation of accessibility in a narrow panel: ${theme}`, async () => {
      const opened = await open({ width: 461, theme, memory: { label: 'loopDepth' } });
      const { page } = opened;
      const serious = () => seriousViolations(page);
      await page.locator('.search').fill('bracket');
      assert.deepEqual(await serious(), [], 'with what was found');
      await page.locator('.search').press('Escape');
      await page.locator('.more').click();
      assert.deepEqual(await serious(), [], 'with the controls open');
      await page.keyboard.press('Escape');
      await page.locator('.controls').waitFor({ state: 'hidden' });
      await page.locator('button.words', { hasText: 'Worth seeing' }).click();
      await opened.settled();
      assert.deepEqual(await serious(), [], 'with what is worth seeing');
    });
  }
});
