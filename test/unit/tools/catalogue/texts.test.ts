import assert from 'node:assert/strict';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { labelNames } from '../../../../src/core/labels/labels.ts';
import type { Package } from '../../../../src/cli/evaluate/folder.ts';
import { choose, mostOfFile } from '../../../../tools/catalogue/choose.ts';
import { labelCode } from '../../../../tools/catalogue/label-code.ts';
import { LabelledTexts } from '../../../../tools/catalogue/labelled-texts.ts';
import { readSources } from '../../../../tools/catalogue/sources.ts';
import { labelSplit } from '../../../../tools/catalogue/split.ts';
import { repository } from '../../../../tools/editor/paths.ts';
import { vocabulary } from '../../support/vocabulary.ts';

const line = 'let a = f(1);\n';

function packageOf(name: string, ...lengths: number[]): Package {
  const files = lengths.map((length, k) => ({
    path: `ts/${name}/${k}.ts`,
    language: 'ts' as const,
    scannedAs: 'ts' as const,
    text: line.repeat(length / line.length),
  }));
  return { name, language: 'ts', files };
}

describe('the texts that neurons are certified on', () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), 'neuron-lens-catalogue-'))));
  afterEach(() => rmSync(folder, { recursive: true }));

  it('come evenly from all packages, and from others where one has too few', () => {
    const all = [
      packageOf('a', 140_000, 140_000),
      packageOf('b', 1_400),
      packageOf('c', 7_000, 7_000, 7_000, 7_000),
    ];
    const chosen = choose(all, 30_000, 1);
    const of = (name: string): number =>
      chosen
        .filter((one) => one.path.startsWith(`ts/${name}/`))
        .reduce((sum, { text }) => sum + text.length, 0);
    assert.equal(of('b'), 1_400);
    assert.ok(Math.abs(of('c') - 14_300) < 800, `${of('c')}`);
    assert.ok(Math.abs(of('a') - of('c')) < 800 || of('a') <= 2 * mostOfFile, `${of('a')}`);
    for (const { text } of chosen) {
      assert.ok(text.length <= mostOfFile && text.endsWith('\n'));
    }
    assert.deepEqual(choose(all, 30_000, 1), chosen);
    assert.notDeepEqual(choose(all, 30_000, 2), chosen);
  });

  it('are written a symbol at a time, with the labels after it', () => {
    const texts = new LabelledTexts(vocabulary);
    texts.add('(\r\n é😀', 'ts', { variant: 'crlf', source: 0 });
    texts.add('a{', 'c', { variant: 'plain', source: 1 });
    texts.write(folder, 'code');
    const ids = readFileSync(path.join(folder, 'ids.u8'));
    const symbols = [...ids].map((id) => vocabulary.symbols[id]);
    assert.deepEqual(symbols, ['(', '\n', ' ', '<unk>', '<unk>', 'a', '{']);
    const bytes = readFileSync(path.join(folder, 'labels.i16'));
    const labels = new Int16Array(new Uint8Array(bytes).buffer);
    const rowOf = (name: (typeof labelNames)[number]): number[] => {
      const row = labelNames.indexOf(name);
      return [...labels.subarray(row * 7, (row + 1) * 7)];
    };
    assert.deepEqual(rowOf('bracketDepth'), [1, 1, 1, 1, 1, 0, 1]);
    assert.deepEqual(rowOf('column'), [1, 0, 1, 2, 3, 1, 2]);
    assert.deepEqual(rowOf('lineEnd'), [1, 0, 0, 0, 0, 0, 0]);
    const about = JSON.parse(readFileSync(path.join(folder, 'texts.json'), 'utf8')) as unknown;
    assert.deepEqual(about, {
      labels: 'code',
      names: [...labelNames],
      texts: [
        { variant: 'crlf', source: 0, start: 0, length: 5 },
        { variant: 'plain', source: 1, start: 5, length: 2 },
      ],
    });
  });

  it('know their package, version and licence', () => {
    const entry = { registry: 'npm', name: '@a/b', version: '1.0', licence: 'MIT' };
    writeFileSync(path.join(folder, 'LICENSES.json'), JSON.stringify([entry]));
    const sourceOf = readSources(folder);
    assert.deepEqual(sourceOf('ts/npm_@a/b@1.0/src/x.ts'), {
      package: 'npm:@a/b',
      version: '1.0',
      path: 'src/x.ts',
      licence: 'MIT',
    });
    assert.throws(() => sourceOf('ts/npm_c@1.0/x.ts'), /no package that LICENSES.json/);
  });

  it('are missing with a word of what is missing', async () => {
    mkdirSync(path.join(folder, 'c/debian_a@1'), { recursive: true });
    writeFileSync(path.join(folder, 'c/debian_a@1/a.c'), 'int a;\n');
    const how = {
      vocabulary,
      sourceOf: () => ({ package: 'a', version: '1', path: 'a', licence: 'MIT' }),
      characters: 10,
      seed: 1,
      variants: true,
      print: () => {},
    };
    await assert.rejects(labelSplit(folder, how), /has no package of py/);
    await assert.rejects(labelSplit(path.join(folder, 'none'), how), /no folder that can be read/);
  });

  describe('are known by the code of their labels', () => {
    const at = (name: string): string => path.join(folder, 'src/core/labels', name);
    const edit = (name: string, change: (text: string) => string): void =>
      writeFileSync(at(name), change(readFileSync(at(name), 'utf8')));
    beforeEach(() => {
      const labels = 'src/core/labels';
      cpSync(path.join(repository, labels), path.join(folder, labels), { recursive: true });
    });

    it('whose hash is that of what it does', () => {
      assert.match(labelCode(), /^[0-9a-f]{64}$/);
      assert.equal(labelCode(folder), labelCode());
    });

    it('whatever its comments say and its files are called', () => {
      edit('c/words.ts', (text) => `// Another word on it.\n${text}`);
      edit('c/words.ts', (text) => text.replace('(\n', '(\n\n'));
      writeFileSync(at('c/unused.ts'), 'export const unused = 1;\n');
      renameSync(at('brace/closers.ts'), at('brace/closing.ts'));
      for (const name of readdirSync(at('.'), { recursive: true, encoding: 'utf8' })) {
        if (!name.endsWith('.ts')) continue;
        edit(name, (text) => text.replace(/(from '[./a-z]*)\bclosers\.ts'/, "$1closing.ts'"));
      }
      assert.equal(labelCode(folder), labelCode());
    });

    it('and not by another that does something else', () => {
      edit('c/words.ts', (text) => text.replace('/for_?each/i', '/for_?all/i'));
      assert.notEqual(labelCode(folder), labelCode());
    });
  });
});
