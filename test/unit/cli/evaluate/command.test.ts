import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { evaluateFolder } from '../../../../src/cli/evaluate/main.ts';
import type { Report, Row } from '../../../../src/cli/evaluate/report/report.ts';
import { decoderVersion } from '../../../../src/core/complete/decode.ts';
import { writing } from '../../support/scripted-model.ts';

describe('npm run evaluate', () => {
  let folder: string;
  /** Milliseconds; each look at the clock takes one. */
  let clock: number;
  beforeEach(() => {
    clock = 0;
    folder = mkdtempSync(join(tmpdir(), 'neuron-lens-evaluate-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  function write(path: string, text: string | Buffer): void {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }

  async function run(
    ...words: string[]
  ): Promise<{ status: number; out: string; complaints: string; released: number }> {
    let [out, complaints, released] = ['', '', 0];
    const status = await evaluateFolder(words, {
      defaultModel: 'the default',
      machine: { now: () => clock++, cpu: () => 0, memory: () => ({ rss: 3, heap: 2 }) },
      loadModel: (name) => {
        if (name !== 'the default') return Promise.reject(new Error(`no model ${name}`));
        const model = Object.assign(writing('return 1;', 0.9), { tuning: 'missing' as const });
        const release = (): Promise<void> => {
          released++;
          return Promise.resolve();
        };
        return Promise.resolve(Object.assign(model, { release }));
      },
      print: (text) => (out += text),
      complain: (text) => (complaints += `${text}\n`),
    });
    return { status, out, complaints, released };
  }

  async function report(...words: string[]): Promise<Report> {
    const { status, out, complaints } = await run(folder, '--json', ...words);
    assert.equal(status, 0, complaints);
    return JSON.parse(out) as Report;
  }

  function names(rows: readonly Row[]): (string | null)[][] {
    return rows.map((row) => [row.package, row.language, row.system, row.threshold]);
  }

  /** What needs nothing fitted for the model. */
  const alone = 'none,lstm,words';

  const code = 'function f() {\n  return 1;\n}\n';

  it('writes what changed since an earlier release', async () => {
    const lines = (...names: string[]): string => names.map((name) => `call(${name});\n`).join('');
    write('now/a.ts', lines('one', 'two', 'three'));
    write('old/a.ts', lines('one', 'three'));
    write('now/b.ts', lines('one'));
    write('old/b.ts', lines('one'));
    const { status, out } = await run(
      ...[join(folder, 'now'), '--edits', join(folder, 'old'), '--json', '--by-word'],
      ...['--system', 'none', '--characters', '1000'],
    );
    assert.equal(status, 0);
    const { packages, settings } = JSON.parse(out) as Report;
    assert.equal(packages[0]?.characters, 'call(two);\n'.length);
    assert.deepEqual(packages[0].paths?.known, ['a.ts', 'b.ts']);
    assert.deepEqual([settings.edits, settings.accepting], [join(folder, 'old'), 'word']);
  });

  it('says which files it typed, and writes down what it showed', async () => {
    for (const name of ['a', 'b', 'c', 'd', 'e']) write(`${name}.ts`, code);
    const file = join(folder, 'shown.jsonl');
    const found = await report('--system', 'lstm', '--characters', '1000', '--suggestions', file);
    const [row] = found.packages;
    const paths = [
      ...(row?.paths?.known ?? []),
      ...(row?.paths?.typed ?? []).map((one) => one.path),
    ];
    assert.deepEqual(paths.sort(), ['a.ts', 'b.ts', 'c.ts', 'd.ts', 'e.ts']);
    assert.ok(row?.paths?.typed.every(({ characters }) => characters === code.length));
    const shown = readFileSync(file, 'utf8').trimEnd().split('\n');
    assert.equal(shown.length, row?.shown);
    const first = JSON.parse(shown[0]!) as Record<string, unknown>;
    assert.equal(first['language'], 'ts');
    assert.equal(typeof first['right'], 'boolean');
    assert.equal(first['product'], first['probability']);
    assert.equal(first['decoder'], decoderVersion);
  });

  it('types what does not stand there yet, with every system over the same characters', async () => {
    for (const name of ['a', 'b', 'c', 'd', 'e']) write(`${name}.ts`, code);
    const found = await report('--characters', '1000', '--system', alone);
    assert.deepEqual(names(found.overall), [
      [null, null, 'lstm', 'balanced'],
      [null, null, 'words', null],
      [null, null, 'none', null],
    ]);
    const [lstm, words, none] = found.overall;
    for (const row of [lstm, words, none]) {
      assert.equal(row?.characters, 2 * code.length);
      assert.deepEqual(row.files, { known: 3, typed: 2 });
      assert.equal(row.ended, false);
    }
    // By hand: function f() { without the closer, Enter, return 1; stepping down, Enter.
    assert.equal(none?.keys, 2 * (13 + 1 + 9 + 1 + 1));
    assert.equal(none.rates.saved, 0);
    // The line behind its indentation is accepted in two pieces, `return` and ` 1;`.
    assert.equal(lstm?.keys, 2 * (13 + 1 + 2 + 1 + 1));
    assert.equal(lstm.rates.saved?.toFixed(4), (7 / code.length).toFixed(4));
    assert.equal(lstm.rates.wholeLine, 0.5);
    // It knows nothing else, and says so after every key but the two at the ends of the line and of the file.
    assert.equal(lstm.shown, 2 * 18);
    assert.ok((lstm.rates.bpc ?? 0) > 0);
    // `function` from `fun` on, `return` from `ret` on.
    assert.equal(words?.keys, 2 * (13 + 1 + 9 + 1 + 1 - 4 - 2));
    assert.equal(words.rates.precision, 1);
    assert.equal(words.rates.bpc, null);
    assert.equal(found.model, 'script');
    assert.deepEqual(lstm.memoryMB, { rss: 3, heap: 2 });
  });

  it('takes each folder as a package, and averages over them by language', async () => {
    for (const name of ['one', 'two']) {
      write(`${name}/a.ts`, code);
      write(`${name}/deep/b.py`, 'def f():\n    return 1\n');
    }
    write('two/node_modules/x/c.ts', code);
    write('two/.git/c.ts', code);
    write('two/notes.txt', 'none');
    const found = await report('--characters', '10', '--system', 'none');
    assert.deepEqual(names(found.packages), [
      ['one', 'py', 'none', null],
      ['one', 'ts', 'none', null],
      ['two', 'py', 'none', null],
      ['two', 'ts', 'none', null],
    ]);
    // Indentation comes with the line's end.
    for (const { ended, characters } of found.packages) {
      assert.ok(ended && characters >= 10 && characters <= 13, String(characters));
    }
    assert.deepEqual(
      found.languages.map(({ language, packages }) => [language, packages]),
      [
        ['py', 2],
        ['ts', 2],
      ],
    );
    assert.equal(found.overall[0]?.packages, 4);
    assert.equal(found.model, null);

    const deeper = await report('--characters', '10', '--system', 'none', '--depth', '2');
    assert.deepEqual(
      deeper.packages.map((row) => row.package),
      ['one', 'one/deep', 'two', 'two/deep'],
    );
    const whole = await report('--characters', '10', '--system', 'none', '--depth', '0');
    assert.deepEqual(
      whole.packages.map(({ files }) => files),
      [
        { known: 1, typed: 1 },
        { known: 1, typed: 1 },
      ],
    );
    const one = await report('--characters', '10', '--system', 'none', '--language', 'py');
    assert.deepEqual(
      one.languages.map(({ language }) => language),
      ['py'],
    );
  });

  it('splits as the seed says', async () => {
    for (let i = 0; i < 20; i++) write(`${i}.c`, 'x'.repeat(i + 1));
    const typed = async (seed: string): Promise<number | undefined> =>
      (await report('--characters', '1000', '--system', 'none', '--seed', seed)).overall[0]
        ?.characters;
    assert.equal(await typed('1'), await typed('1'));
    const found = await Promise.all(['1', '2', '3', '4'].map(typed));
    assert.ok(new Set(found).size > 1, String(found));
  });

  it('ends when the time is spent, and says so', async () => {
    write('a/a.ts', code.repeat(100));
    write('b/b.ts', code.repeat(100));
    const found = await report('--seconds', '0.2', '--system', 'words,none');
    for (const row of found.packages) {
      assert.equal(row.ended, true);
      assert.ok(row.characters > 0 && row.characters < 150, String(row.characters));
    }
    const [first, second] = found.packages;
    assert.ok(Math.abs((first?.characters ?? 0) - (second?.characters ?? NaN)) < 10);
  });

  it('has a row for each threshold, and compares systems at the same one', async () => {
    write('a/a.ts', code);
    write('b/b.ts', code);
    const words = ['--characters', '100', '--system', 'lstm,none', '--confidence', '0.9,0.1'];
    const found = await report(...words, '--confidence', '0.5');
    assert.deepEqual(names(found.overall), [
      [null, null, 'lstm', '0.1'],
      [null, null, 'lstm', '0.5'],
      [null, null, 'lstm', '0.9'],
      [null, null, 'none', null],
    ]);
    assert.deepEqual(
      found.differences.map(({ threshold, less, packages }) => [threshold, less.system, packages]),
      [
        ['0.1', 'none', 2],
        ['0.5', 'none', 2],
        ['0.9', 'none', 2],
      ],
    );
    const [low, , high] = found.overall;
    assert.ok((low?.shown ?? 0) > (high?.shown ?? NaN));
    const [{ mean, interval } = { mean: NaN, interval: null }] = found.differences;
    assert.equal(mean, low?.rates.saved);
    assert.deepEqual(interval, [mean, mean]);
    assert.equal(found.differences[0]?.atEqualPrecision, null, 'nothing shown has no precision');
  });

  it('names files that cannot be read, goes on, and counts them', async () => {
    write('a.ts', code);
    write('b.ts', Buffer.from([0x61, 0, 0x62]));
    write('c.ts', Buffer.from([0xff, 0xfe, 0x62]));
    write('empty.ts', '');
    symlinkSync(join(folder, 'nowhere'), join(folder, 'd.ts'));
    const { status, out, complaints } = await run(folder, '--characters', '9', '--system', 'none');
    assert.equal(status, 0);
    assert.match(complaints, /b\.ts: left out, not a text\n/);
    assert.match(complaints, /c\.ts: left out, not a text in UTF-8\n/);
    assert.match(complaints, /d\.ts: left out, ENOENT/);
    assert.match(out, /3 files or folders could not be read/);
    assert.equal((await report('--characters', '9', '--system', 'none')).skipped.length, 3);
  });

  it('prints tables for people, and progress elsewhere', async () => {
    write('one/a.ts', code);
    write('two/a.ts', code);
    write('two/a.c', 'int a;\n');
    const { out, complaints, released } = await run(
      folder,
      '--characters',
      '100',
      '--system',
      alone,
    );
    assert.match(out, /^All \(3 packages and languages\)$/m);
    assert.match(out, /^ts \(2 packages\)$/m);
    assert.match(out, /^one · ts$/m);
    assert.match(out, /^ {2}system +at +saved +kept +precision/m);
    assert.match(out, /^ {2}lstm +balanced +\d+\.\d % +\d+\.\d %/m);
    assert.match(out, /^How far to trust lstm at balanced$/m);
    assert.match(out, /^c \(1 package\)$/m);
    assert.match(out, /^ {2}ts +lstm at balanced +none +\d+\.\d % +\d+\.\d % to \d/m);
    assert.match(out, /^ {2}all +lstm at balanced +words +-?\d/m);
    assert.match(complaints, /^one · ts · lstm at balanced: 29 characters$/m);
    assert.doesNotMatch(out, /NaN|undefined|null/);
    assert.equal(released, 1);
  });

  it('answers a wrong call with a line of advice', async () => {
    write('a.ts', code);
    write('empty/notes.txt', 'none');
    const calls: [words: string[], advice: RegExp][] = [
      [[], /Name one folder/],
      [[folder, folder], /Name one folder/],
      [[join(folder, 'none')], /no folder that can be read/],
      [[join(folder, 'a.ts')], /no folder that can be read/],
      [[join(folder, 'empty')], /holds no files of TypeScript.*another folder/],
      [[folder, '--language', 'py'], /holds no files of py/],
      [[folder, '--language', 'go'], /holds no files of go/],
      [[folder, '--language', 'latin'], /one of ts, py, c, clojure/],
      [[folder, '--seconds', '0'], /above 0/],
      [[folder, '--seconds', 'soon'], /above 0/],
      [[folder, '--seconds', ''], /above 0/],
      [[folder, '--characters', '1.5'], /--characters takes a whole number from 1 on/],
      [[folder, '--characters', '5', '--seconds', '5'], /not both/],
      [[folder, '--by-word', '--perfect', 'end'], /not both/],
      [[folder, '--perfect', 'all'], /--perfect/],
      [[folder, '--seed', '-1'], /--seed/],
      [[folder, '--seed=-1'], /--seed takes a whole number from 0 on/],
      [[folder, '--confidence', '0.5,2'], /numbers from 0 to 1/],
      [[folder, '--confidence', '0.5,'], /numbers from 0 to 1/],
      [[folder, '--max-length', '0'], /--max-length takes a whole number from 1 on/],
      [[folder, '--eagerness', 'wild'], /one of quiet, balanced, eager/],
      [[folder, '--system', 'magic'], /--system takes one of/],
      [[folder, '--depth', 'x'], /--depth takes a whole number from 0 on/],
      [[folder, '--colour'], /--colour/],
    ];
    for (const [words, advice] of calls) {
      const { status, out, complaints } = await run(...words);
      assert.equal(status, 2, words.join(' '));
      assert.equal(out, '');
      assert.match(complaints, advice);
      assert.match(complaints, /^Usage: /m);
    }
  });

  it('says what is wrong with a model', async () => {
    write('a.ts', code);
    const { status, complaints } = await run(folder, '--model', 'elsewhere', '--system', 'lstm');
    assert.equal(status, 1);
    assert.match(complaints, /no model elsewhere/);
    const { status: fine } = await run(
      folder,
      '--model',
      'x',
      '--system',
      'words',
      '--characters',
      '9',
    );
    assert.equal(fine, 0, 'words need no model');
  });
});
