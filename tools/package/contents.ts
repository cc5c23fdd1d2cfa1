/** Compares the contents of the packaged extension with what it should contain. */
import { grammarFiles } from '../grammars.ts';
import { shippedModel } from '../shipped-model.ts';
import { nativeFolder, type Target } from './targets.ts';

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
    ...(target.natives.length === 0 ? [] : runtimeContents(target)),
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
