/** Which imports break the layer rule of `.dependency-cruiser.cjs`. */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';

import { newerNode } from '../node24.ts';
import type { Import } from './diagram.ts';

const REPOSITORY = path.resolve(__dirname, '../..');

interface Report {
  readonly modules: readonly {
    readonly source: string;
    readonly dependencies: readonly { readonly resolved: string }[];
  }[];
  readonly summary: {
    readonly violations: readonly {
      readonly from: string;
      readonly to: string;
      readonly rule: { readonly name: string };
    }[];
  };
}

/** One line for each forbidden import, and for each file that was not read. */
export function layerProblems(root: string): string[] {
  const report = cruise(root);
  const read = new Set(report.modules.map((module) => module.source));
  const files = sources(root);
  if (files.length === 0) {
    return ['no source file found'];
  }
  return [
    ...files.filter((file) => !read.has(file)).map((file) => `${file} was not read`),
    ...report.summary.violations.map(
      ({ from, to, rule }) => `${from} imports ${to} (${rule.name})`,
    ),
  ].sort();
}

/** The folders to read: tests and tools are in no layer, but some rules apply to them too. */
function folders(root: string): string[] {
  return ['src', 'test', 'tools'].filter((folder) => existsSync(path.join(root, folder)));
}

/** Every import of one file of `src/` by another. */
export function importsOf(root: string): Import[] {
  return cruise(root).modules.flatMap(({ source, dependencies }) =>
    dependencies.map(({ resolved }) => ({ from: source, to: resolved })),
  );
}

function sources(root: string): string[] {
  return folders(root).flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => path.posix.join(folder, file.replaceAll(path.sep, '/'))),
  );
}

function cruise(root: string): Report {
  const { stdout, stderr, status } = spawnSync(
    newerNode(),
    [
      path.join(REPOSITORY, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs'),
      ...['--config', path.join(REPOSITORY, '.dependency-cruiser.cjs')],
      ...['--output-type', 'json', ...folders(root)],
    ],
    { cwd: root, encoding: 'utf8', maxBuffer: 2 ** 28 },
  );
  if (status === null || !stdout.startsWith('{')) {
    throw new Error(`dependency-cruiser did not run: ${stderr}`);
  }
  return JSON.parse(stdout) as Report;
}
