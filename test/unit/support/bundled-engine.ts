import { join } from 'node:path';
import { build } from 'esbuild';

const root = join(__dirname, '../../..');

/** Bundles the worker as the extension ships it, without the extension; returns the path. */
export async function bundledEngine(): Promise<string> {
  const outfile = join(root, '.cache/engine/engine.cjs');
  await build({
    entryPoints: [join(root, 'src/worker/main.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    external: ['onnxruntime-node'],
    define: { 'import.meta.url': JSON.stringify('file:///web-tree-sitter.js') },
    logLevel: 'error',
  });
  return outfile;
}
