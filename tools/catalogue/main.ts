/** `npm run catalogue`: labels held-out texts, and has `python -m lens.catalogue` certify every neuron on them. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { UsageError } from '../../src/cli/command.ts';
import { Vocabulary } from '../../src/core/text/vocabulary.ts';
import { parseManifest } from '../../src/runtime/manifest.ts';
import { runFromCommandLine } from '../command-line.ts';
import { repository } from '../editor/paths.ts';
import { runInTraining } from '../training/python.ts';
import { labelCode } from './label-code.ts';
import { parseOptions, usage, type Options } from './options.ts';
import { readSources } from './sources.ts';
import { labelSplit } from './split.ts';

/** As loops rarely end, causes are measured on those files, out of ten times as many, in which the most loops end. */
const parts = [
  { name: 'heldout', split: 'heldout', times: 1, variants: true },
  { name: 'validation', split: 'validation', times: 1, variants: false },
  { name: 'cause', split: 'heldout', times: 10, variants: false },
] as const;

async function catalogue(options: Options): Promise<void> {
  await label(options);
  if (!options.labelsOnly) certify(options);
}

async function label(options: Options): Promise<void> {
  const { model, corpus } = options;
  for (const needed of ['LICENSES.json', 'text/heldout', 'text/validation']) {
    if (existsSync(path.join(corpus, needed))) continue;
    const build = '`python -m lens.corpus build` in training/ makes the corpus';
    throw new UsageError(`${path.join(corpus, needed)} is missing: ${build}.`);
  }
  const manifest = parseManifest(readFileSync(path.join(model, 'manifest.json'), 'utf8'));
  for (const { name, split, times, variants } of parts) {
    const texts = await labelSplit(path.join(corpus, 'text', split), {
      vocabulary: new Vocabulary(manifest.vocabulary, manifest.languages),
      sourceOf: readSources(corpus),
      characters: options.characters * times,
      seed: options.seed,
      variants,
      print: (line) => console.log(line),
    });
    texts.write(path.join(options.work, name), labelCode());
  }
}

function certify({ model, work, cause }: Options): void {
  const words = ['-m', 'lens.catalogue', '--model', model, '--texts', work];
  const status = runInTraining(path.join(repository, 'training'), [
    ...words,
    cause ? '--cause' : '--no-cause',
  ]);
  if (status !== 0) process.exitCode = status;
}

void runFromCommandLine(usage, (words) => catalogue(parseOptions(words)));
