/** What packing the rivals costs: bits per character before and after, on the same files. */
import { readFileSync } from 'node:fs';
import path from 'node:path';

import { languageOf } from '../../src/cli/file-language.ts';
import { logProbabilities } from '../../src/core/lessons/bits.ts';
import { rivalKinds, type Rival } from '../../src/core/lessons/rivals.ts';
import { TextBuffer } from '../../src/core/text/buffer.ts';
import type { LanguageTag } from '../../src/core/text/language.ts';
import type { Vocabulary } from '../../src/core/text/vocabulary.ts';
import { folderFiles } from '../../src/runtime/folder-files.ts';
import { bestForm } from '../../src/runtime/kernel/instance.ts';
import { readRivals } from '../../src/runtime/rivals/packed-folder.ts';
import { RivalNetwork } from '../../src/runtime/rivals/rival-network.ts';
import { sourceFiles } from '../labels/files.ts';
import { shuffled } from '../mixture/package-files.ts';
import { originalWeights } from './original.ts';
import { originalFile, PACKED } from './packed.ts';

const LONGEST = 6_000;

/**
 * @param budget approximate number of characters of each language
 * @throws Error where the folder has no file of a language that the rivals read
 */
export async function measure(
  folder: string,
  budget: number,
  print: (line: string) => void,
): Promise<void> {
  const { vocabulary, networks } = await readRivals(folderFiles(PACKED));
  const texts = textsOf(folder, budget, vocabulary);
  const languages = [...texts.keys()];
  if (languages.length === 0) throw new Error(`no code in ${folder}`);
  print(`| network | | ${languages.join(' | ')} |`);
  print(`| --- | --- |${' --- |'.repeat(languages.length)}`);
  for (const kind of rivalKinds) {
    const original = originalWeights(readFileSync(originalFile(kind)), kind);
    const packed = networks.find((network) => network.kind === kind)!;
    const [before, after] = [new RivalNetwork(bestForm(), original), packed].map((network) =>
      languages.map((language) => meanBits(network, texts.get(language)!)),
    );
    const row = (what: string, figures: readonly number[]): void =>
      print(`| ${kind} | ${what} | ${figures.map((bits) => bits.toFixed(4)).join(' | ')} |`);
    row('fp16', before!);
    row('packed', after!);
    row(
      'difference',
      after!.map((bits, at) => bits - before![at]!),
    );
  }
}

/** A file's symbols, of which the first `header` are not part of its text. */
interface Text {
  readonly ids: Uint8Array;
  readonly header: number;
}

function textsOf(
  folder: string,
  budget: number,
  vocabulary: Vocabulary,
): ReadonlyMap<LanguageTag, readonly Text[]> {
  const texts = new Map<LanguageTag, Text[]>();
  const left = new Map<LanguageTag, number>();
  const files = shuffled(sourceFiles(folder), (file) => path.relative(folder, file));
  for (const file of files) {
    const { tag: language } = languageOf(file);
    const rest = left.get(language) ?? budget;
    if (rest <= 0) continue;
    const text = new TextBuffer(readFileSync(file, 'utf8'));
    const header = vocabulary.preamble(language);
    const own = vocabulary.encode(text, 0, Math.min(text.length, LONGEST, rest));
    left.set(language, rest - own.length);
    const ids = Uint8Array.from([...header, ...own]);
    texts.set(language, [...(texts.get(language) ?? []), { ids, header: header.length }]);
  }
  return texts;
}

function meanBits(network: Rival, texts: readonly Text[]): number {
  let sum = 0;
  let count = 0;
  for (const { ids, header } of texts) {
    network.begin();
    let next: Float32Array | undefined;
    for (const [at, id] of ids.entries()) {
      if (at >= header && next !== undefined) {
        sum -= logProbabilities(next)[id]!;
        count += 1;
      }
      next = network.read(id);
    }
  }
  return sum / count;
}
