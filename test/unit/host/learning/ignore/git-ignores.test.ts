import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { GitIgnores } from '../../../../../src/host/learning/ignore/git-ignores.ts';
import { LONGEST_RULE, MOST_RULES } from '../../../../../src/host/learning/ignore/git-rules.ts';
import {
  CountedSlices,
  git,
  gitIgnores,
  ignoredByGit,
  ignoredHere,
  inFolder,
  write,
} from './support.ts';

describe('what git ignores', () => {
  it('is what git says', async () => {
    const rules = {
      '.gitignore': '*.log.ts\n/dist\nbuild/\n!keep.log.ts\n**/gen/**/x.ts\n# a comment\n',
      'a/.gitignore': '!b.log.ts\n/c.ts\n*.tmp.ts\n',
      'build/.gitignore': '!d.ts\n',
    };
    const paths = [
      ...['a.log.ts', 'keep.log.ts', 'dist/a.ts', 'a/dist/a.ts', 'build/d.ts', 'a/build/e.ts'],
      ...['a/b.log.ts', 'a/c.ts', 'a/d/c.ts', 'c.ts', 'a/d/x.tmp.ts', 'gen/q/x.ts', 'gen/q/y.ts'],
    ];
    await inFolder(async (folder) => {
      write(folder, { ...rules, ...Object.fromEntries(paths.map((path) => [path, ''])) });
      git(folder, 'init', '--quiet');
      const expected = ignoredByGit(folder).filter((path) => paths.includes(path));
      assert.deepEqual(await ignoredHere(gitIgnores(rules), paths), expected);
      assert.ok(expected.length > 4);
    });
  });

  const LETTERS = [
    'a',
    'b',
    'ab',
    'a.b',
    'b-',
    '[a]',
    '!a',
    '#b',
    'a b',
    'a*',
    'é',
    'a\\b',
    '-',
    ']',
  ];
  const TREE = [
    ...LETTERS,
    ...LETTERS.map((name) => `d/${name}`),
    ...LETTERS.map((name) => `a.d/b/${name}`),
    ...['d/d/d/a', 'd/d/ab', 'e/d/b', 'e/a.d/d/ab', 'e/bb', 'e/e/e/e'],
  ].filter((path, _, all) => !all.some((other) => other.startsWith(`${path}/`)));

  const piece = fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom('a', 'b', 'ab', 'd', 'e', 'a.d', '.', '/', 'é') },
    { weight: 4, arbitrary: fc.constantFrom('*', '**', '/', '**/', '/**', '?', '/**/') },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        ...['[ab]', '[!a]', '[^b]', '[a-c]', '[]a]', '[a', '[[:alpha:]]', '[[:nope:]]', '[[:a]'],
        ...['\\', '\\a', '\\*', '\\[', ' ', '\\ ', '***', '[\\]a]', '[a-]', '[!-b]', '-', ']'],
        ...['[[:punct:]]', '[--/]', '[é]', '\\/', '**\\/'],
      ),
    },
  );
  const line = fc
    .tuple(
      fc.constantFrom('', '', '', '!', '/', '#', '\\!', '\\#'),
      fc.array(piece, { minLength: 1, maxLength: 5 }).map((pieces) => pieces.join('')),
      fc.constantFrom('', '', '', '/', ' ', '\r', '  ', '\t'),
    )
    .map((parts) => parts.join(''));
  const lines = fc.array(line, { maxLength: 4 }).map((all) => all.join('\n'));

  it('is what git says of a few thousand patterns, however strange', async () => {
    await inFolder(async (folder) => {
      write(folder, Object.fromEntries(TREE.map((path) => [path, ''])));
      git(folder, 'init', '--quiet');
      git(folder, 'config', 'core.ignoreCase', 'false');
      await fc.assert(
        fc.asyncProperty(fc.array(lines, { minLength: 1, maxLength: 2 }), async (texts) => {
          const rules = Object.fromEntries(
            texts.map((text, at) => [['.gitignore', 'd/.gitignore'][at]!, text]),
          );
          rmSync(join(folder, 'd/.gitignore'), { force: true });
          write(folder, rules);
          const expected = ignoredByGit(folder).filter((path) => TREE.includes(path));
          assert.deepEqual(await ignoredHere(gitIgnores(rules), TREE), expected);
        }),
        { numRuns: 300 },
      );
    });
  });

  it('is all that git ignores, whether it tells small letters from capital ones or not', async () => {
    const paths = ['a', 'A', 'b', 'B', 'aB', 'Ab', 'D/a', 'D/B', 'd/A', 'd/b'];
    const part = fc.constantFrom('a', 'A', 'b', 'B', '*', '[a]', '[A-B]', '[!A]', 'D/', 'd/', '?');
    const text = fc
      .array(
        fc
          .tuple(fc.constantFrom('', '', '!'), fc.array(part, { minLength: 1, maxLength: 3 }))
          .map(([not, parts]) => not + parts.join('')),
        { minLength: 1, maxLength: 3 },
      )
      .map((all) => all.join('\n'));
    await inFolder(async (folder) => {
      write(folder, Object.fromEntries(paths.map((path) => [path, ''])));
      git(folder, 'init', '--quiet');
      await fc.assert(
        fc.asyncProperty(text, fc.boolean(), async (rules, ignoreCase) => {
          write(folder, { '.gitignore': rules });
          git(folder, 'config', 'core.ignoreCase', String(ignoreCase));
          const here = await ignoredHere(gitIgnores({ '.gitignore': rules }), paths);
          for (const path of ignoredByGit(folder)) {
            if (paths.includes(path)) assert.ok(here.includes(path), path);
          }
        }),
        { numRuns: 100 },
      );
    });
  });

  it('reads every file of rules once', async () => {
    const read: string[] = [];
    const ignores = new GitIgnores(
      {
        inFolder: (folder) => {
          read.push(folder);
          return Promise.resolve(undefined);
        },
        ofRepository: () => Promise.resolve(undefined),
      },
      new CountedSlices(),
    );
    await ignores.ignores('a/b/c.ts');
    await ignores.ignores('a/b/d.ts');
    assert.deepEqual(read.sort(), ['', 'a', 'a/b']);
  });

  it('asks what holds for a whole repository last, and what is above it as another one', async () => {
    const ignores = gitIgnores(
      { '.gitignore': '!own.ts\n!all.ts\n*.tmp.ts\n', 'sub/.gitignore': '!a.tmp.ts\n!mine.ts\n' },
      new CountedSlices(),
      {
        '': [{ text: 'own.ts\nonce.ts\n' }, { text: 'all.ts\n!once.ts\nusers.ts\n' }],
        sub: [{ text: 'private.ts\nmine.ts\n' }],
      },
    );
    const paths = ['own.ts', 'once.ts', 'all.ts', 'users.ts', 'private.ts', 'd/users.ts'];
    const below = ['private.ts', 'mine.ts', 'a.tmp.ts', 'users.ts'].map((name) => `sub/${name}`);
    const expected = ['once.ts', 'users.ts', 'd/users.ts'];
    expected.push('sub/private.ts', 'sub/a.tmp.ts', 'sub/users.ts');
    assert.deepEqual(await ignoredHere(ignores, [...paths, ...below]), expected.sort());
  });
});

