/**
 * VS Code's workbench and its server, from the npm package code-server. Their
 * own modules are not part of that package: its install script would install
 * them, but install scripts are switched off, so this file does the same on
 * first use, pinned by the package's own lock.
 */
import { copyFile, mkdir, readlink, rm, symlink } from 'node:fs/promises';
import path from 'node:path';

import { cached } from './cache.ts';
import { run } from './command.ts';
import { packageFolder, packageVersion } from './paths.ts';

/** The server's entry, to be run by the Node of `newerNode`. */
export async function workbenchServer(): Promise<string> {
  const vscode = path.join(packageFolder('code-server'), 'lib', 'vscode');
  const parts = ['.', 'extensions'];
  const name = `workbench-${packageVersion('code-server')}`;
  const installed = await cached(name, async (folder) => {
    console.log('Installing the modules of the VS Code workbench (once, about 15 s) ...');
    for (const part of parts) {
      await installModules(path.join(vscode, part), path.join(folder, part));
    }
  });
  for (const part of parts) {
    await link(path.join(vscode, part, 'node_modules'), path.join(installed, part, 'node_modules'));
  }
  return path.join(vscode, 'out', 'server-main.js');
}

async function installModules(from: string, to: string): Promise<void> {
  await mkdir(to, { recursive: true });
  for (const file of ['package.json', 'npm-shrinkwrap.json']) {
    await copyFile(path.join(from, file), path.join(to, file));
  }
  // Not `npm ci`: code-server's lock lacks a few optional packages of its manifest.
  await run('npm', ['install', '--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: to,
    advice: 'Is the npm registry within reach?',
  });
}

/** Makes `at` a link to `target`; modules that were installed there by hand stay. */
async function link(at: string, target: string): Promise<void> {
  const current = await readlink(at).catch((error: unknown) => {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? undefined : target;
  });
  if (current === target) {
    return;
  }
  await rm(at, { force: true });
  await symlink(target, at, 'junction').catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') {
      throw error;
    }
  });
}
