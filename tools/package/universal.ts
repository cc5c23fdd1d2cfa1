/** The universal package, which has its own manifest, since VS Code in a browser loads it, too. */
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Programs that are built for a browser. */
export const WEB_PROGRAMS = ['dist/web/extension.js', 'dist/web/engine.js'] as const;

type Manifest = Readonly<Record<string, unknown>>;

/** The manifest with a `browser` entry beside the one for Node, and without dependencies: the package has none. */
export function universalManifest(manifest: Manifest): Manifest {
  const own = Object.entries(manifest).filter(([name]) => name !== 'dependencies');
  return { ...Object.fromEntries(own), browser: `./${WEB_PROGRAMS[0]}` };
}

/** Makes the folder that vsce packs, from files of the repository. */
export function layOut(root: string, files: readonly string[], folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  for (const file of files) cpSync(path.join(root, file), path.join(folder, file));
  const manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as Manifest;
  const text = JSON.stringify(universalManifest(manifest), undefined, 2);
  writeFileSync(path.join(folder, 'package.json'), `${text}\n`);
}
