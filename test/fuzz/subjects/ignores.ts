import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import type { Subject } from '../subject.ts';
import { excludedIn, ignoredBy, type LeftAlone } from '../support/ignores-adapter.ts';

interface Case {
  /** Of the top, and of the folder `a`. */
  readonly top: readonly Line[];
  readonly below: readonly Line[];
  readonly globs: readonly Line[];
}

interface Line {
  readonly begin: string;
  readonly piece: string;
  readonly times: number;
  readonly end: string;
}

/** Seconds of the processor for one path: not a question of speed, but of whether an answer comes. */
const stuck = 2;

/** Files all of them: none lies below another. */
const paths = [
  ...['c', 'a/c', 'a/b/a', 'b/a/a', 'x.ts', 'a/x.ts', 'b/b/x.ts', '.a/b', 'a b/c', 'a\\b', '[a]'],
  ...['!a', '#a', 'é', '😀/a', 'a/a/a/a/a/a/a/a/a/b', '{a,b}', 'd/aab'],
];

/** One more, which git itself does not find an end with where there are many asterisks. */
const long = `${'a'.repeat(200)}b`;

const begin = fc.constantFrom('', '', '/', '!', '#', '\\', '{', 'a/', '**/', ' ');
const end = fc.constantFrom('', '', '/', '*', '/**', 'b', '}', ' ', '\\', '\\ ', '\r', '.ts');
const piece = fc.constantFrom(
  ...['**/a/', '**/', '*a', 'a*', '**', '*', '?', '[a-z]', '[!a]', '[', ']', '[]a]', '[z-a]', '\\'],
  ...['{a,b}', '{', '{a,', ',}', 'a/', 'a', 'b', 'x.ts', '.', '\0', 'é', '😀', '\ud83d'],
  '[[:alpha:]]',
);
const times = fc.oneof(
  { weight: 8, arbitrary: fc.integer({ min: 1, max: 3 }) },
  { weight: 1, arbitrary: fc.integer({ min: 4, max: 24 }) },
);
const line = fc.record({ begin, piece, times, end });
const lines = fc.array(line, { maxLength: 5 });

export const ignores: Subject<Case> = {
  name: 'ignores',
  promise: 'what git ignores is left alone, and every list of rules is read to its end',
  cases: fc.record({ top: lines, below: lines, globs: lines }),
  async run({ top, below, globs }) {
    const files = { '.gitignore': written(top), 'a/.gitignore': written(below) };
    const ignored = ignoredBy(files);
    const found = new Set<string>();
    for (const path of [...paths, long]) if (await answer(ignored, path)) found.add(path);
    for (const path of ignoredByGit(files)) assert.ok(found.has(path), `git ignores ${path}`);
    const again = ignoredBy(files);
    for (const path of paths.toReversed()) assert.equal(await again(path), found.has(path), path);
    const excluded = excludedIn(Object.fromEntries(globs.map((one) => [textOf(one), true])));
    for (const path of [...paths, long]) await answer(excluded, path);
    return top.length + below.length + globs.length;
  },
};

const textOf = (one: Line): string => one.begin + one.piece.repeat(one.times) + one.end;
const written = (list: readonly Line[]): string => list.map((one) => `${textOf(one)}\n`).join('');

async function answer(leftAlone: LeftAlone, path: string): Promise<boolean> {
  const before = process.cpuUsage();
  const is = await leftAlone(path);
  const { user } = process.cpuUsage(before);
  assert.ok(user < stuck * 1e6, `${(user / 1e6).toFixed(1)} s for ${path}`);
  return is;
}

let repository: string | undefined;

function ignoredByGit(files: Readonly<Record<string, string>>): string[] {
  repository ??= emptyRepository();
  for (const [path, text] of Object.entries(files)) writeFileSync(join(repository, path), text);
  const input = paths.map((path) => `${path}\0`).join('');
  const asked = ['check-ignore', '--no-index', '--stdin', '-z'];
  const { status, stdout, stderr } = spawnSync('git', asked, {
    cwd: repository,
    input,
    encoding: 'utf8',
  });
  // 1 says that none is.
  assert.ok(status === 0 || status === 1, stderr);
  return stdout.split('\0').filter((path) => path !== '');
}

function emptyRepository(): string {
  const folder = mkdtempSync(join(tmpdir(), 'neuron-lens-fuzz-'));
  process.once('exit', () => rmSync(folder, { recursive: true }));
  execFileSync('git', ['init', '--quiet'], { cwd: folder });
  mkdirSync(join(folder, 'a'));
  return folder;
}
