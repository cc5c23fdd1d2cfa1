/** The universal package, which has its own manifest, since VS Code in a browser loads it, too. */
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Programs that Node and a browser can run, by what they take the place of. */
const PROGRAMS = {
  'dist/extension.js': 'dist/universal/extension.js',
  'dist/engine.js': 'dist/universal/engine.js',
} as const;

type Manifest = Readonly<Record<string, unknown>>;

/** The manifest with the same entry for browsers as for Node, and without dependencies: the package has none. */
export function universalManifest(manifest: Manifest): Manifest {
  const own = Object.entries(manifest).filter(([name]) => name !== 'dependencies');
  return { ...Object.fromEntries(own), browser: manifest['main'] };
}

/** Makes the folder that vsce packs, from files of the repository that other packages have, too. */
export function layOut(root: string, files: readonly string[], folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  const from: Readonly<Record<string, string>> = PROGRAMS;
  for (const file of files) cpSync(path.join(root, from[file] ?? file), path.join(folder, file));
  const manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as Manifest;
  const text = JSON.stringify(universalManifest(manifest), undefined, 2);
  writeFileSync(path.join(folder, 'package.json'), `${text}\n`);
}
