/** Paths: the repository, what was installed into it, and what the editor tools keep. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

export const repository = path.resolve(__dirname, '..', '..');

/** Ignored by git; it can be deleted, and is then filled again. */
export const cacheFolder = path.join(repository, '.cache', 'editor');

/** Folder of an installed package. */
export function packageFolder(name: string): string {
  const folder = path.join(repository, 'node_modules', name);
  if (!existsSync(path.join(folder, 'package.json'))) {
    throw new Error(`${name} is not installed: run "npm ci" first.`);
  }
  return folder;
}

export function packageVersion(name: string): string {
  const manifest: unknown = JSON.parse(
    readFileSync(path.join(packageFolder(name), 'package.json'), 'utf8'),
  );
  return (manifest as { version: string }).version;
}
