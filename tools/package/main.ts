/** `npm run package`: builds packages of the extension, each with its bill of materials, and checks their contents. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { parseWords } from '../../src/cli/command.ts';
import { runFromCommandLine } from '../command-line.ts';
import { newerNode } from '../node24.ts';
import { contentProblems, expectedContents } from './contents.ts';
import { Deflater } from './deflate.ts';
import { ignoreFile } from './ignore-file.ts';
import { readMaterials } from './materials.ts';
import { extensionPage } from './page.ts';
import { billOfMaterials } from './sbom.ts';
import { sbomProblems, type Shipment } from './sbom-check.ts';
import { nativeFolder, packageFile, TARGETS, wantedTargets, type Target } from './targets.ts';
import { layOut } from './universal.ts';
import { deflatedAnew, zipEntries } from './zip.ts';

const ROOT = path.resolve(__dirname, '../..');

/** The package's README, made from the repository's. */
const README = 'dist/README.md';

function read(file: string): string {
  return readFileSync(path.join(ROOT, file), 'utf8');
}

/** Runs a script with Node in a folder. Returns what it printed. */
function run(node: string, script: string, options: readonly string[] = [], cwd = ROOT): string {
  const { status, stdout } = spawnSync(node, [path.join(ROOT, script), ...options], {
    cwd,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (status !== 0) {
    throw new Error(`${script} failed`);
  }
  return stdout;
}

function vsce(words: readonly string[], cwd = ROOT): string {
  return run(newerNode(), 'node_modules/@vscode/vsce/vsce', words, cwd);
}

function writeIgnoreFile(target: Target): string {
  const file = path.join(ROOT, '.cache/vscodeignore');
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, ignoreFile(read('.vscodeignore'), target));
  return file;
}

/** Has vsce pack what esbuild built, the bill of materials and what the target needs. */
function pack(target: Target, bill: string): void {
  const missing = target.natives.find(
    (file) => !existsSync(path.join(ROOT, nativeFolder(target), file)),
  );
  if (missing !== undefined) {
    throw new Error(`onnxruntime-node has no ${missing} for ${target.name}: run "npm ci" first.`);
  }
  writeFileSync(path.join(ROOT, 'dist/sbom.cdx.json'), bill);
  writeFileSync(path.join(ROOT, README), extensionPage(read('README.md')));
  const ignore = ['--readme-path', README, '--ignoreFile', writeIgnoreFile(target)];
  const out = ['--out', path.join(ROOT, packageFile(target))];
  const links = ['--allow-missing-repository', '--no-rewrite-relative-links'];
  if (target.natives.length > 0) {
    vsce(['package', ...out, '--target', target.name, ...ignore, ...links]);
    return;
  }
  const files = vsce(['ls', '--no-dependencies', ...ignore]);
  const folder = path.join(ROOT, '.cache', target.name);
  layOut(
    ROOT,
    files.split('\n').filter((file) => file !== ''),
    folder,
  );
  vsce(['package', '--no-dependencies', ...out, ...ignore, ...links], folder);
}

/** Makes a package smaller that a browser may have to load: a minute, or a second where little is new. */
function shrink(file: string): void {
  const deflater = new Deflater(path.join(ROOT, '.cache/deflated'));
  const smaller = deflatedAnew(readFileSync(file), (content) => deflater.deflate(content));
  deflater.forget();
  writeFileSync(file, smaller);
}

/** A row of the printed table. */
function row(file: string, files: string, packed: string, unpacked: string): string {
  return `${file.padEnd(36)}${files.padStart(6)}${packed.padStart(9)}${unpacked.padStart(13)}`;
}

/** Builds one package. Returns one line for each problem with it. */
function build(target: Target): string[] {
  const materials = readMaterials(ROOT, target);
  const bill = billOfMaterials(materials);
  pack(target, bill);
  const file = packageFile(target);
  const { mostMegabytes = Infinity } = target;
  if (mostMegabytes < Infinity) shrink(path.join(ROOT, file));
  const zip = readFileSync(path.join(ROOT, file));
  const entries = zipEntries(zip);
  const names = entries.map(({ name }) => name);
  const lock = JSON.parse(read('package-lock.json')) as Shipment['lock'];
  const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;
  const unpacked = entries.reduce((sum, { bytes }) => sum + bytes, 0);
  console.log(row(file, String(entries.length), megabytes(zip.length), megabytes(unpacked)));
  return [
    ...(zip.length > mostMegabytes * 1e6 ? [`more than ${mostMegabytes} MB`] : []),
    ...contentProblems(names, expectedContents(target)),
    ...sbomProblems(bill, { metafiles: materials.metafiles, names, lock }),
  ].map((problem) => `${file}: ${problem}`);
}

const usage = `Usage: npm run package [-- OPTIONS]
  Builds dist/neuron-lens-TARGET.vsix and looks at what is in it.
  --target NAME  ${TARGETS.map(({ name }) => name).join(', ')},
                 or all, and again for more; this platform's unless given
  --help         this text`;

function main(words: readonly string[]): void {
  const { values } = parseWords(words, {
    options: { target: { type: 'string', multiple: true, default: [] } },
  });
  const targets = wantedTargets(values.target, `${process.platform}-${process.arch}`);
  run(process.execPath, 'esbuild.js');
  console.log(row('package', 'files', 'packed', 'unpacked'));
  const problems = targets.flatMap(build);
  if (problems.length > 0) {
    throw new Error(problems.join('\n'));
  }
}

void runFromCommandLine(usage, main);
