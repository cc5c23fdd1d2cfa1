import { createHash } from 'node:crypto';
import { buildSync } from 'esbuild';

import { repository } from '../editor/paths.ts';

/** What a catalogue takes from the labels. */
const entry = `
export { labelText } from './src/core/labels/scanner.ts';
export { labelNames } from './src/core/labels/labels.ts';
`;

/**
 * sha256 of the code that computes the labels: of its minified bundle, so that comments, layout, file names and unused
 * code make no difference. Another version of esbuild may minify differently: then verify with the old version that
 * the code has not changed, and write the new hash into the catalogues.
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
    // The bundle must not depend on the options in tsconfig.json.
    tsconfigRaw: '{}',
  });
  return createHash('sha256').update(outputFiles[0]!.contents).digest('hex');
}
