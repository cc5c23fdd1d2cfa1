/** The neurons for what is selected, in a browser of its own with the shipped model. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';

import { FIRST_MEMORY } from '../../../src/protocol/panel-memory.ts';
import type { ShownDocument } from '../../../src/protocol/panel.ts';
import { repository } from '../../../tools/editor/paths.ts';
import { openEngine, type PageEngine } from '../../../tools/inspector/engine.ts';
import { openInspectorPage, type InspectorPage } from '../../../tools/inspector/page.ts';
import { shippedModelFolder } from '../../../tools/shipped-model.ts';
import { seriousViolations } from '../accessibility.ts';

const text = readFileSync(path.join(repository, 'examples', 'queue.ts'), 'utf8');
const queue: ShownDocument = {
  ...{ uri: 'test:queue.ts', name: 'queue.ts', version: 1, text, tabSize: 2, isParsed: true },
  ...{ line: 0, cursor: 0 },
};

/** Another file, at the same version. */
const other: ShownDocument = {
  ...{ ...queue, uri: 'test:other.ts', name: 'other.ts' },
  text: '/* One. */\nconst one = 1;\n/* Two. */\n/* Three. */\n',
};

/** Where it stands, the `nth` time. */
function range(part: string, nth = 0): { from: number; to: number } {
  let from = text.indexOf(part);
  for (let k = 0; k < nth; k++) from = text.indexOf(part, from + 1);
  assert.ok(from >= 0, part);
  return { from, to: from + part.length };
}

describe('The neurons for a selection', () => {
  let shown = queue;
  let engine: PageEngine;
  let inspector: InspectorPage;

  before(async () => {
    engine = await openEngine(shippedModelFolder);
    await engine.open(shown);
    const memory = { ...FIRST_MEMORY, page: 'selection' as const };
    inspector = await openInspectorPage({ theme: 'dark', document: () => shown, engine, memory });
    inspector.session.show(shown.uri);
    await inspector.settled();
  });
  after(async () => {
    await inspector.close();
    await engine.close();
  });

  it('are asked for with a sentence where nothing is selected', async () => {
    const { page } = inspector;
    await page.getByText('Nothing to compare').waitFor();
    assert.deepEqual(await seriousViolations(page), []);
  });

  it('are those that know the inside of brackets, where that is selected, and it is more than chance', async () => {
    const { page, session } = inspector;
    session.setSelected([range('index > 0 && this.entries[index - 1].priority < priority')]);
    await page.getByText('More than chance').waitFor();
    const first = page.locator('.told-neuron').first();
    assert.match(await first.innerText(), /AUC (0\.9\d|1\.00)|AUC 0\.0\d/);
    const name = await first.locator('.name').innerText();
    await first.click();
    await page.locator(`.told-neuron[aria-pressed=true]`, { hasText: name }).waitFor();
    assert.equal(await page.locator('.chosen').textContent(), name);
    assert.deepEqual(await seriousViolations(page), []);
    await page.screenshot({ path: path.join(repository, '.cache', 'selection.png') });
  });

  it('lead to other places where they are alike', async () => {
    const { page, said } = inspector;
    const before = said.length;
    const place = page.locator('.places button').first();
    const line = Number(/line (\d+)/.exec(await place.innerText())?.[1]);
    await place.click();
    await inspector.settled();
    const moved = said.slice(before).find(({ kind }) => kind === 'cursor');
    assert.ok(moved?.kind === 'cursor');
    assert.equal(text.slice(0, moved.offset).split('\n').length, line);
  });

  it('can be asked for by a label of the reader’s own, which may match nothing or be none', async () => {
    const { page } = inspector;
    const field = page.getByLabel('as a regular expression');
    await field.fill('/\\*\\*.*\\*/');
    await page.getByText('It matches 1 times.').waitFor();
    await page.getByText('More than chance').waitFor();
    assert.match(await page.locator('.told-neuron').first().innerText(), /in a comment/);
    await field.fill('nowhere');
    await page.getByText('Nothing to compare').waitFor();
    await field.fill('(');
    await page.getByText('This is no regular expression').waitFor();
    // For ever, if nobody ended it.
    await field.fill('^(\\s*\\S*)*\\b!$');
    await page.getByText('takes too long on this file').waitFor();
    await page.getByText('Nothing to compare').waitFor();
    await field.fill('return');
    await page.getByText('It matches').waitFor();
    await field.fill('');
  });

  it('can be asked for by a query of tree-sitter, which may be none, match nothing, or tell two things apart', async () => {
    const { page } = inspector;
    const field = page.getByLabel('as a tree-sitter query');
    await page.getByLabel('as a regular expression').fill('return');
    await field.fill('(comment) @on');
    assert.equal(await page.getByLabel('as a regular expression').inputValue(), '');
    await page.getByText('It matches 1 times.').waitFor();
    await page.getByText('More than chance').waitFor();
    assert.match(await page.locator('.told-neuron').first().innerText(), /in a comment/);
    await field.fill('(commentt) @on');
    await page.getByText('no node “commentt” (character 2 of the query)').waitFor();
    await page.getByText('Nothing to compare').waitFor();
    await field.fill('(comment');
    await page.getByText('not well formed at character 9').waitFor();
    await field.fill('(throw_statement) @on');
    await page.getByText('It matches 0 times.').waitFor();
    await page.getByText('Nothing to compare').waitFor();
    await field.fill('(while_statement condition: (_) @on) (return_statement) @off');
    const off = [...text.matchAll(/return [^;]*;/g)].map(([found]) => found).join('').length;
    const on = '(index > 0 && this.entries[index - 1].priority < priority)'.length;
    await page.getByText(`${on} characters against ${off}.`).waitFor();
    assert.deepEqual(await seriousViolations(page), []);
    await field.fill('');
    await page.locator('.quotes li').first().waitFor();
  });

  it('can be told from a second selection in the place of the rest', async () => {
    const { page, session } = inspector;
    const [on, off] = [range('entries', 0), range('priority', 0)];
    session.setSelected([on, off]);
    await page.getByLabel('my other selections').check();
    await page.getByText(`${on.to - on.from} characters against ${off.to - off.from}.`).waitFor();
    assert.deepEqual(inspector.errors, []);
  });

  it('are those of the file that is shown, though another was asked the same at the same version', async () => {
    const { page, session } = inspector;
    session.setSelected([]);
    await page.getByLabel('as a tree-sitter query').fill('(comment) @on');
    await page.getByText('It matches 1 times.').waitFor();
    await engine.open(other);
    shown = other;
    session.show(other.uri);
    await page.getByText('It matches 3 times.').waitFor();
    await page.getByText('32 characters against').waitFor();
  });
});
