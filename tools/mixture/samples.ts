/**
 * `npm run mixture:samples`: types files of the validation packages and records what the LSTM, the counts and the
 * matches say of each character, for `python -m lens.mixture` to fit.
 */
import { createHash } from 'node:crypto';
import {
  closeSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import path from 'node:path';

import { parseWords, wholeFrom } from '../../src/cli/command.ts';
import {
  ContextCounts,
  contextLengths,
  orderCount,
  type OrderCounts,
} from '../../src/core/counts/context-counts.ts';
import { contextAndText } from '../../src/core/counts/learned-text.ts';
import { libraryLimit, textLimit } from '../../src/core/counts/library.ts';
import { MatchText } from '../../src/core/matches/match-text.ts';
import {
  MatchVoice,
  matchInputs,
  mostOpinions,
  type MatchOpinion,
} from '../../src/core/matches/match-voice.ts';
import { TextBuffer } from '../../src/core/text/buffer.ts';
import type { LanguageTag } from '../../src/core/text/language.ts';
import type { Vocabulary } from '../../src/core/text/vocabulary.ts';
import type { FolderModel } from '../../src/runtime/folder-model.ts';
import { loadLocalModel } from '../../src/runtime/local-model.ts';
import { runFromCommandLine } from '../command-line.ts';
import { repository } from '../editor/paths.ts';
import { shippedModel, shippedModelFolder } from '../shipped-model.ts';
import { mostOfFile, parted, shuffled } from './package-files.ts';

/** Characters read by the model at once. */
const run = 64;

interface TypedFile {
  readonly language: string;
  readonly package: string;
  readonly rows: number;
}

/** A file's text, its symbols, and where they begin after the context for the longest order. */
function symbolsOf(model: FolderModel, file: string) {
  const text = new TextBuffer(readFileSync(file, 'utf8'));
  return { text, ...contextAndText(model.vocabulary, text, 0, text.length) };
}

/** A text with one code unit for each of these symbols. */
function textOf(vocabulary: Vocabulary, ids: Uint8Array): TextBuffer {
  const characters = Array.from(ids, (id) => vocabulary.characterOf(id) ?? '\ufffd');
  return new TextBuffer(characters.join(''));
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)));
}

/** The symbol of a match that is not there. */
const noSymbol = 255;

/** What is said of one place. */
interface Said {
  readonly logits: Float32Array;
  readonly all: readonly OrderCounts[];
  readonly own: readonly OrderCounts[];
  readonly matches: readonly MatchOpinion[];
}

/**
 * One row: target, symbol before, [mostOpinions] symbols of matches, [V] logits, [orders x V] counts of all texts and of
 * its own, [mostOpinions x matchInputs].
 */
class Rows {
  readonly #width: number;
  readonly #file: number;
  readonly #row: ArrayBuffer;

  constructor(width: number, file: string) {
    this.#width = width;
    this.#file = openSync(file, 'w');
    const floats = width + mostOpinions * matchInputs;
    this.#row = new ArrayBuffer(4 + 4 * floats + 2 * 2 * orderCount * width);
  }

