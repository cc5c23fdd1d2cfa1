import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { excludedBy, expandBraces, GitIgnores } from '../../../../src/host/learning/ignores.ts';

function gitIgnores(files: Readonly<Record<string, string>>): GitIgnores {
  return new GitIgnores((path) => Promise.resolve(files[path]));
}

describe('what git ignores', () => {
  it('is what git says', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'neuron-lens-ignores-'));
    const rules = {
      '.gitignore': '*.log.ts\n/dist\nbuild/\n!keep.log.ts\n**/gen/**/x.ts\n# a comment\n',
      'a/.gitignore': '!b.log.ts\n/c.ts\n*.tmp.ts\n',
      'build/.gitignore': '!d.ts\n',
    };
    const paths = [
      ...['a.log.ts', 'keep.log.ts', 'dist/a.ts', 'a/dist/a.ts', 'build/d.ts', 'a/build/e.ts'],
      ...['a/b.log.ts', 'a/c.ts', 'a/d/c.ts', 'c.ts', 'a/d/x.tmp.ts', 'gen/q/x.ts', 'gen/q/y.ts'],
    ];
    try {
      for (const [path, text] of [...Object.entries(rules), ...paths.map((path) => [path, ''])]) {
        mkdirSync(dirname(join(folder, path!)), { recursive: true });
        writeFileSync(join(folder, path!), text!);
      }
      execFileSync('git', ['init', '--quiet'], { cwd: folder });
      const listed = execFileSync(
        'git',
        ['ls-files', '--others', '--ignored', '--exclude-standard'],
        {
          cwd: folder,
          encoding: 'utf8',
        },
      );
      const expected = listed.split('\n').filter((path) => paths.includes(path));
      const ignores = gitIgnores(rules);
      const found: string[] = [];
      for (const path of paths) if (await ignores.ignores(path)) found.push(path);
      assert.deepEqual(found.sort(), expected.sort());
      assert.ok(expected.length > 4);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('reads every file of rules once', async () => {
    const read: string[] = [];
    const ignores = new GitIgnores((path) => {
      read.push(path);
      return Promise.resolve(undefined);
    });
    await ignores.ignores('a/b/c.ts');
    await ignores.ignores('a/b/d.ts');
    assert.deepEqual(read.sort(), ['.gitignore', 'a/.gitignore', 'a/b/.gitignore']);
  });
});

describe('what the settings exclude', () => {
  it('follows globs from the root, on where they are true', () => {
    const excluded = excludedBy(
      { '**/node_modules': true, out: true, '**/*.min.{js,cjs}': true, '**/kept': false },
      { '**/*.js': { when: '$(basename).ts' } },
      undefined,
    );
    assert.ok(excluded('a/node_modules/b/index.js'));
    assert.ok(excluded('node_modules/index.js'));
    assert.ok(excluded('out/a.js'));
    assert.ok(!excluded('a/out/a.js'));
    assert.ok(excluded('a/b.min.cjs'));
    assert.ok(!excluded('a/kept/b.js'));
  });

  it('writes out braces', () => {
    assert.deepEqual(expandBraces('a{b,c{d,e}}f').sort(), ['abf', 'acdf', 'acef']);
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('{', '}', ',', 'a'), maxLength: 12 }),
        (glob) => {
          for (const one of expandBraces(glob)) assert.ok(!/\{[^{}]*\}/.test(one));
        },
      ),
    );
  });
});
