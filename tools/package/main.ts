/** `npm run package`: builds dist/neuron-lens.vsix for this platform, with its bill of materials, and looks at what is in it. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { parseWords } from '../../src/cli/command.ts';
import { runFromCommandLine } from '../command-line.ts';
import { newerNode } from '../node24.ts';
import { shippedModel } from '../shipped-model.ts';
import { contentProblems, expectedContents, zipEntries } from './contents.ts';
import { readMaterials } from './materials.ts';
import { billOfMaterials } from './sbom.ts';
import { sbomProblems, type Shipment } from './sbom-check.ts';

const ROOT = path.resolve(__dirname, '../..');
const VSIX = path.join(ROOT, 'dist/neuron-lens.vsix');
const RUNTIME = 'node_modules/onnxruntime-node/bin/napi-v6';

function run(node: string, script: string, ...options: string[]): void {
  const { status } = spawnSync(node, [path.join(ROOT, script), ...options], {
    cwd: ROOT,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (status !== 0) {
    throw new Error(`${script} failed`);
  }
}

/** The allow-list with the shipped model and the native files of one platform. */
function ignoreFile(target: string): string {
  const natives = `${RUNTIME}/${target.replace('-', '/')}`;
  if (!existsSync(path.join(ROOT, natives))) {
    throw new Error(`onnxruntime-node has no binary for ${target}: package on another platform.`);
  }
  const file = path.join(ROOT, '.cache/vscodeignore');
  mkdirSync(path.dirname(file), { recursive: true });
  const allowed = readFileSync(path.join(ROOT, '.vscodeignore'), 'utf8');
  writeFileSync(file, `${allowed.replaceAll('/SHIPPED/', `/${shippedModel}/`)}!${natives}/*\n`);
  return file;
}

const usage = `Usage: npm run package
  Builds dist/neuron-lens.vsix for this platform and looks at what is in it.
  --help  this text`;

function main(words: readonly string[]): void {
  parseWords(words, {});
  const target = `${process.platform}-${process.arch}`;
  run(process.execPath, 'esbuild.js');
  const materials = readMaterials(ROOT, target);
  const bill = billOfMaterials(materials);
  writeFileSync(path.join(ROOT, 'dist/sbom.cdx.json'), bill);
  run(
    newerNode(),
    'node_modules/@vscode/vsce/vsce',
    ...['package', '--target', target, '--out', VSIX, '--ignoreFile', ignoreFile(target)],
    ...['--allow-missing-repository', '--no-rewrite-relative-links'],
  );
  const entries = zipEntries(VSIX);
  const names = entries.map(({ name }) => name);
  const lock = JSON.parse(
    readFileSync(path.join(ROOT, 'package-lock.json'), 'utf8'),
  ) as Shipment['lock'];
  const problems = [
    ...contentProblems(names, expectedContents(target)),
    ...sbomProblems(bill, { metafiles: materials.metafiles, names, lock }),
  ];
  const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(1);
  const unpacked = entries.reduce((sum, { bytes }) => sum + bytes, 0);
  console.log(
    `${path.relative(ROOT, VSIX)}: ${entries.length} files, ${megabytes(statSync(VSIX).size)} MB, ${megabytes(unpacked)} MB unpacked`,
  );
  if (problems.length > 0) {
    throw new Error(problems.join('\n'));
  }
}

void runFromCommandLine(usage, main);
