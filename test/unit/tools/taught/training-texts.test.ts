import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { labelNames } from '../../../../src/core/labels/labels.ts';
import { labelText } from '../../../../src/core/labels/scanner.ts';
import { languageTags } from '../../../../src/core/text/language.ts';
import { TextBuffer } from '../../../../src/core/text/buffer.ts';
import { Vocabulary } from '../../../../src/core/text/vocabulary.ts';
import { parseManifest } from '../../../../src/runtime/manifest.ts';
import { shippedModelFolder } from '../../../../tools/shipped-model.ts';
import { labelTraining } from '../../../../tools/taught/training-texts.ts';

const sources = {
  c: 'int main(void) {\n\tfor (;;) { f("é("); }\n}\n'.repeat(8),
  py: 'def f(x):\n    for a in x:\n        g(a)\n'.repeat(8),
  ts: 'for (const a of b) {\n  c(a);\n}\n'.repeat(8),
};

interface Row {
  readonly language: 'c' | 'py' | 'ts';
  readonly path: string;
  readonly variant: string;
  readonly start: number;
  readonly length: number;
}

describe('Texts for the taught layer to learn from', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'neuron-lens-taught-'));
  after(() => rmSync(folder, { recursive: true, force: true }));
  const manifest = parseManifest(
    readFileSync(path.join(shippedModelFolder, 'manifest.json'), 'utf8'),
  );
  const vocabulary = new Vocabulary(manifest.vocabulary, manifest.languages);

  /** As `python -m lens.corpus build` leaves it: a header of two symbols before each file. */
  function writeCorpus(files: number): void {
    for (const language of languageTags) {
      const text = sources[language];
      const ids = vocabulary.encode(new TextBuffer(text), 0, text.length);
      const one = Buffer.concat([Buffer.from([1, 2]), ids]);
      const index = Array.from({ length: files }, (_, k) => ({
        path: `${language}/npm:a@1/${k}.${language}`,
        package: 'npm:a',
        start: k * one.length,
        length: one.length,
      }));
      writeFileSync(path.join(folder, `train.${language}.u8`), Buffer.concat(index.map(() => one)));
      writeFileSync(path.join(folder, `train.${language}.files.json`), JSON.stringify(index));
    }
  }

  it('are the symbols of training files, each with the labels of its text', () => {
    writeCorpus(9);
    const out = path.join(folder, 'out');
    const printed: string[] = [];
    labelTraining(out, {
      vocabulary,
      corpus: folder,
      characters: 1000,
      seed: 1,
      labelCode: 'the code',
      print: (line) => printed.push(line),
    });
    assert.deepEqual(readdirSync(out).sort(), ['00', '01', '02']);
    for (const [index, language] of languageTags.entries()) {
      const read = (name: string): Buffer => readFileSync(path.join(out, `0${index}`, name));
      const about = JSON.parse(read('texts.json').toString()) as {
        labels: string;
        texts: readonly Row[];
      };
      assert.equal(about.labels, 'the code');
      const ids = read('ids.u8');
      const bytes = read('labels.i16');
      const labels = new Int16Array(bytes.buffer, bytes.byteOffset, bytes.length / 2);
      assert.equal(labels.length, ids.length * labelNames.length);
      assert.ok(ids.length >= 1000 && ids.length < 1000 + sources[language].length);
      for (const row of about.texts) {
        assert.equal(row.language, language);
        const own = ids.subarray(row.start, row.start + row.length);
        const text = Array.from(own, (id) => vocabulary.characterOf(id) ?? 'é').join('');
        if (row.variant === 'plain') assert.equal(text, sources[language]);
        const wanted = labelText(text, language);
        for (const [k, name] of labelNames.entries()) {
          const start = k * ids.length + row.start;
          const written = labels.subarray(start, start + row.length);
          assert.deepEqual([...written], [...wanted[name]], `${row.path} ${name}`);
        }
      }
    }
    assert.equal(printed.length, 3);
  });

  it('are the same for the same seed', () => {
    writeCorpus(9);
    const made = ['a', 'b'].map((name) => {
      const out = path.join(folder, name);
      const how = { vocabulary, corpus: folder, characters: 900, labelCode: '' };
      labelTraining(out, { ...how, seed: 3, print: () => undefined });
      return languageTags.map((_, index) => readFileSync(path.join(out, `0${index}`, 'ids.u8')));
    });
    assert.deepEqual(made[0], made[1]);
  });
});
