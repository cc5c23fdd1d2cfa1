import { shuffle } from 'simple-statistics';
import type { CountedLanguage } from '../../core/text/language.ts';
import { UsageError } from '../command.ts';
import { changedFile, newFile, type Draft } from './drafts.ts';
import type { Package } from './folder.ts';
import { seededRandom } from './random.ts';
import type { SourceFile } from './systems/typing-system.ts';

/** Share of a package's files that stand there already. */
const knownShare = 0.6;

/** A package of which some is written while the rest stands there. */
export interface Split {
  readonly name: string;
  readonly language: CountedLanguage;
  /** Sorted by path. */
  readonly known: readonly SourceFile[];
  /** In a random order, so that a short run does not type what comes first in the alphabet. At least one. */
  readonly typed: readonly Draft[];
}

/** Which files stand there already: the same for the same seed, whatever other packages there are. */
export function splitPackage({ name, language, files }: Package, seed: number): Split {
  const order = shuffle([...files], seededRandom(seed, `split ${name} ${language}`));
  const count = Math.min(Math.round(knownShare * order.length), order.length - 1);
  const known = new Set(order.slice(0, count));
  return {
    ...{ name, language },
    known: files.filter((file) => known.has(file)),
    typed: order.slice(count).map(newFile),
  };
}

/**
 * Packages that exist in two releases: all of the earlier one stands there, and what the later one changes is written.
 * An @ and a number in a folder's name tell the release.
 *
 * @throws UsageError where no package is in both, or nothing changed
 */
export function releases(
  earlier: readonly Package[],
  later: readonly Package[],
  seed: number,
): readonly Split[] {
  const names = (packages: readonly Package[]): number =>
    new Set(packages.map(({ name }) => name)).size;
  // Where each folder is one package, what the folders are called does not matter.
  const sole = names(earlier) === 1 && names(later) === 1;
  const key = ({ name, language }: Package): string =>
    `${sole ? '' : unversioned(name)}\n${language}`;
  const before = new Map(earlier.map((one) => [key(one), one]));
  const found = later.flatMap((one) => {
    const old = before.get(key(one));
    return old === undefined ? [] : [release(old, one, seed)];
  });
  const changed = found.filter(({ typed }) => typed.length > 0);
  if (changed.length > 0) return changed;
  throw new UsageError(
    found.length === 0
      ? 'No package is in both folders: name two releases of the same code.'
      : 'Nothing was added between the two folders: name two different releases.',
  );
}

function release(old: Package, now: Package, seed: number): Split {
  const { name, language } = now;
  const before = new Map(old.files.map((file) => [pathIn(old, file), file]));
  const drafts = now.files.flatMap((file) => {
    const standing = before.get(pathIn(now, file));
    if (standing === undefined) return [newFile(file)];
    return standing.text === file.text
      ? []
      : [changedFile({ ...file, path: standing.path }, standing.text)];
  });
  const written = drafts.filter(({ edits }) => edits.some(({ from, to }) => to > from));
  const typed = shuffle(written, seededRandom(seed, `edits ${unversioned(name)} ${language}`));
  return { name, language, known: old.files, typed };
}

/** `kafkajs@2.1.0/src` is `kafkajs/src`. */
function unversioned(path: string): string {
  return path.replace(/(?<=[^/])@\d[^@/]*(?=\/|$)/g, '');
}

function pathIn({ name }: Package, { path }: SourceFile): string {
  const inner = path.startsWith(`${name}/`) ? path.slice(name.length + 1) : path;
  const file = inner.lastIndexOf('/') + 1;
  return unversioned(inner.slice(0, file)) + inner.slice(file);
}
