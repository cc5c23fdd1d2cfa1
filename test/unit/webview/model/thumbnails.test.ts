import assert from 'node:assert/strict';

import type { NeuronValues } from '../../../../src/protocol/inspection.ts';
import { PanelDocument } from '../../../../src/webview/model/document.ts';
import { thumbnailSize, Thumbnails } from '../../../../src/webview/model/thumbnails.ts';

const document = (lines: number, line = 'abcdefghi'): PanelDocument =>
  new PanelDocument({
    ...{ uri: 'a', name: 'a.ts', version: 1, tabSize: 4, isParsed: true },
    text: `${line}\n`.repeat(lines),
  });

const ONE = { subject: { layer: 0, unit: 1 }, quantity: 'h' } as const;
const OTHER = { subject: { layer: 0, unit: 1 }, quantity: 'c' } as const;

const values = (from: number, provisional = false): NeuronValues => ({
  ...{ kind: 'values', from, to: from + 5, values: new Int8Array(5) },
  ...{ middle: 0, scale: 1, provisional, read: 0, readable: 0 },
});

describe('small pictures of the text', () => {
  let thumbnails: Thumbnails;
  beforeEach(() => {
    thumbnails = new Thumbnails();
  });

  it('are of the lines around the cursor, within the text', () => {
    const text = document(100);
    const lines = (cursor: number): [number, number] => {
      thumbnails.place(text, cursor);
      return [thumbnails.range.from / 10, thumbnails.range.to / 10];
    };
    assert.deepEqual(lines(0), [0, thumbnailSize.lines]);
    assert.deepEqual(lines(500), [45, 45 + thumbnailSize.lines]);
    assert.deepEqual(lines(999), [101 - thumbnailSize.lines, 100]);
    thumbnails.place(document(3), 0);
    assert.deepEqual(thumbnails.range, { from: 0, to: 30 });
    thumbnails.place(document(20, 'x'.repeat(10_000)), 0);
    assert.equal(thumbnails.range.to, 4_000, 'of lines that are long');
  });

  it('are asked for one by one, and again where they were provisional and more is read', () => {
    thumbnails.place(document(9), 0);
    assert.equal(thumbnails.firstMissing([ONE, OTHER], false), ONE);
    thumbnails.take(ONE, values(0, true));
    assert.equal(thumbnails.firstMissing([ONE, OTHER], false), OTHER);
    thumbnails.take(OTHER, values(0));
    assert.equal(thumbnails.firstMissing([ONE, OTHER], false), undefined);
    assert.equal(thumbnails.firstMissing([ONE, OTHER], true), ONE);
  });

  it('of another text or place are forgotten', () => {
    const text = document(100);
    thumbnails.place(text, 0);
    thumbnails.take(ONE, values(0));
    thumbnails.place(text, 20);
    assert.ok(thumbnails.of(ONE), 'the cursor is hardly elsewhere');
    thumbnails.place(text, 500);
    assert.equal(thumbnails.of(ONE), undefined);
    thumbnails.take(ONE, values(0));
    assert.equal(thumbnails.of(ONE), undefined, 'an answer that comes late');
    thumbnails.place(document(100), 0);
    assert.equal(thumbnails.firstMissing([ONE], true), ONE);
  });

  it('are done without where the catalogue names a neuron that there is not', () => {
    thumbnails.place(document(9), 0);
    thumbnails.lose(ONE);
    assert.ok(thumbnails.isLost(ONE) && !thumbnails.isLost(OTHER));
    assert.equal(thumbnails.firstMissing([ONE, OTHER], true), OTHER);
  });
});
