import assert from 'node:assert/strict';

import fc from 'fast-check';

import { pictureHtml } from '../../../../src/core/picture/html.ts';
import { charactersOf, PAPER, type Picture } from '../../../../src/core/picture/picture.ts';
import { pictureSvg } from '../../../../src/core/picture/svg.ts';
import { pictureTable } from '../../../../src/core/picture/table.ts';
import { shownText } from '../../../../src/core/text/shown-text.ts';

const text = fc.string({
  unit: fc.constantFrom('a', '(', '<', '&', '"', '\t', '\n', '\r', ' ', '𝒳', 'é', '\0'),
  maxLength: 120,
});

const at =
  (values: ArrayLike<number>) =>
  (offset: number): number =>
    values[offset] ?? NaN;

const picture: fc.Arbitrary<Picture> = fc
  .tuple(
    text,
    fc.nat({ max: 6 }),
    fc.nat({ max: 6 }),
    fc.infiniteStream(fc.oneof(fc.double({ min: -1, max: 1, noNaN: true }), fc.constant(NaN))),
  )
  .map(([all, from, count, values]) => ({
    ...{ title: 'L1·3 <h>', notes: ['a & b'], text: all, tabSize: 4 },
    lines: { from, to: from + count },
    value: at(Float32Array.from({ length: all.length }, () => values.next().value as number)),
    span: { least: -1, middle: 0, greatest: 1 },
    ends: ['−1', '1'],
  }));

const decoded = (html: string): string =>
  html
    .replace(/<[^>]*>/g, '')
    .replace(/&#(\d+);/g, (_, unit: string) => String.fromCharCode(Number(unit)));

/** The lines as they are drawn. */
function drawnLines({ text, lines }: Picture): string[] {
  return text.split(/\r\n|\n|\r/).slice(lines.from, lines.to);
}

describe('a picture of a coloured text', () => {
  it('has its lines whole as a page, and nothing of what stands in them is taken for more', () => {
    fc.assert(
      fc.property(picture, (one) => {
        const body = /<pre>([^]*)<\/pre>/.exec(pictureHtml(one, 'blueOrange'))![1]!;
        assert.doesNotMatch(body, /<(?!span class="v-?\d+">|\/span>)/);
        const shown = drawnLines(one).map((line) =>
          line
            .split('\t')
            .map((part) => shownText(part))
            .join('\t'),
        );
        assert.equal(decoded(body), shown.join('\n'));
      }),
    );
  });

  it('has the same values as a drawing and as a table', () => {
    fc.assert(
      fc.property(picture, (one) => {
        const svg = pictureSvg(one, { theme: PAPER.dark, scheme: 'redBlue' });
        const squares = /<g>(<rect[^]*?)<\/g>/.exec(svg)?.[1] ?? '';
        // What is not known has a square without a value.
        const drawn = [...squares.matchAll(/<rect [^>]*?(?:data-value="([^"]*)")?\/>/g)].map(
          ([, value = 'NaN']) => Number(value),
        );
        const columns = new Map(pictureTable(one).map(({ name, values }) => [name, values]));
        const offsets = columns.get('offset')!;
        const values = columns.get('value')!;
        const at = [...charactersOf(one)].map((character) => offsets.indexOf(character.at));
        assert.deepEqual(
          drawn,
          at.map((row) => values[row]),
        );
      }),
    );
  });

  it('stands in columns, whatever is wide or of two code units', () => {
    const one: Picture = {
      ...{ title: '', notes: [], text: 'a\tb\n𝒳c', tabSize: 4 },
      ...{ lines: { from: 0, to: 2 }, value: () => 0, ends: ['0', '1'] },
      span: { least: 0, middle: 0.5, greatest: 1 },
    };
    assert.deepEqual(
      [...charactersOf(one)].map(({ text: character, line, column, width }) => [
        ...[character, line, column, width],
      ]),
      [
        ['a', 0, 0, 1],
        ['\t', 0, 1, 3],
        ['b', 0, 4, 1],
        ['𝒳', 1, 0, 1],
        ['c', 1, 1, 1],
      ],
    );
  });

  it('is a table of every code unit in its lines, their ends among them', () => {
    const one = {
      text: 'ab\r\nc\n',
      value: at([0.12345, NaN, 1, 2, 3, 4]),
      lines: { from: 0, to: 2 },
    };
    const table = pictureTable(one, { column: [0, 1, 2, 3, 0, 1] });
    assert.deepEqual(
      table.map(({ name, values }) => [name, ...values]),
      [
        ['offset', 0, 1, 2, 3, 4, 5],
        ['line', 1, 1, 1, 1, 2, 2],
        ['column', 1, 2, 3, 4, 1, 2],
        ['character', 'a', 'b', '\r', '\n', 'c', '\n'],
        ['value', 0.1235, NaN, 1, 2, 3, 4],
        ['label_column', 0, 1, 2, 3, 0, 1],
      ],
    );
  });
});
