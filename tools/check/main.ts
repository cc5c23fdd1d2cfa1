/** `npm run check`: all checks of the sources that do not run them. */
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { oneOf, parseWords } from '../../src/cli/command.ts';
import { runFromCommandLine } from '../command-line.ts';
import { newerNode } from '../node24.ts';
import { diagramProblems } from './diagram.ts';
import { l10nProblems } from './l10n.ts';
import { readLocalized } from './l10n-files.ts';
import { importsOf, layerProblems } from './layers.ts';

const ROOT = path.resolve(__dirname, '../..');

/** Folders with a tsconfig of their own: each layer of src/, and what of it runs elsewhere; then the rest. */
function projects(): string[] {
  const inside = (parent: string): string[] =>
    readdirSync(path.join(ROOT, parent), { withFileTypes: true }).flatMap((entry) =>
      entry.isDirectory() ? [path.join(parent, entry.name)] : [],
    );
  const layers = inside('src');
  const others = ['test', 'tools'].flatMap(inside);
  return ['.', ...layers, ...layers.flatMap(inside), ...others].filter((folder) =>
    existsSync(path.join(ROOT, folder, 'tsconfig.json')),
  );
}

/** Runs a tool from node_modules. Returns nothing or, if it fails, what it printed or else one line that says so. */
function tool(script: string, ...options: string[]): Promise<string[]> {
  const words = [path.join(ROOT, 'node_modules', script), ...options];
  return new Promise((resolve, reject) => {
    const run = spawn(newerNode(), words, { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    for (const stream of [run.stdout, run.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => (said += text));
    }
    run.once('error', reject);
    run.once('close', (status) => {
      resolve(status === 0 ? [] : [said.trim() || `${script} ended with ${String(status)}`]);
    });
  });
}

/** Files of a lower layer are compiled for each layer above it; their problems are reported once. */
async function types(): Promise<string[]> {
  const lines: string[] = [];
  for (const folder of projects()) {
    lines.push(...(await tool('typescript/bin/tsc', '--pretty', 'false', '--project', folder)));
  }
  return [...new Set(lines.flatMap((text) => text.split('\n')))];
}

/** The longest first, as two run at once. */
const STEPS: Readonly<Record<string, () => string[] | Promise<string[]>>> = {
  lint: () => tool('eslint/bin/eslint.js', '--max-warnings=0', '.'),
  types,
  format: () => tool('prettier/bin/prettier.cjs', '--check', '--log-level=warn', '.'),
  layers: () => layerProblems(ROOT),
  diagram: () =>
    diagramProblems(readFileSync(path.join(ROOT, 'ARCHITECTURE.md'), 'utf8'), importsOf(ROOT)),
  unused: () => tool('knip/bin/knip.js', '--no-progress'),
  l10n: () => l10nProblems(readLocalized(ROOT)),
};

const usage = `Usage: npm run check [-- STEP ...]
  Says everything that can be said about the sources without running them.
  STEP    ${Object.keys(STEPS).join(', ')}; all unless some are named
  --help  this text`;

async function main(words: readonly string[]): Promise<void> {
  const { positionals } = parseWords(words, { allowPositionals: true });
  const wanted = positionals.map((step) => oneOf(Object.keys(STEPS), step, 'STEP'));
  const isWanted = (name: string): boolean => wanted.length === 0 || wanted.includes(name);
  const steps = Object.entries(STEPS).filter(([name]) => isWanted(name));
  let failed = 0;
  const queue = steps.values();
  const takeOn = async (): Promise<void> => {
    for (const [name, step] of queue) {
      const start = performance.now();
      const problems = await step();
      const seconds = ((performance.now() - start) / 1000).toFixed(1);
      console.log(`${problems.length === 0 ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)`);
      for (const problem of problems) {
        console.log(problem);
      }
      failed += problems.length === 0 ? 0 : 1;
    }
  };
  await Promise.all([takeOn(), takeOn()]);
  process.exitCode = failed === 0 ? 0 : 1;
}

void runFromCommandLine(usage, main);
