import { readdir, readFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { isLanguageTag, type CountedLanguage } from '../../core/text/language.ts';
import { languageOfFile } from '../../core/text/languages.ts';
import { UsageError } from '../command.ts';
import type { SourceFile } from './systems/typing-system.ts';

/** Folders that are left out: what is in them is not typed by hand. */
const foreign: ReadonlySet<string> = new Set(['.git', 'node_modules']);

export interface Skipped {
  readonly path: string;
  readonly reason: string;
}

export interface SourceFolder {
  /** Sorted by path; those of a wanted language that are not empty. */
  readonly files: readonly SourceFile[];
  /** Files of such a language, and folders, that could not be read. */
  readonly skipped: readonly Skipped[];
}

/**
 * Reads the sources of a folder and of all folders in it, by default those in languages that the model was trained on.
 * A link to a folder is not followed: it might lead back.
 *
 * @throws UsageError where there is no such folder, or nothing in it to type
 */
export async function readFolder(
  folder: string,
  language: CountedLanguage | undefined,
): Promise<SourceFolder> {
  const files: SourceFile[] = [];
  const skipped: Skipped[] = [];
  for (const path of await pathsIn(folder, skipped)) {
    const { countedAs, scannedAs } = languageOfFile(path) ?? {};
    if (
      countedAs === undefined ||
      !(language === undefined ? isLanguageTag(countedAs) : countedAs === language)
    )
      continue;
    const text = await textOf(join(folder, path), path, skipped);
    if (text !== undefined && text !== '')
      files.push({ path, language: countedAs, scannedAs, text });
  }
  if (files.length > 0) return { files, skipped };
  const what = language ?? 'TypeScript, JavaScript, Python or C';
  throw new UsageError(
    `${folder} holds no files of ${what}${unread(skipped)}: name another folder.`,
  );
}

function unread(skipped: readonly Skipped[]): string {
  return skipped.length === 0 ? '' : ` that can be read (${skipped.length} cannot)`;
}

async function pathsIn(folder: string, skipped: Skipped[]): Promise<readonly string[]> {
  const found: string[] = [];
  const folders = [''];
  for (let path = folders.pop(); path !== undefined; path = folders.pop()) {
    try {
      const entries = await readdir(join(folder, path), { withFileTypes: true });
      for (const entry of entries) {
        const inner = [path, entry.name].filter(Boolean).join('/');
        if (entry.isDirectory() && !foreign.has(entry.name)) folders.push(inner);
        else if (entry.isFile() || entry.isSymbolicLink()) found.push(inner);
      }
    } catch (error) {
      if (path === '')
        throw new UsageError(`${folder} is no folder that can be read: ${said(error)}`);
      skipped.push({ path, reason: said(error) });
    }
  }
  return found.sort();
}

async function textOf(file: string, path: string, skipped: Skipped[]): Promise<string | undefined> {
  try {
    const bytes = await readFile(file);
    if (bytes.includes(0)) throw new Error('not a text');
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    const reason = error instanceof TypeError ? 'not a text in UTF-8' : said(error);
    skipped.push({ path, reason });
    return undefined;
  }
}

function said(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Files that are learned from together. */
export interface Package {
  readonly name: string;
  readonly language: CountedLanguage;
  readonly files: readonly SourceFile[];
}

/**
 * Files by package and language, sorted by both. A package is a folder `depth` levels down; where there are not several
 * of these, the whole is one.
 */
export function packagesOf(
  folder: string,
  files: readonly SourceFile[],
  depth: number,
): readonly Package[] {
  const whole = basename(resolve(folder));
  const folderOf = ({ path }: SourceFile): string =>
    path.split('/').slice(0, -1).slice(0, depth).join('/');
  const several = new Set(files.map(folderOf).filter((name) => name !== '')).size > 1;
  const groups = new Map<
    string,
    { name: string; language: CountedLanguage; files: SourceFile[] }
  >();
  for (const file of files) {
    const name = several ? folderOf(file) || '.' : whole;
    const key = `${name}\n${file.language}`;
    const group = groups.get(key) ?? { name, language: file.language, files: [] };
    group.files.push(file);
    groups.set(key, group);
  }
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => group);
}
