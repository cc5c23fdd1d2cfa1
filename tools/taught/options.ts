import path from 'node:path';

import { parseWords, wholeFrom } from '../../src/cli/command.ts';
import { repository } from '../editor/paths.ts';
import { shippedModel, shippedModelFolder } from '../shipped-model.ts';

export const usage = `Usage: npm run taught:labels [-- OPTIONS]
  Writes the labelled texts that the taught layer learns from and is judged on: train/00, 01, …, validation, heldout.
  --characters N    of each language to learn from (13000000)
  --judged N        of each language of the validation packages, and again of the held-out ones (250000)
  --seed S          which files, and which of them are made harder (1)
  --model FOLDER    whose symbols they are written in (models/${shippedModel})
  --corpus FOLDER   that \`python -m lens.corpus build\` made (training/build/corpus)
  --out FOLDER      where to (training/build/taught)
  --help            this text`;

export interface Options {
  readonly characters: number;
  readonly judged: number;
  readonly seed: number;
  readonly model: string;
  readonly corpus: string;
  readonly out: string;
}

/** @throws UsageError */
export function parseOptions(words: readonly string[]): Options {
  const build = path.join(repository, 'training', 'build');
  const { values } = parseWords(words, {
    options: {
      characters: { type: 'string', default: '13000000' },
      judged: { type: 'string', default: '250000' },
      seed: { type: 'string', default: '1' },
      model: { type: 'string', default: shippedModelFolder },
      corpus: { type: 'string', default: path.join(build, 'corpus') },
      out: { type: 'string', default: path.join(build, 'taught') },
    },
  });
  return {
    characters: wholeFrom(1, values.characters, '--characters'),
    judged: wholeFrom(1, values.judged, '--judged'),
    seed: wholeFrom(1, values.seed, '--seed'),
    model: path.resolve(values.model),
    corpus: path.resolve(values.corpus),
    out: path.resolve(values.out),
  };
}
