import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bayesOdds, glassPath } from '../../../../../src/core/certify/glass/answers.ts';
import type { GlassBox, GlassBoxes, NoGlass } from '../../../../../src/core/certify/glass/boxes.ts';
import { numberNames } from '../../../../../src/core/certify/glass/features.ts';
import { seenAt } from '../../../../../src/core/certify/glass/judging.ts';
import { DocumentLabels } from '../../../../../src/core/inspect/document-labels.ts';
import { TextBuffer } from '../../../../../src/core/text/buffer.ts';
import { languageTags, type LanguageTag } from '../../../../../src/core/text/language.ts';
import { folderFiles } from '../../../../../src/runtime/folder-files.ts';
import { readGlass } from '../../../../../src/runtime/glass-file.ts';
import { parseManifest } from '../../../../../src/runtime/manifest.ts';
import { labelCode } from '../../../../../tools/catalogue/label-code.ts';
import { shippedModels } from '../../../support/models.ts';

/** As `lens.glass.golden` writes it. */
interface Golden {
  readonly names: readonly string[];
  readonly texts: Readonly<
    Record<
      LanguageTag,
      {
        readonly text: string;
        /** [characters][names] */
        readonly numbers: readonly (readonly number[])[];
        readonly first: readonly number[];
        readonly boxes: Readonly<
          Record<string, { readonly leaves: readonly number[]; readonly odds: readonly number[] }>
        >;
      }
    >
  >;
}

for (const folder of shippedModels()) {
  const file = join(folder, 'glass-boxes.golden.json');
  if (!existsSync(file)) continue;
  describe(`Glass boxes of ${folder}`, () => {
    const golden = JSON.parse(readFileSync(file, 'utf8')) as Golden;
    let boxes: GlassBoxes | NoGlass = 'missing';
    before(async () => {
      const manifest = parseManifest(readFileSync(join(folder, 'manifest.json'), 'utf8'));
      boxes = await readGlass(folderFiles(folder), manifest, labelCode());
    });

    it('are given what Python is given, and say what they say there', () => {
      assert.deepEqual(golden.names, numberNames);
      assert.ok(typeof boxes === 'object');
      for (const language of languageTags) {
        const { text, numbers, first, boxes: said } = golden.texts[language];
        const judged = {
          text: new TextBuffer(text),
          labels: new DocumentLabels(new TextBuffer(text), language),
        };
        Array.from(judged.labels.scanTo(text.length));
        const own: readonly GlassBox[] = boxes.boxes.filter((box) => box.language === language);
        assert.ok(own.length >= 4);
        assert.deepEqual(own.map(({ label }) => label).sort(), Object.keys(said).sort());
        for (let at = 0; at < text.length; at++) {
          const seen = seenAt(judged, at);
          const where = `${language} ${at} ${JSON.stringify(text.slice(Math.max(0, at - 9), at + 1))}`;
          assert.deepEqual(
            numberNames.map((_, index) => seen.number(index)),
            numbers[at],
            where,
          );
          assert.equal(seen.character(0), first[at], where);
          for (const { label, tree, bayes } of own) {
            assert.equal(
              glassPath(tree, seen).at(-1),
              said[label]?.leaves[at],
              `${where} ${label}`,
            );
            const odds = bayesOdds(bayes, seen);
            assert.ok(
              Math.abs(odds - said[label]!.odds[at]!) < 0.006,
              `${where} ${label}: ${odds}`,
            );
          }
        }
      }
    });

    it('lie in the file as the page can tell them, for the labels of today', () => {
      assert.ok(typeof boxes === 'object');
      assert.equal(boxes.standing, 'current');
      for (const { tree, bayes, share } of boxes.boxes) {
        const leaves = tree.nodes.filter((node) => 'share' in node);
        assert.ok(leaves.length <= 32 && leaves.length >= 2);
        assert.ok(Math.abs(leaves.reduce((sum, { weight }) => sum + weight, 0) - 1) < 0.01);
        const { hits, missed, false: wrong, quiet } = bayes.heldOut;
        assert.ok(Math.abs((hits + missed) / (hits + missed + wrong + quiet) - share) < 1e-4);
      }
    });
  });
}
