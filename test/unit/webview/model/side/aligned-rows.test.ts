import assert from 'node:assert/strict';

import fc from 'fast-check';

import { Lines } from '../../../../../src/core/text/line-starts.ts';
import {
  alignLines,
  type Alignment,
  type VersionText,
} from '../../../../../src/webview/model/side/aligned-rows.ts';
import {
  differenceAt,
  differencesOf,
  placeBefore,
} from '../../../../../src/webview/model/side/differences.ts';

const version = (text: string): VersionText => ({ text, lines: new Lines(text) });
const aligned = (before: string, now: string): Alignment =>
  alignLines(version(before), version(now));

const lines = fc
  .array(fc.constantFrom('a', 'b', 'c', ''), { maxLength: 12 })
  .map((all) => all.join('\n'));

describe('two versions of a text', () => {
  it('stand row by row, what agrees in the same one', () => {
    const { rows, added, removed, lineBefore, rowOf } = aligned('a\nold\nb', 'a\nb\nnew');
    assert.deepEqual(rows, [
      { before: 0, now: 0 },
      { before: 1, now: undefined },
      { before: 2, now: 1 },
      { before: undefined, now: 2 },
    ]);
    assert.deepEqual([added, removed], [1, 1]);
    assert.deepEqual([...lineBefore], [0, 2, -1]);
    assert.deepEqual([...rowOf], [0, 2, 3]);
  });

  it('have each line once and in order, and agree where they say so', () => {
    fc.assert(
      fc.property(lines, lines, (before, now) => {
        const { rows, lineBefore, rowOf } = aligned(before, now);
        const count = (text: string): number[] => text.split('\n').map((_, line) => line);
        assert.deepEqual(
          rows.flatMap((row) => row.before ?? []),
          count(before),
        );
        assert.deepEqual(
          rows.flatMap((row) => row.now ?? []),
          count(now),
        );
        for (const line of count(now)) {
          assert.equal(rows[rowOf[line]!]?.now, line);
          const other = lineBefore[line]!;
          assert.equal(rows[rowOf[line]!]?.before ?? -1, other);
          if (other >= 0) assert.equal(now.split('\n')[line], before.split('\n')[other]);
        }
      }),
    );
  });

  it('agree whatever their line ends', () => {
    const { added, removed } = aligned('a\r\nb\r\n', 'a\nb\n');
    assert.deepEqual([added, removed], [0, 0]);
  });

  it('are not aligned where they are too unlike, and say so', () => {
    const many = (letter: string): string =>
      Array.from({ length: 4_000 }, (_, line) => `${letter}${line}`).join('\n');
    const { isAligned, rows, added, removed } = aligned(many('a'), many('b'));
    assert.ok(!isAligned);
    assert.deepEqual([rows.length, added, removed], [8_000, 4_000, 4_000]);
  });
});

describe('how far values differ', () => {
  const [before, now] = [version('ab\r\nold\ncd'), version('ab\nnew\ncd')];
  const compared = {
    ...{ before, now, alignment: alignLines(before, now) },
    valueBefore: (at: number) => at / 10,
    valueNow: (at: number) => at / 10,
  };

  it('is known in lines that agree, at the same column', () => {
    const places = Array.from(now.text, (_, at) => placeBefore(compared, at));
    const none = undefined;
    assert.deepEqual(places, [0, 1, 2, none, none, none, none, 8, 9]);
    assert.equal(differenceAt(compared, 1), 0);
    assert.ok(Math.abs(differenceAt(compared, 7) + 0.1) < 1e-9);
    assert.ok(Number.isNaN(differenceAt(compared, 4)));
  });

  it('is told in all, and of the lines where it is most', () => {
    const { characters, mean, most } = differencesOf(compared, { most: 3, least: 0.05 });
    assert.equal(characters, 5);
    assert.ok(Math.abs(mean - 0.2 / 5) < 1e-9);
    assert.deepEqual(
      most.map(({ line }) => line),
      [2],
    );
    assert.deepEqual(differencesOf(compared, { most: 3, least: 0.5 }).most, []);
  });
});
