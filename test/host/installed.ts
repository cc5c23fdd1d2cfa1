import { readdirSync } from 'node:fs';
import path from 'node:path';

import { shippedModel } from '../../tools/shipped-model.ts';

/** Where the VSIX was installed. */
export function installedExtension(): string {
  const extensions = process.env['NEURON_LENS_EXTENSIONS'] ?? '';
  const name = readdirSync(extensions).find((entry) =>
    entry.startsWith('neuron-lens.neuron-lens-'),
  );
  if (name === undefined) throw new Error(`Neuron Lens is not installed in ${extensions}`);
  return path.join(extensions, name);
}

/** The model's folder in an installed extension. */
export function modelOf(extension: string): string {
  return path.join(extension, 'models', shippedModel);
}
