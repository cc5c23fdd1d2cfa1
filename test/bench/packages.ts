/** What each package that runs here takes: its size, its start, the first suggestion, memory. */
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { findEditor } from '../../tools/editor/vscode.ts';
import { installExtension, packageExtension, packageTarget } from '../../tools/editor/vsix.ts';
import { UNIVERSAL } from '../../tools/package/targets.ts';
import { browserOptions } from '../host/browser-copy.ts';
import { engineProcesses } from '../host/engine-processes.ts';
import { extensionIn } from '../host/installed.ts';
import { Writing } from '../host/writing.ts';
import { residentMegabytes } from './engine.ts';
import { percentile } from './figures.ts';
import { sample } from './samples.ts';
import { noteStart, startNoted } from './timed-start.ts';

const starts = 3;
/** 2,000 lines that end within a word that all of them have. */
const repeated = sample('py', 2_000 * 30);
const longFile = repeated.slice(0, repeated.lastIndexOf('self.items[name]') + 'self.it'.length);

type Options = NonNullable<Parameters<typeof Writing.open>[0]>;

interface Started {
  /** Milliseconds as VS Code tells them, with what else the extension host does meanwhile. */
  readonly activation: number;
  /** Milliseconds of the extension host's thread; undefined where they cannot be told. */
  readonly own: number | undefined;
  /** Milliseconds from the first key in a file of 2,000 lines, just opened, to the suggestion as it is painted. */
  readonly suggestion: number;
  /** Megabytes that the engine has then; undefined where it is no process. */
  readonly engine: number | undefined;
}

/** From the editor's own page about what runs in it. */
async function activationTime({ workbench: { editor } }: Writing): Promise<number> {
  await editor.command('Developer: Show Running Extensions');
  const row = editor.page.locator('.monaco-list-row[aria-label="neuron-lens"]');
  const told = await row.locator('.activation-time').innerText();
  const [, milliseconds] = /(\d+)\s?ms/.exec(told) ?? [];
  if (milliseconds === undefined) throw new Error(`VS Code tells of no activation: ${told}`);
  return Number(milliseconds);
}

/** Not by `openFile`, which asks for a suggestion and hides it: the editor does not show the same one soon after. */
async function firstSuggestion({ workbench, ghost }: Writing): Promise<number> {
  const { editor, folder } = workbench;
  const file = path.join(folder, 'long.py');
  await writeFile(file, longFile);
  await workbench.host(async (vscode, name) => {
    const shown = await vscode.window.showTextDocument(vscode.Uri.file(name));
    const end = shown.document.lineAt(shown.document.lineCount - 1).range.end;
    shown.selection = new vscode.Selection(end, end);
  }, file);
  const place = `Ln ${longFile.split('\n').length},`;
  await editor.page.locator('.statusbar-item', { hasText: place }).first().waitFor();
  const start = performance.now();
  await editor.type('e');
  await ghost.first().waitFor();
  return performance.now() - start;
}

async function startOnce(options: Options): Promise<Started> {
  // So high that the list of extensions shows all of them.
  const writing = await Writing.open({ ...options, size: { width: 1280, height: 1600 } });
  try {
    await writing.openFile('first.py', sample('py', 1_000));
    await writing.waitForModel();
    // In the pane of the file before: a new one looks for ghost text only after some idle seconds.
    const suggestion = await firstSuggestion(writing);
    const [engine] = await engineProcesses(writing.workbench);
    const memory = engine && residentMegabytes(engine);
    const own = await startNoted(writing);
    return { suggestion, engine: memory, own, activation: await activationTime(writing) };
  } finally {
    await writing.close();
  }
}

/** One line of the table: the medians of a few starts, each in a window of its own. */
async function row(name: string, vsix: string, options: Options): Promise<string> {
  const started: Started[] = [];
  for (let count = 0; count < starts; count++) started.push(await startOnce(options));
  const median = (of: (one: Started) => number | undefined): string => {
    const known = started.map(of).filter((value) => value !== undefined);
    return known.length === 0 ? '-' : percentile(known, 0.5).toFixed(0);
  };
  const size = ((await stat(vsix)).size / 1e6).toFixed(1);
  const figures = [
    size,
    median(({ activation }) => activation),
    median(({ own }) => own),
    median(({ suggestion }) => suggestion),
    median(({ engine }) => engine),
  ];
  return `  ${name.padEnd(28)}${figures.map((value) => value.padStart(14)).join('')}`;
}

/** The packages that this machine can run, in VS Code's workbench; the universal one in a web extension host, too. */
export async function benchPackages(): Promise<string[]> {
  const temporary = await mkdtemp(path.join(tmpdir(), 'neuron-lens-packages-'));
  const userData = path.join(temporary, 'install');
  const executable = await findEditor();
  const install = async (vsix: string, name: string): Promise<string> => {
    const extensions = path.join(temporary, name);
    await installExtension(executable, vsix, { extensions, userData });
    return extensions;
  };
  try {
    const own = await packageExtension();
    const universal = await packageTarget(UNIVERSAL);
    const folders = [await install(own, 'own'), await install(universal, 'universal')] as const;
    const web = await browserOptions(extensionIn(folders[1]), temporary);
    for (const folder of folders) await noteStart(extensionIn(folder));
    process.env['NEURON_LENS_EXTENSIONS'] = folders[0];
    const heads = ['MB', 'activation ms', 'of it own', 'suggestion ms', 'engine MB'];
    return [
      `A start in VS Code, medians of ${starts}; the suggestion is from the first key in a file of 2,000 lines, just opened, to its paint`,
      `  ${''.padEnd(28)}${heads.map((head) => head.padStart(14)).join('')}`,
      await row(`${process.platform}-${process.arch}`, own, { extensions: folders[0] }),
      await row('universal, Node', universal, { extensions: folders[1] }),
      await row('universal, browser', universal, web),
    ];
  } finally {
    await rm(temporary, { recursive: true, force: true, maxRetries: 3 });
  }
}
