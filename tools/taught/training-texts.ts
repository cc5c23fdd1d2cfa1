import path from 'node:path';

import { seededRandom } from '../../src/cli/evaluate/random.ts';
import { languageOf } from '../../src/cli/file-language.ts';
import { languageTags, type LanguageTag } from '../../src/core/text/language.ts';
import type { Vocabulary } from '../../src/core/text/vocabulary.ts';
import { mostOfFile } from '../catalogue/choose.ts';
import { LabelledTexts } from '../catalogue/labelled-texts.ts';
import { readTraining, type TrainingFile } from '../mixture/training-files.ts';
import { harder } from './harder.ts';

/** Symbols before the text: end of file, and the language's tag. */
const header = 2;
/** Least symbols of a file: a shorter one teaches little. */
const leastOfFile = 200;
/** Most characters of a folder of texts, so that each fits into memory. */
const mostOfFolder = 2_000_000;
/** Written for a symbol that is not a character: it has no symbol either, so it is read back as unknown. */
const noSymbol = '\u{e9}';

export interface TrainingTexts {
  readonly vocabulary: Vocabulary;
  readonly corpus: string;
  /** How many characters of each language. */
  readonly characters: number;
  readonly seed: number;
  readonly labelCode: string;
  readonly print: (line: string) => void;
}

/** Labels the starts of training files, chosen at random, language by language, some of them made harder. */
export function labelTraining(out: string, how: TrainingTexts): void {
  let folders = 0;
  for (const language of languageTags) {
    let [texts, inFolder, total, count] = [new LabelledTexts(how.vocabulary), 0, 0, 0];
    const flush = (): void => {
      if (texts.count === 0) return;
      texts.write(path.join(out, String(folders++).padStart(2, '0')), how.labelCode);
      [texts, inFolder] = [new LabelledTexts(how.vocabulary), 0];
    };
    for (const length of addFiles(language, how, () => texts)) {
      [inFolder, total, count] = [inFolder + length, total + length, count + 1];
      if (inFolder >= mostOfFolder) flush();
      if (total >= how.characters) break;
    }
    flush();
    how.print(`train ${language}: ${total} characters in ${count} files`);
  }
}

/** Adds a file at a time, and yields its characters. */
function* addFiles(
  language: LanguageTag,
  how: TrainingTexts,
  texts: () => LabelledTexts,
): Generator<number> {
  const { symbols, packages } = readTraining(how.corpus, language);
  const random = seededRandom(how.seed, `taught ${language}`);
  const files = [...packages.values()].flat().map((file) => [random(), file] as const);
  files.sort(([a], [b]) => a - b);
  for (const [, file] of files) {
    const { scannedAs } = languageOf(file.path);
    if (file.length < leastOfFile + header || scannedAs === undefined) continue;
    const plain = textOf(symbols, file, how.vocabulary);
    const made = harder({ path: file.path, language, scannedAs, text: plain }, random);
    texts().add(made.text, scannedAs, {
      package: file.package,
      version: '',
      path: file.path,
      licence: '',
      language,
      variant: made.variant,
      source: texts().count,
    });
    yield made.text.length;
  }
}

/** The start of a file, decoded from its symbols. */
function textOf(symbols: Uint8Array, { start, length }: TrainingFile, of: Vocabulary): string {
  const end = start + Math.min(length, header + mostOfFile);
  const own = symbols.subarray(start + header, end);
  return Array.from(own, (id) => of.characterOf(id) ?? noSymbol).join('');
}
