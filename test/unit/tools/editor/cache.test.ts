import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

import { cached } from '../../../../tools/editor/cache.ts';

describe('A folder that is filled once', () => {
  let root: string;

  beforeEach(async () => {
    root = await mkdtemp(path.join(os.tmpdir(), 'neuron-lens-cache-'));
  });
  afterEach(() => rm(root, { recursive: true, force: true }));

  const write =
    (text: string) =>
    (folder: string): Promise<void> =>
      writeFile(path.join(folder, 'text'), text);

  it('is not filled again', async () => {
    await cached('it', write('first'), root);
    const folder = await cached('it', write('second'), root);
    assert.equal(await readFile(path.join(folder, 'text'), 'utf8'), 'first');
    assert.deepEqual(await readdir(root), ['it']);
  });

  it('is not there when filling it failed', async () => {
    const fill = async (folder: string): Promise<void> => {
      await write('half')(folder);
      throw new Error('the network is down');
    };
    await assert.rejects(cached('it', fill, root), /network is down/);
    assert.deepEqual(await readdir(root), []);
  });

  it('is filled by the first of two', async () => {
    let folder = '';
    await cached(
      'it',
      async (partial) => {
        await write('slow')(partial);
        // Another process is done before this one.
        folder = path.join(root, 'it');
        await mkdir(folder);
        await write('fast')(folder);
      },
      root,
    );
    assert.equal(await readFile(path.join(folder, 'text'), 'utf8'), 'fast');
    assert.deepEqual(await readdir(root), ['it']);
  });

  it('is cleared of what an interrupted process left', async () => {
    // Beyond the highest process id there is.
    const abandoned = path.join(root, 'it.partial-4999999');
    const other = path.join(root, 'another.partial-4999999');
    await mkdir(abandoned);
    await mkdir(other);
    await cached('it', write('whole'), root);
    assert.equal(existsSync(abandoned), false);
    assert.equal(existsSync(other), true);
  });
});
