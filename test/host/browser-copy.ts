/** The universal package as a workbench takes it whose extension host is a worker of the browser. */
import assert from 'node:assert/strict';
import { cp, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { FIXTURE_EXTENSION } from './workbench.ts';

/** What a workbench is opened with that runs an installed universal package in a worker; `parent` is for its files. */
export async function browserOptions(
  extension: string,
  parent: string,
): Promise<{ extensions: string; extensionsInDevelopment: string[] }> {
  const extensions = path.join(parent, 'extensions-of-browser');
  // A page brings one extension in development only: the other one is installed.
  await cp(FIXTURE_EXTENSION, path.join(extensions, 'neuron-lens.test-bridge-0.0.1'), {
    recursive: true,
  });
  return { extensions, extensionsInDevelopment: [await copyForBrowser(extension, parent)] };
}

/** The package with its `browser` entry alone: a workbench that has Node would take the other one, the same file. */
async function copyForBrowser(extension: string, parent: string): Promise<string> {
  const copy = path.join(parent, 'neuron-lens');
  await cp(extension, copy, { recursive: true });
  const file = path.join(copy, 'package.json');
  const manifest = JSON.parse(await readFile(file, 'utf8')) as Record<string, unknown>;
  assert.equal(manifest['browser'], './dist/extension.js');
  delete manifest['main'];
  delete manifest['extensionKind'];
  await writeFile(file, JSON.stringify(manifest));
  return copy;
}
