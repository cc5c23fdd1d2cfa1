import type { CountedLanguage } from '../../protocol/engine.ts';
import { languageOfFile, languages } from '../../core/text/languages.ts';

/** The language that a file is counted as, by its name; undefined where nothing is completed. */
export function countedLanguageOf(path: string): CountedLanguage | undefined {
  return languageOfFile(path)?.countedAs;
}

/** A glob for the files that are counted as a language, at any depth. */
export function globOf(countedAs: CountedLanguage): string {
  const endings = languages
    .filter((one) => one.countedAs === countedAs)
    .flatMap((one) => one.endings);
  // The editor takes braces only around several choices.
  return endings.length === 1 ? `**/*.${endings[0]!}` : `**/*.{${endings.join(',')}}`;
}

/** The folder that a path lies in; empty at the top. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

/** Steps from the folder of one file to that of another, up and down the tree. */
export function distance(from: string, to: string): number {
  let at = 0;
  // The start of the first folder that they do not share.
  let parted = 0;
  while (at < from.length && from.charCodeAt(at) === to.charCodeAt(at)) {
    at += 1;
    if (from.charCodeAt(at - 1) === SLASH) parted = at;
  }
  return slashesFrom(parted, from) + slashesFrom(parted, to);
}

const SLASH = 0x2f;

function slashesFrom(start: number, path: string): number {
  let count = 0;
  for (let at = start; at < path.length; at++) if (path.charCodeAt(at) === SLASH) count += 1;
  return count;
}

/** The nearest first, equally near ones in alphabetical order. */
export function byNearness(from: string, paths: readonly string[]): string[] {
  const far = new Map(paths.map((path) => [path, distance(from, path)]));
  return [...paths].sort((a, b) => far.get(a)! - far.get(b)! || (a < b ? -1 : Number(a > b)));
}
