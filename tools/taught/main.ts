/** `npm run taught:labels`: labels by the product's own scanner, for the taught layer to learn and to be judged by. */
import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';

import { UsageError } from '../../src/cli/command.ts';
import { Vocabulary } from '../../src/core/text/vocabulary.ts';
import { parseManifest } from '../../src/runtime/manifest.ts';
import { labelCode } from '../catalogue/label-code.ts';
import { readSources } from '../catalogue/sources.ts';
import { labelSplit } from '../catalogue/split.ts';
import { runFromCommandLine } from '../command-line.ts';
import { parseOptions, usage, type Options } from './options.ts';
import { labelTraining } from './training-texts.ts';

async function label(options: Options): Promise<void> {
  const { model, corpus, out, seed, characters, judged } = options;
  for (const needed of ['LICENSES.json', 'train.c.u8', 'text/heldout', 'text/validation']) {
    if (existsSync(path.join(corpus, needed))) continue;
    const build = '`python -m lens.corpus build` in training/ makes the corpus';
    throw new UsageError(`${path.join(corpus, needed)} is missing: ${build}.`);
  }
  const manifest = parseManifest(readFileSync(path.join(model, 'manifest.json'), 'utf8'));
  const vocabulary = new Vocabulary(manifest.vocabulary, manifest.languages);
  const print = (line: string): void => console.log(line);
  const code = labelCode();
  for (const split of ['validation', 'heldout'] as const) {
    const texts = await labelSplit(path.join(corpus, 'text', split), {
      vocabulary,
      sourceOf: readSources(corpus),
      characters: judged,
      seed,
      variants: true,
      print,
    });
    texts.write(path.join(out, split), code);
  }
  // Folders left from an earlier, longer run must not be read as part of this one.
  rmSync(path.join(out, 'train'), { recursive: true, force: true });
  labelTraining(path.join(out, 'train'), {
    vocabulary,
    corpus,
    characters,
    seed,
    labelCode: code,
    print,
  });
}

void runFromCommandLine(usage, (words) => label(parseOptions(words)));
