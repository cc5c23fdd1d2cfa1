/** What the panel makes to take home, in a browser of its own with the shipped model. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';

import { csvParse } from 'd3-dsv';
import { parquetReadObjects } from 'hyparquet';

import type { PanelMemory, SavedFile } from '../../../src/protocol/panel.ts';
import { repository } from '../../../tools/editor/paths.ts';
import type { InspectorPage } from '../../../tools/inspector/page.ts';
import { seriousViolations } from '../accessibility.ts';
import { openedPages } from '../opened-pages.ts';
import { shippedModelFolder } from '../../../tools/shipped-model.ts';

const NEURON = { layer: 0, unit: 193 };
const text = readFileSync(path.join(repository, 'examples', 'queue.ts'), 'utf8');

describe('What the panel makes to take home', () => {
  const pages = openedPages(shippedModelFolder);

  function opened(
    page: PanelMemory['page'],
    theme: 'dark' | 'hc' | 'light' = 'dark',
  ): Promise<InspectorPage> {
    const memory = { subject: NEURON, proposed: false, page };
    return pages.open({ text, tabSize: 2, theme, memory });
  }

  async function saved({ said, page }: InspectorPage, button: string): Promise<SavedFile> {
    const before = said.length;
    await page.getByRole('button', { name: button }).click();
    for (;;) {
      const one = said.slice(before).find(({ kind }) => kind === 'save');
      if (one?.kind === 'save') return one.file;
      await page.waitForTimeout(20);
    }
  }

  it('is the whole text with its values, the same in every format', async () => {
    const inspector = await opened('take');
    await inspector.page.getByLabel('the whole file').check();
    const [svg, png, html, csv, parquet] = [
      await saved(inspector, 'Save as SVG'),
      await saved(inspector, 'Save as PNG'),
      await saved(inspector, 'Save as HTML'),
      await saved(inspector, 'Save as CSV'),
      await saved(inspector, 'Save as Parquet'),
    ];
    const exact = await pages.engine.ask('exactValues', {
      ...{
        uri: 'test:queue.ts',
        version: 1,
        from: 0,
        to: text.length,
        subject: NEURON,
        quantity: 'h',
      },
    });
    assert.ok(exact.kind === 'values');
    const rows = csvParse(csv.content);
    assert.equal(rows.map(({ character }) => character).join(''), text);
    const values = rows.map(({ value }) => Number(value));
    assert.deepEqual(
      values,
      Array.from(exact.numbers, (value) => Number(value.toFixed(4))),
    );
    assert.ok(new Set(values).size > 100, 'the neuron does something');
    const drawn = [...svg.content.matchAll(/data-value="([^"]*)"/g)].map(([, one]) => Number(one));
    assert.deepEqual(
      drawn,
      values.filter((_, at) => text[at] !== '\n'),
    );
    const bytes = Buffer.from(parquet.content, 'base64');
    const columns = await parquetReadObjects({ file: Uint8Array.from(bytes).buffer });
    assert.deepEqual(
      columns.map(({ value }) => value as number),
      values.map((value) => Math.fround(value)),
    );
    const body = /<pre>([^]*)<\/pre>/.exec(html.content)?.[1] ?? '';
    const said = body
      .replace(/<[^>]*>/g, '')
      .replace(/&#(\d+);/g, (_, unit: string) => String.fromCharCode(Number(unit)));
    assert.equal(said, text);
    const header = Buffer.from(png.content, 'base64');
    const width = Number(/width="(\d+)"/.exec(svg.content)?.[1]);
    assert.deepEqual(
      [header.toString('latin1', 1, 4), header.readUInt32BE(16)],
      ['PNG', 3 * width],
    );
    assert.deepEqual(inspector.errors, []);
  });

  for (const theme of ['dark', 'light', 'hc'] as const) {
    it(`is on a page with which axe finds nothing serious, ${theme}`, async () => {
      const { page } = await opened('take', theme);
      await page.locator('.preview svg').waitFor();
      assert.deepEqual(await seriousViolations(page), []);
    });
  }
});
