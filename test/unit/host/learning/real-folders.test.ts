import assert from 'node:assert/strict';
import { RealFolders } from '../../../../src/host/learning/real-folders.ts';

describe('folders that are links', () => {
  const links = new Set(['a/link', 'loop']);
  let asked: string[];
  let folders: RealFolders;

  beforeEach(() => {
    asked = [];
    folders = new RealFolders((folder) => {
      asked.push(folder);
      return Promise.resolve(!links.has(folder));
    });
  });

  it('lead nowhere, and neither does what is below them', async () => {
    assert.equal(await folders.leadTo('file.ts'), true);
    assert.equal(await folders.leadTo('a/b/file.ts'), true);
    assert.equal(await folders.leadTo('a/link/file.ts'), false);
    assert.equal(await folders.leadTo('a/link/b/file.ts'), false);
  });

  it('are not followed in a circle', async () => {
    assert.equal(await folders.leadTo(`${'loop/'.repeat(1_000)}file.ts`), false);
    assert.deepEqual(asked, ['loop']);
  });

  it('are asked for once, until something may have changed', async () => {
    await folders.leadTo('a/b/file.ts');
    await folders.leadTo('a/b/other.ts');
    assert.deepEqual(asked, ['a', 'a/b']);
    links.add('a');
    folders.forget();
    assert.equal(await folders.leadTo('a/b/file.ts'), false);
    links.delete('a');
  });
});
