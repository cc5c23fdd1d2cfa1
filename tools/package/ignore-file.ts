/** Which files vsce ships. */
import { shippedModel } from '../shipped-model.ts';
import { nativeFolder, type Target } from './targets.ts';

/** Files of onnxruntime for every platform. */
const RUNTIME = [
  'licenses/onnxruntime-*.txt',
  'node_modules/onnxruntime-node/package.json',
  'node_modules/onnxruntime-node/dist/*.js',
  'node_modules/onnxruntime-common/package.json',
  'node_modules/onnxruntime-common/dist/cjs/*.js',
  'node_modules/onnxruntime-common/dist/cjs/package.json',
];

/** The allow-list of `.vscodeignore` with the shipped model and what `target` needs of onnxruntime. */
export function ignoreFile(allowed: string, target: Target): string {
  const natives = target.natives.map((file) => `${nativeFolder(target)}/${file}`);
  const own = natives.length === 0 ? [] : [...RUNTIME, ...natives];
  const lines = own.map((file) => `!${file}\n`).join('');
  return `${allowed.replaceAll('/SHIPPED/', `/${shippedModel}/`)}${lines}`;
}
