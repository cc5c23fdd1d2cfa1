/** Writes models/rivals/packed from the networks that training exported. */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { rivalKinds, type RivalKind } from '../../src/core/lessons/rivals.ts';
import type { PackedManifest } from '../../src/runtime/rivals/packed-folder.ts';
import { pack } from '../../src/runtime/rivals/packed-weights.ts';
import { repository } from '../editor/paths.ts';
import { shippedModel } from '../shipped-model.ts';
import { originalWeights } from './original.ts';

const ORIGINALS = path.join(repository, 'models/rivals');
export const PACKED = path.join(ORIGINALS, 'packed');

/** What a step is of the root mean square of a matrix; docs/rivals.md has what it costs. */
const STEP = 0.12;

export function originalFile(kind: RivalKind): string {
  return path.join(ORIGINALS, kind, 'model.onnx');
}

export function writePacked(print: (line: string) => void): void {
  mkdirSync(PACKED, { recursive: true });
  const networks = rivalKinds.map((kind) => {
    const model = readFileSync(originalFile(kind));
    const weights = originalWeights(model, kind);
    const file = `${kind}.int8`;
    const bytes = pack(weights, STEP);
    writeFileSync(path.join(PACKED, file), bytes);
    print(`${file}: ${bytes.length} B, of ${model.length}`);
    const { embedding, units, window } = weights.shape;
    return {
      ...{ kind, file, sha256: digest(bytes), bytes: bytes.length },
      ...{ embedding, units, window },
      original: { file: `../${kind}/model.onnx`, sha256: digest(model) },
    };
  });
  const { vocabulary, languages } = JSON.parse(
    readFileSync(path.join(ORIGINALS, rivalKinds[0], 'manifest.json'), 'utf8'),
  ) as Pick<PackedManifest, 'languages' | 'vocabulary'>;
  const manifest: PackedManifest & { readonly licences: string } = {
    ...{ format: 2, licences: `../../${shippedModel}/LICENSES.txt` },
    ...{ step: STEP, networks, vocabulary, languages },
  };
  writeFileSync(path.join(PACKED, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
}

function digest(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
