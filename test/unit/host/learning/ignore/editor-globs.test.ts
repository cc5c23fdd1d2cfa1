import assert from 'node:assert/strict';
import fc from 'fast-check';
import { excludedBy } from '../../../../../src/host/learning/ignore/editor-globs.ts';
import { CountedSlices } from './support.ts';

async function isExcluded(glob: string, path: string): Promise<boolean> {
  return excludedBy([{ [glob]: true }], new CountedSlices())(path);
}

/** By the definition, one way after the other: what is below a folder that matches is excluded. */
function excludes(glob: string, path: string): boolean {
  const parts = path.split('/');
  return parts.some((_, at) => matchesAll(glob.split('/'), parts.slice(0, at + 1)));
}

function matchesAll(globs: readonly string[], parts: readonly string[]): boolean {
  const [glob, ...others] = globs;
  if (glob === undefined) return parts.length === 0;
  if (glob === '**')
    return [0, ...parts.keys()]
      .concat(parts.length)
      .some((skipped) => matchesAll(others, parts.slice(skipped)));
  const [part, ...rest] = parts;
  return part !== undefined && matchesPart(glob, part) && matchesAll(others, rest);
}

function matchesPart(glob: string, part: string): boolean {
  if (glob === '') return part === '';
  if (glob.startsWith('*'))
    return [...part.split('').keys(), part.length].some((skipped) =>
      matchesPart(glob.slice(1), part.slice(skipped)),
    );
  return (
    part !== '' &&
    (glob.startsWith('?') || glob.startsWith(part[0]!)) &&
    matchesPart(glob.slice(1), part.slice(1))
  );
}

/** `a/{b,c}` -> `a/b`, `a/c`. */
function written(glob: string): string[] {
  const match = /^(.*)\{([^{}]*)\}(.*)$/s.exec(glob);
  if (match === null) return [glob];
  return match[2]!.split(',').flatMap((choice) => written(match[1]! + choice + match[3]!));
}

describe('what the settings exclude', () => {
  it('follows globs from the root, on where they are true', async () => {
    const excluded = excludedBy(
      [
        { '**/node_modules': true, out: true, '**/*.min.{js,cjs}': true, '**/kept': false },
        { '**/*.js': { when: '$(basename).ts' }, 'deep/**': true, '/top/': true },
        undefined,
      ],
      new CountedSlices(),
    );
    const paths = ['a/node_modules/b/index.js', 'node_modules/index.js', 'out/a.js', 'a/b.min.cjs'];
    for (const path of [...paths, 'deep/a/b.js', 'top/a.js', 'OUT/a.js']) {
      assert.ok(await excluded(path), path);
    }
    for (const path of ['a/out/a.js', 'a/kept/b.js', 'deeper/a.js', 'a/top/b.js']) {
      assert.ok(!(await excluded(path)), path);
    }
  });

  const name = fc.string({ unit: fc.constantFrom('a', 'b'), minLength: 1, maxLength: 3 });
  const path = fc.array(name, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('/'));
  const simple = fc.oneof(
    fc.constant('**'),
    fc
      .string({ unit: fc.constantFrom('a', 'b', '*', '?'), minLength: 1, maxLength: 3 })
      .map((one) => one.replace('**', '*a')),
  );
  const segments = fc.array(simple, { minLength: 1, maxLength: 3 }).map((all) => all.join('/'));
  const { segment } = fc.letrec<{ segment: string; braces: string }>((tie) => ({
    segment: fc.oneof({ maxDepth: 2 }, segments, tie('braces')),
    braces: fc
      // What two asterisks at the end of a choice mean depends on what follows the braces.
      .array(
        tie('segment').filter((one) => !/\*\*\}*$/.test(one)),
        { minLength: 1, maxLength: 3 },
      )
      .map((choices) => `{${choices.join(',')}}`),
  }));
  const glob = fc.array(segment, { minLength: 1, maxLength: 3 }).map((all) => all.join('/'));

  it('is what the globs say, each written out', async () => {
    await fc.assert(
      fc.asyncProperty(glob, path, async (one, at) => {
        const expected = written(one).some((plain) => excludes(plain, at));
        assert.equal(await isExcluded(one, at), expected);
      }),
      { numRuns: 2_000 },
    );
  });

  it('knows brackets, and takes what is not closed as it stands', async () => {
    const cases: [string, string, boolean][] = [
      ['[ab]c', 'ac', true],
      ['[ab]c', 'cc', false],
      ['[!a-c]', 'd', true],
      ['[!a-c]', 'b', false],
      ['a[b', 'a[b', true],
      ['a{b', 'a{b', true],
      ['a{b{c,d}', 'a{bd', true],
      ['a}b', 'a}b', true],
      ['a,b', 'a,b', true],
      ['a**b', 'a/b', false],
      ['{a/**,b}/c', 'a/x/c', true],
    ];
    for (const [pattern, at, expected] of cases) {
      assert.equal(await isExcluded(pattern, at), expected, `${pattern} ${at}`);
    }
  });

  it('has an end, whatever is written', async () => {
    const unit = fc.constantFrom('{', '}', ',', 'a', '*', '/', '[', ']', '!', '?', '\\');
    await fc.assert(
      fc.asyncProperty(fc.string({ unit, maxLength: 20 }), path, async (one, at) => {
        assert.equal(typeof (await isExcluded(one, at)), 'boolean');
      }),
    );
  });

  it('excludes what a setting names that the user has switched on, whatever a repository says', async () => {
    const excluded = excludedBy([{ '**/own': false }, { '**/own': true }], new CountedSlices());
    assert.ok(await excluded('a/own/b.ts'));
  });

  const LONG = `${'ab/'.repeat(60)}c.ts`;
  const hostile: Readonly<Record<string, readonly string[]>> = {
    'braces twenty times': [`**/${'{a,b}'.repeat(20)}x`],
    'braces two hundred times': [`**/${'{a,b}'.repeat(200)}x`],
    'nested braces': [`${'{a,'.repeat(30)}b${'}'.repeat(30)}`],
    asterisks: ['**/*a'.repeat(300)],
    thousands: Array.from({ length: 4_000 }, (_, i) => `**/*a*b*${i}`),
  };
  for (const [title, globs] of Object.entries(hostile)) {
    it(`takes its turns: ${title}`, async () => {
      const slices = new CountedSlices();
      const setting = Object.fromEntries(globs.map((one) => [one, true]));
      const excluded = excludedBy([setting], slices);
      for (let i = 0; i < 5; i++) await excluded(LONG);
      assert.ok(slices.longest < 500_000, String(slices.longest));
    });
  }

  const tooMuch: Readonly<Record<string, readonly string[]>> = {
    'braces too deep': [`${'{'.repeat(1_000)}a${'}'.repeat(1_000)}`],
    'too long a glob': ['a'.repeat(100_000)],
    'too many globs': Array.from({ length: 10_000 }, (_, i) => `never-${i}`),
    'what takes too long': Array.from({ length: 4_999 }, (_, i) => `**/*a*b*a*b*${i}/**/*a*/*b*`),
  };
  for (const [title, globs] of Object.entries(tooMuch)) {
    it(`excludes everything: ${title}`, async () => {
      const setting = Object.fromEntries(globs.map((one) => [one, true]));
      assert.equal(await excludedBy([setting], new CountedSlices())(LONG), true);
    });
  }
});
