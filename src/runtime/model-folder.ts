import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { EngineError } from '../protocol/error.ts';
import { parseManifest, type FileFacts, type Manifest } from './manifest.ts';

export const graphFile = 'model.onnx';

/** What is known of the neurons: large, and read only when somebody asks. */
export const catalogueName = 'neurons.json';

/** A layer that listens to the network, for those who look into it, and what its neurons were told. */
export const taughtGraph = 'taught.onnx';
export const taughtName = 'taught.json';

/** Nothing that completes hangs on these: whoever reads them checks them. */
const forLooking: readonly string[] = [catalogueName, taughtGraph, taughtName];

export interface ModelFolder {
  readonly manifest: Manifest;
  /** The very bytes that were checked. */
  readonly graph: Uint8Array;
}

/**
 * Reads a model folder and checks every file that its manifest lists, but for those that only somebody who looks into
 * the network needs.
 *
 * @throws EngineError `modelFileMissing`, `modelFileChanged` (also when truncated), `manifestInvalid` or
 * `unsupportedInterface`
 */
export async function readModelFolder(folder: string): Promise<ModelFolder> {
  const manifest = parseManifest((await read(folder, 'manifest.json')).toString('utf8'));
  let graph: Uint8Array | undefined;
  for (const [name, facts] of manifest.files) {
    if (forLooking.includes(name)) continue;
    const bytes = await read(folder, name);
    check(name, bytes, facts);
    if (name === graphFile) graph = bytes;
  }
  if (graph === undefined) throw new EngineError('manifestInvalid', `files.${graphFile}`);
  return { manifest, graph };
}

async function read(folder: string, name: string): Promise<Buffer> {
  try {
    return await readFile(join(folder, name));
  } catch (error) {
    throw new EngineError('modelFileMissing', join(folder, name), { cause: error });
  }
}

/** Whether a file is the one that the manifest tells of, or the manifest tells nothing of it. */
export function isAsRecorded(manifest: Manifest, name: string, bytes: Uint8Array): boolean {
  const facts = manifest.files.get(name);
  if (facts === undefined) return true;
  try {
    check(name, bytes, facts);
    return true;
  } catch {
    return false;
  }
}

function check(name: string, bytes: Uint8Array, facts: FileFacts): void {
  if (bytes.length !== facts.bytes) {
    throw new EngineError('modelFileChanged', `${name}: ${bytes.length} B (${facts.bytes} B)`);
  }
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  if (sha256 !== facts.sha256) {
    throw new EngineError('modelFileChanged', `${name}: sha256 ${sha256} (${facts.sha256})`);
  }
}
