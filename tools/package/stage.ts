/**
 * A folder with links to what may be shipped and nothing else. vsce holds every
 * file of the folder that it packages against every pattern of the allow-list,
 * and beside a Python environment and some caches that takes a minute.
 */
import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import path from 'node:path';

/** The first folders, or the files, that the allow-list names. */
export function allowedRoots(ignoreFile: string): string[] {
  const roots = ignoreFile
    .split('\n')
    .filter((line) => line.startsWith('!'))
    .map((line) => line.slice(1).split('/')[0]!);
  return [...new Set(roots)];
}

/** Makes the folder anew. */
export function stage(root: string, ignoreFile: string, folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const name of allowedRoots(readFileSync(ignoreFile, 'utf8'))) {
    const target = path.join(root, name);
    if (existsSync(target)) {
      symlinkSync(target, path.join(folder, name), 'junction');
    }
  }
}