describe('hostile files of rules', () => {
  const DEEP = `${'a/'.repeat(40)}${'a'.repeat(200)}.ts`;
  /** Steps that may be done at once: a slice, and one match that is as long as any may be. */
  const AT_ONCE = 500_000;

  const files: Readonly<Record<string, string>> = {
    'folders without end': `${'**/a/'.repeat(7)}b\n`,
    'more folders without end': `${'**/a/'.repeat(200)}b\n`,
    asterisks: `${'*a'.repeat(60)}*b\n`,
    'many lines of asterisks': '*a*a*a*a*a*b\n'.repeat(20_000),
    '20,000 lines': Array.from({ length: 20_000 }, (_, i) => `name-${i}.js`).join('\n'),
    '20,000 paths': Array.from({ length: 20_000 }, (_, i) => `/a/a/a/**/name-${i}.js`).join('\n'),
    brackets: `${'[abcdefghijklmnopqrstuvwxyz]*'.repeat(60)}!\n`,
  };

  for (const [name, text] of Object.entries(files)) {
    it(`take their turns: ${name}`, async () => {
      const slices = new CountedSlices();
      const ignores = gitIgnores({ '.gitignore': text }, slices);
      for (let i = 0; i < 5; i++) await ignores.ignores(`${i}${DEEP}`);
      assert.ok(slices.longest < AT_ONCE, String(slices.longest));
    });
  }

  const tooMuch: Readonly<Record<string, string>> = {
    'too long a rule': `x\n${'y'.repeat(LONGEST_RULE + 1)}\n`,
    'too many rules': 'x\n'.repeat(MOST_RULES + 1),
    'too long a file': `#${'\n'.repeat(500_000)}`,
    'rules that take too long': '*a*a*a*a*a*a*a*a*b\n'.repeat(20_000),
    'a rule and a path that are too long together': `/${'*a'.repeat(900)}b\n`,
  };
  for (const [name, text] of Object.entries(tooMuch)) {
    it(`ignore what is below, and nothing else: ${name}`, async () => {
      const ignores = gitIgnores({ 'sub/.gitignore': text });
      assert.equal(await ignores.ignores(`sub/${DEEP}`), true);
      assert.equal(await ignores.ignores('beside.ts'), false);
    });
  }

  it('that cannot be read ignore what is below', async () => {
    const ignores = new GitIgnores(
      {
        inFolder: (folder) => Promise.resolve(folder === 'sub' ? 'unreadable' : undefined),
        ofRepository: () => Promise.resolve(undefined),
      },
      new CountedSlices(),
    );
    assert.deepEqual(await ignoredHere(ignores, ['a.ts', 'sub/b.ts', 'sub/d/c.ts']), [
      'sub/b.ts',
      'sub/d/c.ts',
    ]);
  });
});
