import path from 'node:path';

import { UsageError } from '../../src/cli/command.ts';
import { packagesOf, readFolder } from '../../src/cli/evaluate/folder.ts';
import type { Vocabulary } from '../../src/core/text/vocabulary.ts';
import { choose, type Excerpt } from './choose.ts';
import { LabelledTexts } from './labelled-texts.ts';
import type { Source } from './sources.ts';
import { variantOf, variants, type Variant } from './variants.ts';

export interface Labelling {
  readonly vocabulary: Vocabulary;
  readonly sourceOf: (file: string) => Source;
  /** How many characters of each language. */
  readonly characters: number;
  readonly seed: number;
  readonly variants: boolean;
  readonly print: (line: string) => void;
}

/** Packages are two folders down: LANGUAGE/PACKAGE. */
const depth = 2;

/** Chooses texts of a split of the corpus and labels them. */
export async function labelSplit(folder: string, how: Labelling): Promise<LabelledTexts> {
  const { files } = await readFolder(folder, undefined);
  const all = packagesOf(folder, files, depth);
  const texts = new LabelledTexts(how.vocabulary);
  for (const language of ['c', 'py', 'ts'] as const) {
    const packages = all.filter((one) => one.language === language);
    if (packages.length === 0) throw new UsageError(`${folder} has no package of ${language}.`);
    const chosen = choose(packages, how.characters, how.seed);
    const indices = chosen.map((excerpt) => addPlain(texts, excerpt, how));
    const characters = chosen.reduce((sum, { text }) => sum + text.length, 0);
    const count = `${characters} characters in ${chosen.length} files of ${packages.length} packages`;
    how.print(`${path.basename(folder)} ${language}: ${count}`);
    for (const variant of how.variants ? variants : []) {
      const lost = addVariants(texts, chosen, indices, variant, how);
      if (lost !== undefined) how.print(`  ${variant}: ${chosen.length - lost} of them`);
    }
  }
  return texts;
}

function about(excerpt: Excerpt, variant: Variant | 'plain', how: Labelling): object {
  return { ...how.sourceOf(excerpt.path), language: excerpt.language, variant };
}

function addPlain(texts: LabelledTexts, excerpt: Excerpt, how: Labelling): number {
  const source = texts.count;
  texts.add(excerpt.text, excerpt.scannedAs, { ...about(excerpt, 'plain', how), source });
  return source;
}

/** Returns how many texts have no variant; undefined where the language has none. */
function addVariants(
  texts: LabelledTexts,
  chosen: readonly Excerpt[],
  indices: readonly number[],
  variant: Variant,
  how: Labelling,
): number | undefined {
  let lost = 0;
  for (const [k, excerpt] of chosen.entries()) {
    const text = variantOf(excerpt, variant, how.seed);
    if (text === undefined) lost++;
    else
      texts.add(text, excerpt.scannedAs, { ...about(excerpt, variant, how), source: indices[k] });
  }
  return lost === chosen.length ? undefined : lost;
}
