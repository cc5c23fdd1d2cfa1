/** Compares the contents of the packaged extension with what it should contain. */
import { closeSync, openSync, readSync, statSync } from 'node:fs';

import { grammarFiles } from '../grammars.ts';
import { shippedModel } from '../shipped-model.ts';
import { nativeFolder, type Target } from './targets.ts';
import { WEB_PROGRAMS } from './universal.ts';

export interface Entry {
  readonly name: string;
  readonly bytes: number;
  readonly packedBytes: number;
}

/** The rivals for the lessons (`npm run rivals`). */
export const RIVALS = 'extension/models/rivals/packed';

/** The grammars for tree-sitter queries. */
export const GRAMMARS = 'extension/dist/grammars';

/** All that must be in the package, and nothing else: paths, or a folder's path with `*` for the files in it. */
export function expectedContents(target: Target): string[] {
  const model = `extension/models/${shippedModel}`;
  return [
    '[Content_Types].xml',
    'extension.vsixmanifest',
    'extension/package.json',
    'extension/package.nls.json',
    'extension/package.nls.pt-br.json',
    'extension/readme.md',
    'extension/README.pt-BR.md',
    'extension/changelog.md',
    'extension/PRIVACY.md',
    'extension/PRIVACY.pt-BR.md',
    'extension/LICENSE.txt',
    'extension/THIRD_PARTY_NOTICES.md',
    'extension/dist/extension.js',
    'extension/dist/engine.js',
    'extension/dist/inspector.js',
    'extension/dist/inspector.css',
    'extension/dist/sbom.cdx.json',
    ...Object.keys(grammarFiles()).map((name) => `${GRAMMARS}/${name}`),
    'extension/l10n/bundle.l10n.json',
    'extension/l10n/bundle.l10n.pt-br.json',
    'extension/media/icon.png',
    'extension/media/*',
    `${model}/LICENSES.txt`,
    `${model}/calibration.json`,
    `${model}/glass-boxes.json`,
    `${model}/golden.json`,
    `${model}/manifest.json`,
    `${model}/mixture.json`,
    `${model}/model.onnx`,
    `${model}/names.json`,
    `${model}/neurons.json`,
    `${model}/taught.json`,
    `${model}/taught.onnx`,
    `${RIVALS}/feed-forward.int8`,
    `${RIVALS}/lstm.int8`,
    `${RIVALS}/manifest.json`,
    `${RIVALS}/rnn.int8`,
    ...(target.natives.length === 0
      ? WEB_PROGRAMS.map((file) => `extension/${file}`)
      : runtimeContents(target)),
  ];
}

function runtimeContents(target: Target): string[] {
  return [
    'extension/licenses/onnxruntime-1.27.0.txt',
    'extension/node_modules/onnxruntime-common/package.json',
    'extension/node_modules/onnxruntime-common/dist/cjs/*',
    'extension/node_modules/onnxruntime-node/package.json',
    'extension/node_modules/onnxruntime-node/dist/*',
    ...target.natives.map((file) => `extension/${nativeFolder(target)}/${file}`),
  ];
}

/** One line for each expected path that is missing and each unexpected entry. */
export function contentProblems(names: readonly string[], expected: readonly string[]): string[] {
  const matches = (name: string, pattern: string): boolean =>
    pattern.endsWith('/*')
      ? name.startsWith(pattern.slice(0, -1)) && !name.slice(pattern.length - 1).includes('/')
      : name === pattern;
  return [
    ...expected
      .filter((pattern) => !names.some((name) => matches(name, pattern)))
      .map((pattern) => `${pattern} is missing`),
    ...names
      .filter((name) => !expected.some((pattern) => matches(name, pattern)))
      .map((name) => `${name} is not meant to be shipped`),
  ];
}

const END_RECORD = 0x06054b50;
const DIRECTORY_RECORD = 0x02014b50;

/** The entries of a zip file, from its central directory (PKWARE's APPNOTE, sections 4.3.12 and 4.3.16). */
export function zipEntries(file: string): Entry[] {
  const size = statSync(file).size;
  const handle = openSync(file, 'r');
  try {
    const read = (start: number, length: number): Buffer => {
      const buffer = Buffer.alloc(length);
      readSync(handle, buffer, 0, length, start);
      return buffer;
    };
    const tailStart = Math.max(0, size - 22 - 0xffff);
    const tail = read(tailStart, size - tailStart);
    const end = tail.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
    if (end < 0 || tail.readUInt32LE(end) !== END_RECORD) {
      throw new Error(`${file} is not a zip file`);
    }
    const count = tail.readUInt16LE(end + 10);
    const directory = read(tail.readUInt32LE(end + 16), tail.readUInt32LE(end + 12));
    return [...directoryEntries(directory, count)];
  } finally {
    closeSync(handle);
  }
}

function* directoryEntries(directory: Buffer, count: number): Generator<Entry> {
  let at = 0;
  for (let index = 0; index < count; index++) {
    if (directory.readUInt32LE(at) !== DIRECTORY_RECORD) {
      throw new Error('The zip file has a broken directory');
    }
    const nameLength = directory.readUInt16LE(at + 28);
    yield {
      name: directory.toString('utf8', at + 46, at + 46 + nameLength),
      packedBytes: directory.readUInt32LE(at + 20),
      bytes: directory.readUInt32LE(at + 24),
    };
    at += 46 + nameLength + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
}
