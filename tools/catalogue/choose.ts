import { shuffle } from 'simple-statistics';
import type { Package } from '../../src/cli/evaluate/folder.ts';
import { seededRandom } from '../../src/cli/evaluate/random.ts';
import type { SourceFile } from '../../src/cli/evaluate/systems/typing-system.ts';
import type { ScannedLanguage } from '../../src/core/labels/language.ts';
import { isLanguageTag, type LanguageTag } from '../../src/core/text/language.ts';

/** Most characters taken from one file, so that several are used. */
export const mostOfFile = 8_000;
/** Least characters of a file's start: a shorter one is not informative. */
const leastOfFile = 400;

/** A file in a language that the model was trained on, or its start up to a line's end. */
export interface Excerpt extends SourceFile {
  readonly language: LanguageTag;
  readonly scannedAs: ScannedLanguage;
}

/**
 * Excerpts of about `characters` in all from the packages of one language, equally many from each as far as it has
 * them, from files in an order that is random but fixed by the seed.
 */
export function choose(
  packages: readonly Package[],
  characters: number,
  seed: number,
): readonly Excerpt[] {
  const smallestFirst = [...packages].sort((a, b) => sizeOf(a) - sizeOf(b));
  let [left, chosen] = [characters, [] as Excerpt[]];
  for (const [index, one] of smallestFirst.entries()) {
    const found = excerpts(one, left / (packages.length - index), seed);
    left -= found.reduce((sum, { text }) => sum + text.length, 0);
    chosen = [...chosen, ...found];
  }
  return chosen.sort((a, b) => (a.path < b.path ? -1 : 1));
}

function sizeOf({ files }: Package): number {
  return files.reduce((sum, { text }) => sum + text.length, 0);
}

function excerpts({ name, files }: Package, characters: number, seed: number): Excerpt[] {
  const found: Excerpt[] = [];
  let left = characters;
  for (const file of shuffle(files.flatMap(known), seededRandom(seed, `catalogue ${name}`))) {
    const text = start(file.text.replace(/\r\n?/g, '\n'), Math.min(left, mostOfFile));
    // A whole file is taken however short it is; a part of the last one only if it is long enough.
    if (text.length < Math.min(leastOfFile, file.text.length)) continue;
    found.push({ ...file, text });
    left -= text.length;
    if (left < leastOfFile) break;
  }
  return found;
}

function known({ path, language, scannedAs, text }: SourceFile): Excerpt[] {
  if (!isLanguageTag(language) || scannedAs === undefined) return [];
  return [{ path, language, scannedAs, text }];
}

/** The whole lines of the first `most` characters. */
function start(text: string, most: number): string {
  return text.length <= most ? text : text.slice(0, text.lastIndexOf('\n', most - 1) + 1);
}
