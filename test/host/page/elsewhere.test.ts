/** Places in the other open files, in a browser of its own with the shipped model. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';

import { longestElsewhere } from '../../../src/protocol/elsewhere.ts';
import { repository } from '../../../tools/editor/paths.ts';
import { openedAs } from '../../../tools/inspector/engine.ts';
import { shippedModelFolder } from '../../../tools/shipped-model.ts';
import { seriousViolations } from '../accessibility.ts';
import { openedPages, type OpenedPage, type Opening } from '../opened-pages.ts';

const example = (name: string): string =>
  readFileSync(path.join(repository, 'examples', name), 'utf8');
const text = example('queue.ts');
const ring = example('ring_buffer.c');
const SELECTED = 'index > 0 && this.entries[index - 1].priority < priority';
const on = { from: text.indexOf(SELECTED), to: text.indexOf(SELECTED) + SELECTED.length };

describe('The places in the other open files', () => {
  const pages = openedPages(shippedModelFolder);

  /** The page on the first file, others open beside it. */
  async function open(
    others: Readonly<Record<string, string>>,
    opening: Partial<Opening> = {},
  ): Promise<OpenedPage> {
    for (const [name, content] of Object.entries(others)) {
      const place = { uri: `test:${name}`, version: 1, text: content };
      await pages.engine.ask('open', { ...place, ...openedAs(name) });
    }
    const list = Object.keys(others).map((name) => ({ uri: `test:${name}`, name }));
    const memory = { page: 'selection' } as const;
    const opened = await pages.open({ text, tabSize: 2, memory, others: () => list, ...opening });
    opened.session.setSelected([on]);
    return opened;
  }

  it('are told of file by file, and open in the editor by one click', async () => {
    const { page, said, session, errors, settled } = await open({
      'src/ring_buffer.c': ring,
      'empty.ts': '',
    });
    const file = page.locator('.elsewhere-file', { hasText: 'src/ring_buffer.c' });
    const place = file.locator('.places button').first();
    await place.waitFor();
    await page.locator('.elsewhere-file', { hasText: 'empty.ts' }).getByText('Nowhere').waitFor();
    await settled();
    const words = await place.innerText();
    await place.focus();
    await page.keyboard.press('Enter');
    await settled();
    const asked = said.find(({ kind }) => kind === 'openElsewhere');
    assert.ok(asked?.kind === 'openElsewhere');
    assert.equal(session.others.addressOf(asked.file), 'test:src/ring_buffer.c');
    const line = ring.slice(0, asked.offset).split('\n').length;
    const quote = ring.slice(asked.offset, asked.offset + 2).trim();
    assert.ok(words.startsWith(`line ${line}: “${quote}`), words);
    assert.deepEqual(await seriousViolations(page), []);
    assert.deepEqual(errors, []);
  });

  it('say how far a long file was read', async () => {
    const long = ring.repeat(Math.ceil((longestElsewhere + 1) / ring.length));
    const { page } = await open({ 'long.c': long });
    const file = page.locator('.elsewhere-file');
    await file.getByText(/^Reading: [\d,]+ of 20,000 characters$/).waitFor();
    const cut = `Only the first 20,000 of ${long.length.toLocaleString('en')} characters were read.`;
    await file.getByText(cut).waitFor({ timeout: 60_000 });
  });

  it('are those of the selection that is made meanwhile', async () => {
    const { page, session } = await open({ 'a.c': ring, 'b.c': ring });
    await page.locator('.elsewhere-file').first().waitFor();
    session.setSelected([]);
    session.setSelected([{ from: 0, to: text.indexOf('\n') }]);
    await page.getByText(`${text.indexOf('\n')} characters against`).waitFor();
    const comment = ring.slice(ring.indexOf('/*'), ring.indexOf('*/') + 2);
    const first = page.locator('.elsewhere-file').first().locator('.places button').first();
    await first.waitFor();
    const line = Number(/line (\d+)/.exec(await first.innerText())?.[1]);
    assert.ok(line <= comment.split('\n').length + 2, `line ${line}: comments are at the top`);
  });

  it('are none where no other file is open', async () => {
    const { page } = await open({});
    await page.getByText('No other file is open.').waitFor();
  });

  for (const theme of ['light', 'hc'] as const) {
    it(`are looked at, ${theme}, at 420 pixels and in Portuguese`, async () => {
      const opening = { theme, size: { width: 420, height: 1400 }, language: 'pt-br' } as const;
      const { page } = await open({ 'src/ring_buffer.c': ring }, opening);
      await page.locator('.elsewhere-file .places button').first().waitFor();
      assert.deepEqual(await seriousViolations(page), []);
      await page.screenshot({ path: path.join(repository, '.cache', `elsewhere-${theme}.png`) });
    });
  }
});
