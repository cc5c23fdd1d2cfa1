import assert from 'node:assert/strict';
import { RecentFiles } from '../../../../src/host/learning/recent-files.ts';

describe('RecentFiles', () => {
  it('has the last ones first, each once, and not too many', () => {
    const files = new RecentFiles<string>();
    for (const file of ['a', 'b', 'a']) files.note(file);
    assert.deepEqual(files.all, ['a', 'b']);
    for (let count = 0; count < 200; count += 1) files.note(`file ${count}`);
    assert.equal(files.all[0], 'file 199');
    assert.equal(files.all.length, 50);
  });
});
