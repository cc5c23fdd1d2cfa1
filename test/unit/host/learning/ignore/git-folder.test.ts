import assert from 'node:assert/strict';
import { readFileSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { GitFolder } from '../../../../../src/host/learning/ignore/git-folder.ts';
import { excludesFile } from '../../../../../src/host/learning/ignore/git-repository.ts';
import type { GitFiles } from '../../../../../src/host/learning/ignore/git-repository.ts';
import { CountedSlices, git, ignoredByGit, inFolder, write } from './support.ts';

/** Git's files on the disk; notes each that it is asked for. */
function filesOnDisk(asked: string[] = []): GitFiles {
  return {
    kind(path) {
      asked.push(path);
      const found = statSync(path, { throwIfNoEntry: false });
      const isFolder = found?.isDirectory() === true;
      return Promise.resolve(found && (isFolder ? 'folder' : 'file'));
    },
    text(path) {
      asked.push(path);
      const found = statSync(path, { throwIfNoEntry: false });
      return Promise.resolve(
        found?.isFile() === true ? { text: readFileSync(path, 'utf8') } : undefined,
      );
    },
  };
}

interface Options {
  readonly home?: string;
  readonly used?: string[];
  readonly asked?: string[];
}

async function ignoredIn(
  folder: string,
  paths: readonly string[],
  { home, used = [], asked = [] }: Options = {},
): Promise<string[]> {
  const ports = {
    files: filesOnDisk(asked),
    users: home === undefined ? undefined : { home, configuration: `${home}/.config` },
    slices: new CountedSlices(),
    used: (path: string) => used.push(path),
  };
  const ignores = await GitFolder.of(folder, ports);
  const found: string[] = [];
  for (const path of paths) if (await ignores.ignores(path)) found.push(path);
  return found.sort();
}

const PATHS = ['a.ts', 'b.ts', 'c.ts', 'd.ts', 'e.ts', 'sub/a.ts', 'sub/b.ts'];
const EMPTY = Object.fromEntries(PATHS.map((path) => [path, '']));

describe('what git ignores in a folder of the workspace', () => {
  it('is what the repository says that the folder lies in, above it and in info/exclude', async () => {
    await inFolder(async (folder) => {
      const workspace = join(folder, 'repository/packages/one');
      write(folder, { '.gitignore': '*\n' });
      write(join(folder, 'repository'), { '.gitignore': '/packages/one/a.ts\nb.ts\n' });
      write(join(folder, 'repository/packages'), { '.gitignore': '!one/sub/b.ts\n' });
      write(workspace, EMPTY);
      git(join(folder, 'repository'), 'init', '--quiet');
      write(join(folder, 'repository/.git'), { 'info/exclude': 'c.ts\n' });
      const used: string[] = [];
      const expected = ignoredByGit(workspace);
      assert.deepEqual(await ignoredIn(workspace, PATHS, { used }), expected);
      assert.deepEqual(expected, ['a.ts', 'b.ts', 'c.ts']);
      const watched = ['.gitignore', 'packages/.gitignore', '.git/info/exclude'];
      assert.deepEqual(used.sort(), watched.map((path) => join(folder, 'repository', path)).sort());
    });
  });

  it('is what the folder says where there is no repository', async () => {
    await inFolder(async (folder) => {
      const workspace = join(folder, 'one');
      write(folder, { '.gitignore': 'a.ts\n', '.git/readme': 'no repository' });
      write(workspace, { ...EMPTY, '.gitignore': 'b.ts\n' });
      assert.deepEqual(await ignoredIn(workspace, PATHS), ['b.ts', 'sub/b.ts']);
    });
  });

  it('is nothing of a folder that the repository above ignores', async () => {
    await inFolder(async (folder) => {
      write(folder, {
        '.gitignore': 'one/\n',
        ...Object.fromEntries(PATHS.map((path) => [`one/${path}`, ''])),
      });
      git(folder, 'init', '--quiet');
      assert.deepEqual(await ignoredIn(join(folder, 'one'), PATHS), [...PATHS].sort());
    });
  });

  it('follows .git where it is a file, in another tree of the repository and in a submodule', async () => {
    await inFolder(async (folder) => {
      const main = join(folder, 'main');
      write(main, { 'file.ts': '' });
      const as = [
        '-c',
        'user.name=a',
        '-c',
        'user.email=a@b.c',
        '-c',
        'protocol.file.allow=always',
      ];
      git(main, 'init', '--quiet');
      git(main, ...as, 'commit', '--quiet', '--allow-empty', '--message', 'one');
      git(main, 'worktree', 'add', '--quiet', join(folder, 'tree'));
      write(main, { '.git/info/exclude': 'a.ts\n' });
      write(join(folder, 'tree'), EMPTY);
      const inTree = ignoredByGit(join(folder, 'tree'));
      assert.deepEqual(await ignoredIn(join(folder, 'tree'), PATHS), inTree);
      assert.deepEqual(inTree, ['a.ts', 'sub/a.ts']);

      const outer = join(folder, 'outer');
      write(outer, { 'file.ts': '' });
      git(outer, 'init', '--quiet');
      git(outer, ...as, 'submodule', '--quiet', 'add', main, 'inner');
      write(join(outer, 'inner'), EMPTY);
      write(outer, { '.git/modules/inner/info/exclude': 'b.ts\n' });
      const inModule = ignoredByGit(join(outer, 'inner'));
      assert.deepEqual(inModule, ['b.ts', 'sub/b.ts']);
      assert.deepEqual(await ignoredIn(join(outer, 'inner'), PATHS), inModule);
      const below = PATHS.map((path) => `inner/${path}`);
      assert.deepEqual(
        await ignoredIn(outer, below),
        inModule.map((path) => `inner/${path}`),
      );
    });
  });

  it('is what the user says for all repositories, in the file that is named or else the usual one', async () => {
    await inFolder(async (folder) => {
      const home = join(folder, 'home');
      const workspace = join(folder, 'one');
      write(workspace, EMPTY);
      git(workspace, 'init', '--quiet');
      write(home, { '.config/git/ignore': 'a.ts\n', named: 'b.ts\n', own: 'c.ts\n' });
      assert.deepEqual(await ignoredIn(workspace, PATHS, { home }), ['a.ts', 'sub/a.ts']);
      write(home, { '.config/git/config': '[core]\n\texcludesFile = ~/named\n' });
      assert.deepEqual(await ignoredIn(workspace, PATHS, { home }), ['b.ts', 'sub/b.ts']);
      write(home, { '.gitconfig': `[core]\nexcludesfile="${home}/own"\n` });
      assert.deepEqual(await ignoredIn(workspace, PATHS, { home }), ['c.ts']);
      git(workspace, 'config', 'core.excludesFile', '~/named');
      assert.deepEqual(await ignoredIn(workspace, PATHS, { home }), ['b.ts', 'sub/b.ts']);
    });
  });

  it('asks no other machine, and learns nothing where it would have to', async () => {
    for (const pointer of ['//host/share/x', '\\\\host\\share\\x']) {
      await inFolder(async (folder) => {
        write(folder, { ...EMPTY, '.git': `gitdir: ${pointer}\n` });
        const asked: string[] = [];
        assert.deepEqual(await ignoredIn(folder, ['a.ts'], { asked }), ['a.ts']);
        for (const path of asked) assert.ok(path.startsWith(folder), path);
      });
    }
  });

  it('has an end where links and pointers lead in a circle', async () => {
    await inFolder(async (folder) => {
      write(folder, {
        'a.ts': '',
        '.git': 'gitdir: .\n',
        HEAD: '',
        commondir: '.',
        'info/exclude': 'a.ts',
      });
      symlinkSync(folder, join(folder, 'loop'));
      assert.deepEqual(await ignoredIn(folder, ['a.ts', 'b.ts']), ['a.ts']);
      assert.deepEqual(await ignoredIn(join(folder, 'loop/loop/loop'), ['b.ts']), []);
    });
  });
});

describe('the file that git’s configuration names', () => {
  it('is the last one, without quotes and remarks', () => {
    const cases: [string, string | undefined][] = [
      ['[core]\nexcludesFile = /a # mine', '/a'],
      ['[CORE]\n  ExcludesFile=~/b\n[core "x"]\nexcludesFile = /c', '~/b'],
      ['[core] excludesfile = /one-line', '/one-line'],
      ['[user]\nexcludesFile = /a\n[core]\neditor = vi', undefined],
      ['[core]\nexcludesFile = "C:\\\\Users\\\\me\\\\ignore"', 'C:/Users/me/ignore'],
      ['[core]\nexcludesFile = /a\nexcludesFile =', undefined],
    ];
    for (const [text, expected] of cases) assert.equal(excludesFile(text), expected, text);
  });
});
