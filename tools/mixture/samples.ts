/**
 * `npm run mixture:samples`: types files of validation and training packages and records what the LSTM, the counts and
 * the matches say of each character, for `python -m lens.mixture` to fit.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { parseWords, wholeFrom } from '../../src/cli/command.ts';
import {
  ContextCounts,
  contextLengths,
  longestOrder,
} from '../../src/core/counts/context-counts.ts';
import { contextAndText } from '../../src/core/counts/learned-text.ts';
import { libraryLimit, textLimit } from '../../src/core/counts/library.ts';
import { MatchText } from '../../src/core/matches/match-text.ts';
import { MatchVoice, matchInputs, mostOpinions } from '../../src/core/matches/match-voice.ts';
import { DocumentReader } from '../../src/core/model/document-reader.ts';
import { endless } from '../../src/core/model/turn.ts';
import type { TextBuffer } from '../../src/core/text/buffer.ts';
import { languageTags, type LanguageTag } from '../../src/core/text/language.ts';
import type { FolderModel } from '../../src/runtime/folder-model.ts';
import { loadLocalModel } from '../../src/runtime/local-model.ts';
import { runFromCommandLine } from '../command-line.ts';
import { repository } from '../editor/paths.ts';
import { shippedModel, shippedModelFolder } from '../shipped-model.ts';
import { mostOfFile, parted } from './package-files.ts';
import {
  packagesIn,
  textOf,
  trainingPackages,
  type PackageText,
  type TextPackage,
} from './package-texts.ts';
import { SampleRows } from './sample-rows.ts';

interface TypedFile {
  readonly language: string;
  readonly package: string;
  readonly rows: number;
}

/** A text, its symbols, and where they begin after the context for the longest order. */
function symbolsOf(model: FolderModel, file: PackageText) {
  const text = file.read();
  return { text, ...contextAndText(model.vocabulary, text, 0, text.length) };
}

/** Reads a text as it is typed; yields the logits of each of its first `end` characters before that is read. */
async function* logitsOf(
  model: FolderModel,
  language: LanguageTag,
  text: TextBuffer,
  end: number,
): AsyncGenerator<Float32Array> {
  const reader = new DocumentReader(model, text, language);
  for (let at = 0; at < end; at++) {
    const reading = await reader.outputAt(at, endless);
    if (reading?.learned === undefined) throw new Error('nothing was learned');
    yield reading.learned.logits(reading.output.state.h);
  }
}

async function typePackage(
  model: FolderModel,
  { language, name, texts }: TextPackage,
  characters: number,
  rows: SampleRows,
): Promise<TypedFile[]> {
  const { vocabulary } = model;
  const width = vocabulary.symbols.length;
  const files = parted(texts);
  const all = new ContextCounts(width);
  const others: MatchText[] = [];
  let learned = 0;
  for (const file of files.there) {
    const { ids, start, text } = symbolsOf(model, file);
    if (learned + ids.length > libraryLimit) continue;
    learned += ids.length;
    others.unshift(new MatchText({ uri: file.uri, text }, 0, textLimit));
    all.add(ids, start, ids.length);
  }
  const typed: TypedFile[] = [];
  let left = characters;
  for (const file of files.typed) {
    if (left <= 0) break;
    const { uri } = file;
    const { ids, start, text } = symbolsOf(model, file);
    const written = textOf(vocabulary, ids.subarray(start));
    const own = new ContextCounts(width);
    const end = Math.min(ids.length - start, left, mostOfFile);
    let at = start;
    for await (const logits of logitsOf(model, language, written, end)) {
      const cursor = at - start;
      const soFar = new MatchText({ uri, text: written }, 0, cursor);
      const matches = MatchVoice.at({ text: soFar, cursor, rest: cursor }, others, vocabulary);
      rows.write(ids[at]!, ids.subarray(at - longestOrder, at), {
        logits,
        all: all.after(ids, at),
        own: own.after(ids, at),
        matches: matches.opinions(),
      });
      all.add(ids, at);
      own.add(ids, at);
      at++;
    }
    all.add(ids, at, ids.length);
    others.unshift(new MatchText({ uri, text }, 0, textLimit));
    typed.push({ language, package: name, rows: end });
    left -= end;
  }
  return typed;
}

/** Writes OUT.bin and OUT.json. */
async function typeAll(
  model: FolderModel,
  graphFile: string,
  packages: Iterable<TextPackage>,
  characters: number,
  out: string,
): Promise<void> {
  const { symbols } = model.vocabulary;
  const rows = new SampleRows(symbols.length, `${out}.bin`);
  const files: TypedFile[] = [];
  for (const one of packages) {
    files.push(...(await typePackage(model, one, characters, rows)));
    console.log(`${one.language} ${one.name}`);
  }
  rows.close();
  const about = {
    model: createHash('sha256').update(readFileSync(graphFile)).digest('hex'),
    symbols,
    contextLengths,
    matches: { most: mostOpinions, inputs: matchInputs },
    rows: files.reduce((sum, file) => sum + file.rows, 0),
    files,
  };
  writeFileSync(`${out}.json`, `${JSON.stringify(about)}\n`);
}

const usage = `Usage: npm run mixture:samples [-- OPTIONS]
  Types files of all validation and of some training packages, and writes down what LSTM, counts and matches said at each
  character.
  --characters N           of each validation package (12000)
  --training-packages N    of each language (30)
  --training-characters N  of each training package (8000)
  --model FOLDER           the model (models/${shippedModel})
  --corpus FOLDER          the corpus (training/build/corpus)
  --out FOLDER             where validation.* and training.* come (training/build/mixture)
  --help                   this text`;

async function main(words: readonly string[]): Promise<void> {
  const build = path.join(repository, 'training', 'build');
  const { values } = parseWords(words, {
    options: {
      characters: { type: 'string', default: '12000' },
      'training-packages': { type: 'string', default: '30' },
      'training-characters': { type: 'string', default: '8000' },
      model: { type: 'string', default: shippedModelFolder },
      corpus: { type: 'string', default: path.join(build, 'corpus') },
      out: { type: 'string', default: path.join(build, 'mixture') },
    },
  });
  const whole = (name: 'characters' | 'training-characters' | 'training-packages'): number =>
    wholeFrom(1, values[name], `--${name}`);
  const model = await loadLocalModel(values.model);
  const graph = path.join(values.model, 'model.onnx');
  mkdirSync(values.out, { recursive: true });
  const validation = languageTags.flatMap((language) => [
    ...packagesIn(path.join(values.corpus, 'text', 'validation'), language),
  ]);
  await typeAll(model, graph, validation, whole('characters'), path.join(values.out, 'validation'));
  const training = function* (): Generator<TextPackage> {
    for (const language of languageTags) {
      yield* trainingPackages(
        values.corpus,
        language,
        model.vocabulary,
        whole('training-packages'),
      );
    }
  };
  await typeAll(
    model,
    graph,
    training(),
    whole('training-characters'),
    path.join(values.out, 'training'),
  );
  await model.release();
}

void runFromCommandLine(usage, main);
