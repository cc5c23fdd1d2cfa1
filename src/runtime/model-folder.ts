import { EngineError } from '../protocol/error.ts';
import { parseManifest, type FileFacts, type Manifest } from './manifest.ts';
import { sha256Of, textOf, type ModelFiles } from './model-files.ts';

export const graphFile = 'model.onnx';

/** What is known of the neurons: large, and read only when asked for. */
export const catalogueName = 'neurons.json';

/** The layer that listens to the network, for inspection, and what its neurons were told. */
export const taughtGraph = 'taught.onnx';
export const taughtName = 'taught.json';

/** What answers the same as a neuron and can be read. */
export const glassName = 'glass-boxes.json';

/** Completion does not depend on these: they are checked when they are read. */
const forLooking: readonly string[] = [catalogueName, taughtGraph, taughtName, glassName];

export interface ModelFolder {
  readonly manifest: Manifest;
  /** The very bytes that were checked. */
  readonly graph: Uint8Array;
}

/**
 * Reads a model folder and checks every file that its manifest lists, except those that only inspection needs.
 *
 * @throws EngineError `modelFileMissing`, `modelFileChanged` (also when truncated), `manifestInvalid` or
 * `unsupportedInterface`
 */
export async function readModelFolder(files: ModelFiles): Promise<ModelFolder> {
  const manifest = parseManifest(textOf(await files.read('manifest.json')));
  let graph: Uint8Array | undefined;
  for (const [name, facts] of manifest.files) {
    if (forLooking.includes(name)) continue;
    const bytes = await files.read(name);
    await checkFile(name, bytes, facts);
    if (name === graphFile) graph = bytes;
  }
  if (graph === undefined) throw new EngineError('manifestInvalid', `files.${graphFile}`);
  return { manifest, graph };
}

/**
 * A file that the model can do without.
 *
 * @returns `missing`, or `changed` where it is not the one that the manifest lists
 */
export async function readSpare(
  files: ModelFiles,
  manifest: Manifest,
  name: string,
): Promise<Uint8Array<ArrayBuffer> | 'changed' | 'missing'> {
  let bytes: Uint8Array<ArrayBuffer>;
  try {
    bytes = await files.read(name);
  } catch {
    return 'missing';
  }
  const facts = manifest.files.get(name);
  try {
    if (facts !== undefined) await checkFile(name, bytes, facts);
    return bytes;
  } catch {
    return 'changed';
  }
}

/** @throws EngineError `modelFileChanged` where it is not the file that a manifest lists */
export async function checkFile(
  name: string,
  bytes: Uint8Array<ArrayBuffer>,
  facts: FileFacts,
): Promise<void> {
  if (bytes.length !== facts.bytes) {
    throw new EngineError('modelFileChanged', `${name}: ${bytes.length} B (${facts.bytes} B)`);
  }
  const sha256 = await sha256Of(bytes);
  if (sha256 !== facts.sha256) {
    throw new EngineError('modelFileChanged', `${name}: sha256 ${sha256} (${facts.sha256})`);
  }
}
