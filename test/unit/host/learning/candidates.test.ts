import assert from 'node:assert/strict';
import fc from 'fast-check';
import { candidates, foldersAround } from '../../../../src/host/learning/candidates.ts';
import type { Centre, Surroundings } from '../../../../src/host/learning/candidates.ts';
import { folderOf } from '../../../../src/host/learning/files.ts';

function workspace(files: readonly string[]): Surroundings {
  const inside = (folder: string, file: string): boolean =>
    folder === '' || file.startsWith(`${folder}/`);
  return {
    exists: (path) => Promise.resolve(files.includes(path)),
    find: (folder, { deep, most }) =>
      Promise.resolve(
        files
          .filter((file) => (deep ? inside(folder, file) : folderOf(file) === folder))
          .slice(0, most),
      ),
  };
}

function centre(path: string, text = '', recent: readonly string[] = []): Centre {
  return { path, countedAs: 'ts', text, recent };
}

async function all(from: Centre, surroundings: Surroundings): Promise<string[]> {
  const found: string[] = [];
  for await (const path of candidates(from, surroundings)) found.push(path);
  return found;
}

describe('candidates for learning', () => {
  it('come as imports, files beside, recent ones, then the nearest', async () => {
    const files = [
      ...['x.ts', 'src/a/main.ts', 'src/a/z.ts', 'src/a/y.ts', 'src/a/deep/d.ts'],
      ...['src/lib/used.ts', 'src/lib/index.ts', 'src/b.ts', 'far/off/recent.ts', 'notes.md'],
    ];
    const text = "import { used } from '../lib/used.ts';\nimport missing from './missing';\n";
    const recent = ['far/off/recent.ts', 'script.py', 'src/a/y.ts'];
    assert.deepEqual(await all(centre('src/a/main.ts', text, recent), workspace(files)), [
      ...['src/lib/used.ts', 'src/a/y.ts', 'src/a/z.ts', 'far/off/recent.ts', 'src/a/deep/d.ts'],
      ...['src/b.ts', 'src/lib/index.ts', 'x.ts'],
    ]);
  });

  it('look no further than they are taken', async () => {
    const asked: string[] = [];
    const { exists, find } = workspace(['a/b/main.ts', 'a/b/c.ts', 'd.ts']);
    const surroundings: Surroundings = {
      exists,
      find: (folder, search) => {
        asked.push(folder);
        return find(folder, search);
      },
    };
    for await (const path of candidates(centre('a/b/main.ts'), surroundings)) {
      assert.equal(path, 'a/b/c.ts');
      break;
    }
    assert.deepEqual(asked, ['a/b']);
  });

  it('look into the folder and those above it, the root in any case, never into many', () => {
    assert.deepEqual(foldersAround('a/b/c.ts'), ['a/b', 'a', '']);
    assert.deepEqual(foldersAround('c.ts'), ['']);
    const deep = foldersAround('1/2/3/4/5/6/7/8/9/10/c.ts');
    assert.equal(deep.at(-1), '');
    assert.ok(deep.length <= 9);
  });

  it('name every file of the language once, never the one in the centre', async () => {
    const path = fc
      .array(fc.constantFrom('a', 'b'), { minLength: 1, maxLength: 4 })
      .map((parts) => `${parts.join('/')}.ts`);
    await fc.assert(
      fc.asyncProperty(path, fc.uniqueArray(path), async (from, files) => {
        const found = await all(centre(from, '', files.slice(0, 2)), workspace(files));
        assert.deepEqual([...found].sort(), files.filter((file) => file !== from).sort());
      }),
    );
  });
});
