/** The training text as `python -m lens.corpus build` writes it: symbols of one language, and an index of its files. */
import { readFileSync } from 'node:fs';
import path from 'node:path';

import type { LanguageTag } from '../../src/core/text/language.ts';
import { shuffled } from './package-files.ts';

/** Symbols before a file's text: end of file, and the language's tag. */
export const headerSymbols = 2;

export interface TrainingFile {
  readonly path: string;
  readonly package: string;
  /** Where the file's symbols begin, with the two of its header, and how many there are. */
  readonly start: number;
  readonly length: number;
}

export interface TrainingText {
  readonly symbols: Uint8Array;
  readonly packages: ReadonlyMap<string, readonly TrainingFile[]>;
}

/** Packages in the order of their names, with the files of each in a random but fixed order. */
export function readTraining(corpus: string, language: LanguageTag): TrainingText {
  const read = (ending: string): Buffer =>
    readFileSync(path.join(corpus, `train.${language}.${ending}`));
  const files = JSON.parse(read('files.json').toString()) as readonly TrainingFile[];
  const packages = new Map<string, TrainingFile[]>();
  for (const name of files.map((file) => file.package).sort()) packages.set(name, []);
  for (const file of shuffled(files, ({ path: name }) => name)) {
    packages.get(file.package)!.push(file);
  }
  return { symbols: read('u8'), packages };
}
