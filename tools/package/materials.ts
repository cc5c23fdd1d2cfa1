/** Reads the data for the bill of materials, after a build. */
import { readFileSync } from 'node:fs';
import path from 'node:path';

import type { Metafile } from 'esbuild';

import type { PackedManifest } from '../../src/runtime/rivals/packed-folder.ts';
import { GRAMMAR_PACKAGES } from '../grammars.ts';
import { shippedModel } from '../shipped-model.ts';
import type { InstalledPackage, Materials } from './sbom.ts';
import type { Target } from './targets.ts';

export function readMaterials(root: string, target: Target): Materials {
  const read = (file: string): unknown => JSON.parse(readFileSync(path.join(root, file), 'utf8'));
  const describe = (folder: string): InstalledPackage =>
    read(path.join(folder, 'package.json')) as InstalledPackage;
  const { files } = read(`models/${shippedModel}/manifest.json`) as {
    files: Readonly<Record<string, { readonly sha256: string }>>;
  };
  const { networks } = read('models/rivals/packed/manifest.json') as PackedManifest;
  // All models were trained on files of the same packages.
  const licences = `models/${shippedModel}/LICENSES.txt`;
  return {
    extension: describe('.'),
    metafiles: read('dist/metafiles.json') as Metafile[],
    shipped: [
      ...(target.natives.length === 0 ? [] : ['onnxruntime-node', 'onnxruntime-common']),
      ...GRAMMAR_PACKAGES,
    ],
    native: 'onnxruntime-node',
    target: target.name,
    models: [
      { name: shippedModel, sha256: files['model.onnx']!.sha256, licences },
      ...networks.map(({ kind, sha256 }) => ({ name: `rival-${kind}`, sha256, licences })),
    ],
    describe,
  };
}
