import path from 'node:path';

import { parseWords, wholeFrom } from '../../src/cli/command.ts';
import { repository } from '../editor/paths.ts';
import { shippedModel, shippedModelFolder } from '../shipped-model.ts';

export const usage = `Usage: npm run catalogue [-- OPTIONS]
  Computes a certificate for every neuron on held-out packages, into neurons.json of the model's folder.
  --model FOLDER    the model (models/${shippedModel})
  --corpus FOLDER   with text/heldout and text/validation (training/build/corpus)
  --characters N    of each language, held-out and again of validation (60000)
  --seed S          which files are read (1)
  --work FOLDER     keeps the labelled texts and what is done so far (training/build/catalogue)
  --no-cause        leave out what happens when a neuron is held
  --labels-only     only write the labelled texts
  --help            this text`;

export interface Options {
  readonly model: string;
  readonly corpus: string;
  readonly characters: number;
  readonly seed: number;
  readonly work: string;
  readonly cause: boolean;
  readonly labelsOnly: boolean;
}

/** @throws UsageError */
export function parseOptions(words: readonly string[]): Options {
  const { values } = parse(words);
  return {
    model: path.resolve(values.model),
    corpus: path.resolve(values.corpus),
    characters: wholeFrom(1, values.characters, '--characters'),
    seed: wholeFrom(1, values.seed, '--seed'),
    work: path.resolve(values.work),
    cause: !values['no-cause'],
    labelsOnly: values['labels-only'],
  };
}

function parse(words: readonly string[]) {
  return parseWords(words, {
    options: {
      model: { type: 'string', default: shippedModelFolder },
      corpus: { type: 'string', default: path.join(repository, 'training', 'build', 'corpus') },
      characters: { type: 'string', default: '60000' },
      seed: { type: 'string', default: '1' },
      work: { type: 'string', default: path.join(repository, 'training', 'build', 'catalogue') },
      'no-cause': { type: 'boolean', default: false },
      'labels-only': { type: 'boolean', default: false },
    },
  });
}
