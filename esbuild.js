// Bundles the two programs of the extension: the one that VS Code loads, and
// the worker thread that owns the model.
'use strict';

const esbuild = require('esbuild');

const watch = process.argv.includes('--watch');
const development = watch || process.argv.includes('--development');

/** @type {import('esbuild').BuildOptions} */
const options = {
  entryPoints: {
    extension: 'src/host/extension.ts',
    engine: 'src/worker/main.ts',
  },
  outdir: 'dist',
  bundle: true,
  platform: 'node',
  format: 'cjs',
  // The Node of VS Code 1.100, the oldest in package.json's `engines`.
  target: 'node20',
  external: ['vscode', 'onnxruntime-node'],
  minify: !development,
  sourcemap: development,
  legalComments: 'none',
  logLevel: 'info',
};

async function main() {
  if (watch) {
    const context = await esbuild.context(options);
    await context.watch();
  } else {
    await esbuild.build(options);
  }
}

main().catch(() => {
  process.exitCode = 1;
});
