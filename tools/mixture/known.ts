/**
 * `npm run mixture:known`: types files of the training packages and records what the counts of the package's other
 * files and of the text before predict for each character, so that `python -m lens.train --corpus` can train on what
 * they do not predict. The result is a corpus of training files only, with `train.LANGUAGE.known.u8` beside their
 * symbols.
 */
import { closeSync, mkdirSync, openSync, writeFileSync, writeSync } from 'node:fs';
import path from 'node:path';

import { parseWords, wholeFrom } from '../../src/cli/command.ts';
import { ContextCounts, longestOrder } from '../../src/core/counts/context-counts.ts';
import { libraryLimit } from '../../src/core/counts/library.ts';
import { mix, type MixtureSettings } from '../../src/core/counts/mixture.ts';
import { languageTags, type LanguageTag } from '../../src/core/text/language.ts';
import { loadLocalModel } from '../../src/runtime/local-model.ts';
import { runFromCommandLine } from '../command-line.ts';
import { repository } from '../editor/paths.ts';
import { shippedModel, shippedModelFolder } from '../shipped-model.ts';
import { knownRow, knownRowBytes } from './known-row.ts';
import { mostOfFile, parted } from './package-files.ts';
import {
  headerSymbols,
  readTraining,
  type TrainingFile,
  type TrainingText,
} from './training-files.ts';

interface Fitted {
  readonly settings: MixtureSettings;
  readonly width: number;
  readonly endOfFile: number;
}

/** A file's symbols, preceded by enough context for the longest order, as the extension counts them. */
function padded({ symbols }: TrainingText, file: TrainingFile, endOfFile: number): Uint8Array {
  const ids = new Uint8Array(longestOrder + file.length - headerSymbols).fill(endOfFile);
  ids.set(symbols.subarray(file.start + headerSymbols, file.start + file.length), longestOrder);
  return ids;
}

/** Rows of a file, one for each of its symbols; where nothing is known, all symbols are equally likely. */
function typed(fitted: Fitted, ids: Uint8Array, all: ContextCounts): Uint8Array {
  const { settings, width } = fitted;
  const count = ids.length - longestOrder;
  const nothing = knownRow(new Float64Array(width).fill(1 / width));
  const rows = new Uint8Array((headerSymbols + count) * knownRowBytes);
  for (let at = 0; at < headerSymbols + count; at++) rows.set(nothing, at * knownRowBytes);
  const own = new ContextCounts(width);
  for (let i = 0; i < Math.min(count, mostOfFile); i++) {
    const at = longestOrder + i;
    const found = { all: all.after(ids, at), own: own.after(ids, at) };
    const { probabilities } = mix(settings, undefined, found, ids.subarray(at - longestOrder, at));
    rows.set(knownRow(probabilities), (headerSymbols + i) * knownRowBytes);
    all.add(ids, at);
    own.add(ids, at);
  }
  return rows;
}

/** Counts three fifths of a package's files and types the others, as `mixture:samples` does. */
function* typePackage(
  fitted: Fitted,
  text: TrainingText,
  files: readonly TrainingFile[],
  characters: number,
): Generator<[TrainingFile, rows: Uint8Array]> {
  const { there, typed: others } = parted(files);
  const all = new ContextCounts(fitted.width);
  let learned = 0;
  for (const file of there) {
    if (learned + file.length > libraryLimit) continue;
    learned += file.length;
    const ids = padded(text, file, fitted.endOfFile);
    all.add(ids, longestOrder, ids.length);
  }
  let left = characters;
  for (const file of others) {
    if (left <= 0) return;
    yield [file, typed(fitted, padded(text, file, fitted.endOfFile), all)];
    left -= Math.min(file.length, mostOfFile);
  }
}

function typeLanguage(
  fitted: Fitted,
  language: LanguageTag,
  corpus: string,
  out: string,
  characters: number,
): void {
  const text = readTraining(corpus, language);
  const open = (ending: string): number =>
    openSync(path.join(out, `train.${language}.${ending}`), 'w');
  const [symbols, known] = [open('u8'), open('known.u8')];
  const index: TrainingFile[] = [];
  let start = 0;
  const share = characters / text.packages.size;
  for (const [name, files] of text.packages) {
    for (const [file, rows] of typePackage(fitted, text, files, share)) {
      writeSync(symbols, text.symbols.subarray(file.start, file.start + file.length));
      writeSync(known, rows);
      index.push({ ...file, start });
      start += file.length;
    }
    console.log(`${language} ${name}: ${index.length} files, ${start} symbols`);
  }
  closeSync(symbols);
  closeSync(known);
  writeFileSync(path.join(out, `train.${language}.files.json`), `${JSON.stringify(index)}\n`);
}

const usage = `Usage: npm run mixture:known [-- OPTIONS]
  Types files of the training packages, and writes down what counts expected at each character.
  --characters N   of all languages together (12000000)
  --model FOLDER   whose mixture combines the counts (models/${shippedModel})
  --corpus FOLDER  the corpus (training/build/corpus)
  --out FOLDER     the corpus that it writes (training/build/known)
  --help           this text`;

async function main(words: readonly string[]): Promise<void> {
  const build = path.join(repository, 'training', 'build');
  const { values } = parseWords(words, {
    options: {
      characters: { type: 'string', default: '12000000' },
      model: { type: 'string', default: shippedModelFolder },
      corpus: { type: 'string', default: path.join(build, 'corpus') },
      out: { type: 'string', default: path.join(build, 'known') },
    },
  });
  const model = await loadLocalModel(values.model);
  const { vocabulary, tuning } = model;
  await model.release();
  if (typeof tuning === 'string') throw new Error(`${values.model} has no mixture: ${tuning}`);
  const { endOfFile, symbols } = vocabulary;
  const fitted = { settings: tuning.mixture, width: symbols.length, endOfFile };
  mkdirSync(values.out, { recursive: true });
  const characters = wholeFrom(1, values.characters, '--characters') / languageTags.length;
  for (const language of languageTags) {
    typeLanguage(fitted, language, values.corpus, values.out, characters);
  }
}

void runFromCommandLine(usage, main);
