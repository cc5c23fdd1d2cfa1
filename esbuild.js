// Bundles the programs of the extension: the one that VS Code loads and the
// engine that owns the model, each for Node and for the universal package, and
// the page of the Neuron Inspector.
'use strict';

const { cpSync, writeFileSync } = require('node:fs');

if (process.argv.includes('--help')) {
  process.stdout.write(`Usage: npm run build [-- OPTIONS]
  Makes the programs and the page in dist.
  --development  readable, with maps to the sources
  --watch        the same, made again when a source changes
  --help         this text
`);
  process.exit();
}

const esbuild = require('esbuild');
const { model } = require('./models/shipped.json');
// The labels' code, which the catalogue is compared with, is hashed by a program in TypeScript.
require('tsx/cjs');
const { labelCode } = require('./tools/catalogue/label-code.ts');
const { grammarFiles } = require('./tools/grammars.ts');

const watch = process.argv.includes('--watch');
const development = watch || process.argv.includes('--development');

/** @type {import('esbuild').BuildOptions} */
const common = {
  outdir: 'dist',
  bundle: true,
  minify: !development,
  sourcemap: development,
  legalComments: 'none',
  // What tools/package lists as bundled.
  metafile: true,
  logLevel: 'info',
};

const define = {
  NEURON_LENS_LABEL_CODE: JSON.stringify(labelCode()),
  NEURON_LENS_MODEL: JSON.stringify(model),
  // Of web-tree-sitter, which would look for its files beside it: it is given them.
  'import.meta.url': JSON.stringify('file:///web-tree-sitter.js'),
};

/** The Node of VS Code 1.100, the oldest in package.json's `engines`. */
const node = 'node20';
/** Its Chromium, and of its time the browsers that it is opened in. */
const browsers = ['chrome132', 'firefox132', 'safari18'];

/** @type {import('esbuild').BuildOptions} */
const programs = {
  ...common,
  entryPoints: {
    extension: 'src/host/node/extension.ts',
    engine: 'src/worker/main.ts',
  },
  platform: 'node',
  format: 'cjs',
  target: node,
  external: ['vscode', 'onnxruntime-node'],
  define,
};

/**
 * The same in the universal package, for Node and for browsers: there are Node's modules in them, but no browser comes
 * to ask for one.
 *
 * @type {import('esbuild').BuildOptions}
 */
const universalPrograms = {
  ...programs,
  entryPoints: {
    'universal/extension': 'src/host/universal/extension.ts',
    'universal/engine': 'src/worker/universal/main.ts',
  },
  target: [node, ...browsers],
};

/** @type {import('esbuild').BuildOptions} */
const pages = {
  ...common,
  entryPoints: [
    { in: 'src/webview/main.ts', out: 'inspector' },
    { in: 'src/webview/inspector.css', out: 'inspector' },
  ],
  platform: 'browser',
  target: browsers,
  format: 'iife',
};

async function main() {
  const metafiles = [];
  for (const options of [programs, universalPrograms, pages]) {
    if (watch) {
      const context = await esbuild.context(options);
      await context.watch();
    } else {
      metafiles.push((await esbuild.build(options)).metafile);
    }
  }
  for (const [name, file] of Object.entries(grammarFiles())) cpSync(file, `dist/grammars/${name}`);
  if (!watch) writeFileSync('dist/metafiles.json', JSON.stringify(metafiles));
}

main().catch(() => {
  process.exitCode = 1;
});
