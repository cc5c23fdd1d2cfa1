import assert from 'node:assert/strict';
import { changedFile, newFile } from '../../../../src/cli/evaluate/drafts.ts';
import { foreseeFiles, typeFiles, type Machine } from '../../../../src/cli/evaluate/run.ts';
import { releases, splitPackage, type Split } from '../../../../src/cli/evaluate/split.ts';
import type { Package } from '../../../../src/cli/evaluate/folder.ts';
import { ScriptedSystem, sourceFile, thresholds } from './fakes.ts';

const known = [sourceFile('k.ts', 'known')];
const typed = [sourceFile('b.ts', 'second;'), sourceFile('a.ts', 'first;')].map(newFile);
const split: Split = { name: 'one', language: 'ts', known, typed };

/** Each look at the clock takes a millisecond. */
function ticking(): Machine & { wait(milliseconds: number): void } {
  let [time, cpu] = [0, 0];
  return {
    now: () => time++,
    cpu: () => (cpu += 5),
    memory: () => ({ rss: 2, heap: 1 }),
    wait: (milliseconds) => (time += milliseconds),
  };
}

describe('typing the files of a package', () => {
  it('learns what is known, then types file after file', async () => {
    const system = new ScriptedSystem({ se: { text: 'cond', probability: 0.7 } });
    const limit = { characters: 100, milliseconds: Infinity };
    const run = await typeFiles(system, split, thresholds, limit, ticking());
    assert.deepEqual(system.learned, ['k.ts']);
    assert.deepEqual(system.finished, ['second;', 'first;']);
    assert.deepEqual([run.files.length, run.ended], [2, false]);
    const { characters, keys, keysByHand, accepted, requests, cpu } = run.tally;
    assert.deepEqual([characters, keys, keysByHand], [13, 10, 13]);
    assert.equal(accepted.length, 1);
    // s, se, second; not ;, since the file is done; then first without its end. One of them was accepted.
    assert.equal(requests.length, 3 + 5);
    assert.equal(cpu, 2 * 5);
  });

  it('ends when the characters are typed, within whatever file', async () => {
    const system = new ScriptedSystem();
    const limit = { characters: 9, milliseconds: Infinity };
    const run = await typeFiles(system, split, thresholds, limit, ticking());
    assert.deepEqual(system.finished, ['second;', 'fi']);
    assert.deepEqual([run.tally.characters, run.tally.keysByHand, run.ended], [9, 9, true]);
  });

  it('does not count the time of learning', async () => {
    const machine = ticking();
    const system = Object.assign(new ScriptedSystem(), { learn: () => machine.wait(1000) });
    const limit = { characters: Infinity, milliseconds: 6 };
    const { tally, ended } = await typeFiles(system, split, thresholds, limit, machine);
    assert.ok(tally.characters > 0 && tally.characters < 13, String(tally.characters));
    assert.equal(ended, true);
  });

  it('foresees as much of the same files', async () => {
    const system = new ScriptedSystem();
    assert.deepEqual(await foreseeFiles(system, split, 9), {
      bits: 0 + 1 + 2 + 3 + 4 + 5 + 6 + (0 + 1),
      symbols: 9,
    });
    assert.deepEqual(system.learned, ['k.ts']);
    assert.deepEqual(system.finished, ['second;', 'fi']);
  });
});

describe('splitting a package', () => {
  const files = Array.from({ length: 10 }, (_, i) => sourceFile(`${i}.ts`, String(i)));
  const split = (count: number, seed = 1, name = 'one') =>
    splitPackage({ name, language: 'ts', files: files.slice(0, count) }, seed);

  it('takes six files of ten as known, and types at least one', () => {
    for (const [count, knownFiles] of [
      [1, 0],
      [2, 1],
      [3, 2],
      [5, 3],
      [10, 6],
    ] as const) {
      const found = split(count);
      assert.equal(found.known.length, knownFiles);
      const all = [...found.known, ...found.typed.map(({ file }) => file)]
        .map(({ path }) => path)
        .sort();
      assert.deepEqual(
        all,
        files.slice(0, count).map(({ path }) => path),
      );
    }
  });

  it('depends on the seed and on the package, and on nothing else', () => {
    assert.deepEqual(split(10), split(10));
    assert.notDeepEqual(split(10), split(10, 2));
    assert.notDeepEqual(split(10), split(10, 1, 'two'));
  });
});

describe('what changes between two releases', () => {
  const one = (name: string, files: Record<string, string>): Package => ({
    ...{ name, language: 'ts' },
    files: Object.entries(files).map(([path, text]) => sourceFile(`${name}/${path}`, text)),
  });
  const same = 'const a = 1;\n';
  const old = one('p@1', { 'a.ts': same, 'core@1/b.ts': 'f();\n', 'gone.ts': 'x' });
  const now = one('p@2', { 'a.ts': same, 'core@2/b.ts': 'f();\ng();\n', 'new.ts': 'y' });

  it('is written where all of the earlier one stands, under the names that it had', () => {
    const [found, ...others] = releases([old], [one('q@2', { 'c.ts': 'z' }), now], 1);
    assert.equal(others.length, 0);
    assert.deepEqual(found?.known, old.files);
    const paths = found.typed.map(({ file, before }) => [file.path, before]).sort();
    assert.deepEqual(paths, [
      ['p@1/core@1/b.ts', 'f();\n'],
      ['p@2/new.ts', ''],
    ]);
  });

  it('takes folders that are one package each for the same one, whatever they are called', () => {
    const [found] = releases([{ ...old, name: 'before' }], [{ ...now, name: 'after' }], 1);
    assert.equal(found?.name, 'after');
  });

  it('is an error where nothing is in both, or nothing was added', () => {
    const others = [one('q@1', { 'a.ts': same }), one('r@1', { 'a.ts': same })];
    assert.throws(() => releases(others, [now, one('s@1', { 'a.ts': '' })], 1), /two releases/);
    assert.throws(
      () => releases([now], [one('p@3', { 'core@3/b.ts': 'f();\n' })], 1),
      /Nothing was added/,
    );
  });

  it('counts what is written, and what it costs by hand', async () => {
    const draft = changedFile(sourceFile('b.ts', 'f();\ng(1);\n'), 'f();\nh();\n');
    const system = new ScriptedSystem({ 'f();\ng': { text: '(1', probability: 1 } });
    const limit = { characters: 100, milliseconds: Infinity };
    const edited: Split = { ...split, typed: [draft] };
    const { tally, ended } = await typeFiles(system, edited, thresholds, limit, ticking());
    assert.deepEqual(system.finished, ['f();\ng(1);\n']);
    // Of h() it is h( that goes: g(1 comes, before a closer that stands there, so that the editor's own is one too many.
    assert.deepEqual([tally.characters, tally.keysByHand, tally.keys, ended], [3, 4, 2, false]);
    const foreseen = await foreseeFiles(new ScriptedSystem(), edited, 100);
    assert.deepEqual(foreseen, { bits: 5 + 6 + 7, symbols: 3 });
  });
});
