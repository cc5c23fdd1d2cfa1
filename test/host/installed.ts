import { readdirSync } from 'node:fs';
import { cp, mkdtemp } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

import { shippedModel } from '../../tools/shipped-model.ts';

/** Where the VSIX was installed. */
export function installedExtension(): string {
  return extensionIn(process.env['NEURON_LENS_EXTENSIONS'] ?? '');
}

/** Where the universal package was installed: a folder of extensions, and it in there. */
export function installedUniversal(): { extensions: string; extension: string } {
  const extensions = process.env['NEURON_LENS_UNIVERSAL'] ?? '';
  return { extensions, extension: extensionIn(extensions) };
}

/** Neuron Lens in a folder of extensions. */
export function extensionIn(extensions: string): string {
  const name = readdirSync(extensions).find((entry) =>
    entry.startsWith('neuron-lens.neuron-lens-'),
  );
  if (name === undefined) throw new Error(`Neuron Lens is not installed in ${extensions}`);
  return path.join(extensions, name);
}

/** The same once more, to be damaged: a folder of extensions, for whoever copies to clear away, and it in there. */
export async function copyInstalled(): Promise<{ extensions: string; extension: string }> {
  const installed = installedExtension();
  const extensions = await mkdtemp(path.join(os.tmpdir(), 'neuron-lens-copy-'));
  await cp(path.dirname(installed), extensions, { recursive: true });
  return { extensions, extension: path.join(extensions, path.basename(installed)) };
}

/** The model's folder in an installed extension. */
export function modelOf(extension: string): string {
  return path.join(extension, 'models', shippedModel);
}
