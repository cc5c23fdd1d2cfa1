import { createHash } from 'node:crypto';
import { buildSync } from 'esbuild';

import { repository } from '../editor/paths.ts';

/** What a catalogue takes from the labels. */
const entry = `
export { labelText } from './src/core/labels/scanner.ts';
export { labelNames } from './src/core/labels/labels.ts';
`;

/**
 * sha256 of what the code that computes the labels does: of its minified bundle, so that comments, layout, the
 * names of files and what the labels do not use make no difference. Another version of esbuild may minify it otherwise:
 * then show by the old one that the code is what it was, and write the new hash into the catalogues.
 */
export function labelCode(root = repository): string {
  const { outputFiles } = buildSync({
    absWorkingDir: root,
    stdin: { contents: entry, resolveDir: root, loader: 'ts' },
    bundle: true,
    write: false,
    minify: true,
    format: 'esm',
    platform: 'neutral',
    target: 'esnext',
    charset: 'utf8',
    legalComments: 'none',
    // Options of the compiler of types are no business of this.
    tsconfigRaw: '{}',
  });
  return createHash('sha256').update(outputFiles[0]!.contents).digest('hex');
}
