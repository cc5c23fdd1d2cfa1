/** The packages that samples are taken of, text by text. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { TextBuffer } from '../../src/core/text/buffer.ts';
import type { LanguageTag } from '../../src/core/text/language.ts';
import type { Vocabulary } from '../../src/core/text/vocabulary.ts';
import { shuffled } from './package-files.ts';
import { headerSymbols, readTraining, type TrainingFile } from './training-files.ts';

export interface PackageText {
  readonly uri: string;
  read(): TextBuffer;
}

export interface TextPackage {
  readonly language: LanguageTag;
  readonly name: string;
  /** In a random but fixed order. */
  readonly texts: readonly PackageText[];
}

/** Packages of fewer files or symbols have too little that is known when the rest is typed. */
const least = { files: 4, symbols: 60_000 };

/** Every package of a corpus of texts: a folder for each language, and in it one for each package. */
export function* packagesIn(corpus: string, language: LanguageTag): Generator<TextPackage> {
  for (const name of readdirSync(path.join(corpus, language)).sort()) {
    const folder = path.join(corpus, language, name);
    const files = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)));
    const texts = shuffled(files, (file) => file).map((uri) => ({
      uri,
      read: () => new TextBuffer(readFileSync(path.join(folder, uri), 'utf8')),
    }));
    yield { language, name, texts };
  }
}

/** `count` of a language's training packages, at random but always the same. */
export function* trainingPackages(
  corpus: string,
  language: LanguageTag,
  vocabulary: Vocabulary,
  count: number,
): Generator<TextPackage> {
  const { symbols, packages } = readTraining(corpus, language);
  const isLarge = (files: readonly TrainingFile[]): boolean =>
    files.length >= least.files &&
    files.reduce((sum, { length }) => sum + length, 0) >= least.symbols;
  const large = [...packages].filter(([, files]) => isLarge(files));
  for (const [name, files] of shuffled(large, ([name]) => name).slice(0, count)) {
    const texts = files.map(({ path: uri, start, length }) => ({
      uri,
      read: () => textOf(vocabulary, symbols.subarray(start + headerSymbols, start + length)),
    }));
    yield { language, name, texts };
  }
}

/** A text with one code unit for each of these symbols. */
export function textOf(vocabulary: Vocabulary, ids: Uint8Array): TextBuffer {
  const characters = Array.from(ids, (id) => vocabulary.characterOf(id) ?? '\ufffd');
  return new TextBuffer(characters.join(''));
}
