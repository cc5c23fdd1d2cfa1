// A folder of src/ is a layer. Imports point downwards only: the table is the
// whole rule, and everything that it does not allow is refused.
'use strict';

/** Layer -> the layers it may import from besides itself. */
const BELOW = {
  core: [],
  protocol: ['core'],
  runtime: ['core', 'protocol'],
  worker: ['core', 'protocol', 'runtime'],
  webview: ['core', 'protocol'],
  cli: ['core', 'protocol', 'runtime'],
  host: ['core', 'protocol', 'runtime', 'worker'],
  demo: ['core', 'protocol', 'worker', 'host'],
};

/** Module from outside -> the layers that may import it. */
const OUTSIDE = {
  vscode: ['host'],
};

const layers = Object.entries(BELOW).map(([layer, below]) => ({
  name: `${layer}-imports-downwards`,
  comment: `src/${layer} may import from ${[layer, ...below].join(', ')}, and from no other folder of the repository.`,
  severity: 'error',
  // What training measured comes into the page by one door.
  from: { path: `^src/${layer}/`, pathNot: '^src/webview/model/lessons/studies\\.ts$' },
  to: {
    path: '^(src|test|tools|training|models|examples)/',
    pathNot: `^src/(${[layer, ...below].join('|')})/`,
  },
}));

const outside = Object.entries(OUTSIDE).map(([module, importers]) => ({
  name: `only-${importers.join('-')}-imports-${module}`,
  severity: 'error',
  from: { path: '^src/', pathNot: `^src/(${importers.join('|')})/` },
  to: { path: `(^|node_modules/(@types/)?)${module}(/|$)` },
}));

module.exports = {
  forbidden: [
    ...layers,
    ...outside,
    {
      name: 'one-door-to-onnxruntime',
      comment:
        'Later releases of it report to a collector: whoever loads it does so where that is seen to.',
      severity: 'error',
      from: { path: '^(src|test|tools)/', pathNot: '^src/runtime/onnx-runtime\\.ts$' },
      to: { path: '(^|node_modules/)onnxruntime-(node|web|common)(/|$)' },
    },
    {
      name: 'in-a-layer',
      comment: 'A file of src/ belongs to one of the layers.',
      severity: 'error',
      from: {},
      to: { path: '^src/', pathNot: `^src/(${Object.keys(BELOW).join('|')})/` },
    },
    {
      name: 'pure-layers',
      comment: 'These run anywhere: no Node, no packages.',
      severity: 'error',
      from: { path: '^src/(core|protocol)/' },
      to: { pathNot: '^src/' },
    },
    {
      name: 'one-door-to-model-files',
      comment: 'A model is read wherever its files lie: the rest of its loading knows no Node.',
      severity: 'error',
      from: { path: '^src/runtime/', pathNot: '^src/runtime/folder-files\\.ts$' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'page-without-node',
      severity: 'error',
      from: { path: '^src/(demo|webview)/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'found',
      comment: 'An import that leads nowhere would escape every other rule.',
      severity: 'error',
      from: { path: '^src/' },
      to: { couldNotResolve: true, pathNot: '^vscode$' },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.mts', '.js', '.mjs', '.cjs', '.json'],
      // Some packages have one file to import and another to require, and none besides.
      conditionNames: ['import', 'default'],
      exportsFields: ['exports'],
    },
  },
};
