/**
 * `npm run screenshot:inspector -- [options] FILE`: a picture of the Neuron Inspector on a file, with the engine that
 * the build made behind it.
 *
 * --theme light|dark|hc   --language en|pt-br   --size 1000x760   --out PICTURE.png
 * --look blueOrange|redBlue|notesTanh|notesGuesses|surprise   --label bracketDepth   --neuron L1·7 or probe:bracketDepth
 * --line 1 (the line at the top)   --cursor 1:1   --model models/lens-512x2   --quantity h
 * --page text|certificate   --scroll 0 (pixels of the certificate)
 */
import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';

import { cellQuantities } from '../../src/core/inspect/cell.ts';
import { parseSubject } from '../../src/core/inspect/subject.ts';
import { labelNames } from '../../src/core/labels/labels.ts';
import { PRESETS } from '../../src/protocol/panel-strings.ts';
import type { PanelMemory } from '../../src/protocol/panel.ts';
import { presetChanges } from '../../src/webview/model/presets.ts';
import { repository } from '../editor/paths.ts';
import { THEMES } from '../editor/settings.ts';
import { openEngine } from './engine.ts';
import { openInspectorPage } from './page.ts';

const OPTIONS = {
  theme: { type: 'string', default: 'dark' },
  language: { type: 'string', default: 'en' },
  size: { type: 'string', default: '1000x760' },
  out: { type: 'string', default: '.cache/inspector.png' },
  look: { type: 'string', default: 'blueOrange' },
  label: { type: 'string', default: 'bracketDepth' },
  neuron: { type: 'string' },
  page: { type: 'string', default: 'text' },
  quantity: { type: 'string', default: 'h' },
  scroll: { type: 'string', default: '0' },
  line: { type: 'string', default: '1' },
  cursor: { type: 'string', default: '1:1' },
  model: { type: 'string', default: path.join(repository, 'models', 'lens-512x2') },
} as const;

function oneOf<T extends string>(option: string, all: readonly T[], value: string): T {
  const found = all.find((one) => one === value);
  if (found === undefined) throw new Error(`--${option} takes ${all.join(', ')}; not ${value}`);
  return found;
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({ options: OPTIONS, allowPositionals: true });
  const file = positionals[0] ?? path.join(repository, 'examples', 'queue.ts');
  const [width = 1000, height = 760] = values.size.split('x').map(Number);
  const memory: PanelMemory = {
    ...{ scheme: 'blueOrange', view: 'neuron', guesses: false, plot: true },
    page: oneOf('page', ['text', 'certificate'], values.page),
    quantity: oneOf('quantity', cellQuantities, values.quantity),
    label: oneOf('label', labelNames, values.label),
    subject: values.neuron === undefined ? undefined : parseSubject(values.neuron),
    ...presetChanges(oneOf('look', PRESETS, values.look)),
  };
  const engine = await openEngine(values.model);
  const text = await readFile(file, 'utf8');
  const [line = 1, column = 1] = values.cursor.split(':').map(Number);
  const lines = text.split('\n');
  const cursor = lines.slice(0, line - 1).join('\n').length + (line > 1 ? 1 : 0) + column - 1;
  const document = {
    ...{ uri: file, name: path.basename(file), version: 1, text, tabSize: 4, cursor },
    line: Number(values.line) - 1,
  };
  await engine.open(document);
  const inspector = await openInspectorPage({
    theme: oneOf('theme', Object.keys(THEMES) as (keyof typeof THEMES)[], values.theme),
    language: oneOf('language', ['en', 'pt-br'], values.language),
    size: { width, height },
    document: () => document,
    memory,
    engine,
  });
  try {
    inspector.session.show(file);
    await inspector.settled();
    await inspector.page.evaluate(
      `document.querySelector('.certificate')?.scrollTo(0, ${Number(values.scroll)})`,
    );
    await mkdir(path.dirname(values.out), { recursive: true });
    await inspector.page.screenshot({ path: values.out });
    console.log(values.out);
    for (const error of inspector.errors) console.error(error);
    if (inspector.errors.length > 0) process.exitCode = 1;
  } finally {
    await inspector.close();
    await engine.close();
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