  write(target: number, before: number, { logits, all, own, matches }: Said): void {
    const width = this.#width;
    new Uint8Array(this.#row).fill(0);
    const symbols = Array.from({ length: mostOpinions }, (_, k) => matches[k]?.symbol ?? noSymbol);
    new Uint8Array(this.#row, 0, 4).set([target, before, ...symbols]);
    new Float32Array(this.#row, 4, width).set(logits.subarray(0, width));
    const counts = new Uint16Array(this.#row, 4 + 4 * width, 2 * orderCount * width);
    const put = (found: readonly OrderCounts[], from: number): void => {
      found.forEach((order, index) => {
        order.symbols.forEach((symbol, i) => {
          counts[from + index * width + symbol] = Math.min(0x7fff, order.counts[i]!);
        });
      });
    };
    put(all, 0);
    put(own, orderCount * width);
    const inputs = new Float32Array(this.#row, 4 + 4 * width + 2 * 2 * orderCount * width);
    matches.forEach((match, k) => {
      inputs.set(match.inputs, k * matchInputs);
    });
    writeSync(this.#file, new Uint8Array(this.#row));
  }

  close(): void {
    closeSync(this.#file);
  }
}

/** Reads the first `end` symbols of a text; yields the logits before each of them. */
async function* logitsOf(
  model: FolderModel,
  language: LanguageTag,
  text: Uint8Array,
  end: number,
): AsyncGenerator<Float32Array> {
  let { state, logits } = await model.run(model.vocabulary.preamble(language), model.zeroState);
  yield logits;
  for (let from = 0; from < end; from += run) {
    const traced = await model.trace(text.subarray(from, Math.min(end, from + run)), state);
    const steps = Math.min(end, from + run) - from;
    const width = traced.logits.length / steps;
    for (let i = 0; i < steps; i++) {
      logits = traced.logits.subarray(i * width, (i + 1) * width);
      if (from + i + 1 < end) yield logits;
    }
    state = traced.output.state;
  }
}

async function typePackage(
  model: FolderModel,
  folder: string,
  language: LanguageTag,
  characters: number,
  rows: Rows,
): Promise<TypedFile[]> {
  const width = model.vocabulary.symbols.length;
  const files = parted(shuffled(filesIn(folder), (file) => file));
  const all = new ContextCounts(width);
  const others: MatchText[] = [];
  let learned = 0;
  for (const file of files.there) {
    const { ids, start, text } = symbolsOf(model, path.join(folder, file));
    if (learned + ids.length > libraryLimit) continue;
    learned += ids.length;
    others.unshift(new MatchText({ uri: file, text }, 0, textLimit));
    for (let at = start; at < ids.length; at++) all.add(ids, at);
  }
  const typed: TypedFile[] = [];
  let left = characters;
  for (const file of files.typed) {
    if (left <= 0) break;
    const { ids, start, text } = symbolsOf(model, path.join(folder, file));
    const written = textOf(model.vocabulary, ids.subarray(start));
    const own = new ContextCounts(width);
    const end = Math.min(ids.length - start, left, mostOfFile);
    let at = start;
    for await (const logits of logitsOf(model, language, ids.subarray(start), end)) {
      const cursor = at - start;
      const place = { text: new MatchText({ uri: file, text: written }, 0, cursor), cursor };
      rows.write(ids[at]!, ids[at - 1]!, {
        logits,
        all: all.after(ids, at),
        own: own.after(ids, at),
        matches: MatchVoice.at(place, others, model.vocabulary).opinions(),
      });
      all.add(ids, at);
      own.add(ids, at);
      at++;
    }
    for (; at < ids.length; at++) all.add(ids, at);
    others.unshift(new MatchText({ uri: file, text }, 0, textLimit));
    typed.push({ language, package: path.basename(folder), rows: end });
    left -= end;
  }
  return typed;
}

const usage = `Usage: npm run mixture:samples [-- OPTIONS]
  Types files of the validation packages, and writes down what LSTM and counts said at each character.
  --characters N   of each package (12000)
  --model FOLDER   the model (models/${shippedModel})
  --corpus FOLDER  the packages, by language (training/build/corpus/text/validation)
  --out FILE       without its ending (training/build/mixture/validation)
  --help           this text`;

async function main(words: readonly string[]): Promise<void> {
  const { values } = parseWords(words, {
    options: {
      characters: { type: 'string', default: '12000' },
      model: { type: 'string', default: shippedModelFolder },
      corpus: {
        type: 'string',
        default: path.join(repository, 'training/build/corpus/text/validation'),
      },
      out: { type: 'string', default: path.join(repository, 'training/build/mixture/validation') },
    },
  });
  const characters = wholeFrom(1, values.characters, '--characters');
  const model = await loadLocalModel(values.model);
  mkdirSync(path.dirname(values.out), { recursive: true });
  const rows = new Rows(model.vocabulary.symbols.length, `${values.out}.bin`);
  const files: TypedFile[] = [];
  for (const language of ['c', 'py', 'ts'] as const) {
    for (const name of readdirSync(path.join(values.corpus, language)).sort()) {
      const folder = path.join(values.corpus, language, name);
      files.push(...(await typePackage(model, folder, language, characters, rows)));
      console.log(`${language} ${name}`);
    }
  }
  rows.close();
  const graph = readFileSync(path.join(values.model, 'model.onnx'));
  const about = {
    model: createHash('sha256').update(graph).digest('hex'),
    symbols: model.vocabulary.symbols,
    contextLengths,
    matches: { most: mostOpinions, inputs: matchInputs },
    rows: files.reduce((sum, file) => sum + file.rows, 0),
    files,
  };
  writeFileSync(`${values.out}.json`, `${JSON.stringify(about)}\n`);
  await model.release();
}

void runFromCommandLine(usage, main);
