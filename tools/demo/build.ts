/** Builds the page to try the Neuron Inspector on: one folder of static files, which load nothing from outside it. */
import { cpSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { build } from 'esbuild';

import { SAMPLES } from '../../src/demo/samples.ts';
import { labelCode } from '../catalogue/label-code.ts';
import { repository } from '../editor/paths.ts';
import { grammarFiles } from '../grammars.ts';
import { pageTheme } from '../inspector/themes.ts';
import { expectedContents, RIVALS } from '../package/contents.ts';
import { UNIVERSAL } from '../package/targets.ts';
import { shippedModel } from '../shipped-model.ts';

/** The oldest supported browsers; see esbuild.js. */
const TARGET = ['chrome132', 'firefox132', 'safari18'];

export async function buildDemo(folder: string): Promise<void> {
  rmSync(folder, { recursive: true, force: true });
  await build({
    absWorkingDir: repository,
    entryPoints: [
      { in: 'src/demo/main.ts', out: 'demo' },
      { in: 'src/demo/frame.ts', out: 'frame' },
      { in: 'src/worker/web/main.ts', out: 'engine' },
      { in: 'src/webview/main.ts', out: 'inspector' },
      { in: 'src/webview/inspector.css', out: 'inspector' },
    ],
    outdir: folder,
    bundle: true,
    minify: true,
    legalComments: 'none',
    platform: 'browser',
    format: 'iife',
    target: TARGET,
    define: {
      NEURON_LENS_LABEL_CODE: JSON.stringify(labelCode()),
      'import.meta.url': JSON.stringify('file:///web-tree-sitter.js'),
    },
    logLevel: 'warning',
  });
  const copy = (from: string, to: string): void =>
    cpSync(path.join(repository, from), path.join(folder, to), { recursive: true });
  for (const name of ['index.html', 'inspector.html', 'demo.css', 'frame.css']) {
    copy(`src/demo/${name}`, name);
  }
  for (const name of SAMPLES) {
    copy(`examples/${name}`, `samples/${name}`);
  }
  for (const name of ['LICENSE', 'THIRD_PARTY_NOTICES.md'])
    copy(name, `${name.split('.')[0]!}.txt`);
  copy('media/icon.png', 'icon.png');
  const model = `extension/models/${shippedModel}/`;
  for (const name of expectedContents(UNIVERSAL)) {
    const from = name.slice('extension/'.length);
    if (name.startsWith(model)) copy(from, name.replace(model, 'model/'));
    // The rivals are expected beside the model's folder.
    else if (name.startsWith(RIVALS)) copy(from, name.replace(RIVALS, 'rivals/packed'));
  }
  for (const [name, file] of Object.entries(grammarFiles())) {
    cpSync(file, path.join(folder, 'dist', 'grammars', name));
  }
  writeFileSync(path.join(folder, 'theme.css'), themeSheet());
}

/** VS Code's own colours, light or dark as the browser prefers. */
function themeSheet(): string {
  const rule = (theme: 'dark' | 'light'): string => {
    const variables = Object.entries(pageTheme(theme).variables);
    return `:root{color-scheme:${theme};${variables.map(([name, value]) => `${name}:${value}`).join(';')}}`;
  };
  return `${rule('light')}\n@media (prefers-color-scheme: dark){${rule('dark')}}\n`;
}
