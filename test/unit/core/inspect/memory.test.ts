import assert from 'node:assert/strict';
import { makeRoom } from '../../../../src/core/inspect/memory.ts';
import { bytesOfPage, readPage, type Page } from '../../../../src/core/inspect/page.ts';
import { Pieces } from '../../../../src/core/inspect/pieces.ts';
import { TextBuffer } from '../../../../src/core/text/buffer.ts';
import { StillModel } from '../../support/still-model.ts';

describe('makeRoom', () => {
  let page: Page;
  let pieces: Pieces;
  beforeEach(async () => {
    const model = new StillModel([4]);
    const entry = await model.run(Uint8Array.of(1), model.zeroState);
    ({ page } = await readPage(model, new TextBuffer('12345678'), 0, 8, entry));
    pieces = new Pieces();
    for (const start of [0, 100, 200, 300, 400]) {
      pieces.put({ page, first: 0, count: 8, start, fresh: true });
    }
  });

  const view = { from: 190, to: 250 };
  const starts = (): number[] => pieces.list.map(({ start }) => start);

  it('forgets what is farthest from the view, and no more than it must', () => {
    makeRoom(1, view, pieces);
    assert.deepEqual(starts(), [100, 200, 300, 400]);
    makeRoom(bytesOfPage(page) + 1, view, pieces);
    assert.deepEqual(starts(), [200, 300]);
  });

  it('keeps what is in view', () => {
    makeRoom(Infinity, view, pieces);
    assert.deepEqual(starts(), [200]);
  });
});
