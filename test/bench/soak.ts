import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { findEditor } from '../../tools/editor/vscode.ts';
import { installExtension, packageExtension } from '../../tools/editor/vsix.ts';
import { Writing } from '../host/writing.ts';
import { figure } from './figures.ts';
import { sample } from './samples.ts';

/**
 * Most that resident memory may grow from the first tenth to the end, and most, in MB, that the host may have above one
 * that did a tenth of the work without Neuron Lens.
 */
const mostGrowth = 0.1;
const mostAbove = 120;

/** The Neuron Inspector is opened on every so manieth file, and closed with it. */
const inspectEvery = 25;

export interface SoakOptions {
  readonly edits: number;
  readonly files: number;
}

export interface SoakReport {
  readonly lines: readonly string[];
  readonly passed: boolean;
}

/** Every text is another one, so that nothing counted in one is known from the one before. */
function fileText(index: number): { readonly name: string; readonly text: string } {
  const language = (['py', 'ts', 'c'] as const)[index % 3]!;
  const text = sample(language, 5_000 + ((index * 7_919) % 30_000));
  const own = text.replace(/\b[a-z_]{5,}\b/g, (word, at: number) =>
    at % 3 === 0 ? `${word}_${index.toString(36)}` : word,
  );
  return { name: `soak-${index}.${language}`, text: own };
}

/** Resident memory in MB. */
interface Resident {
  readonly host: number;
  readonly engine: number;
}

/** Of the extension host and of the engine's process. Read from /proc: Linux alone. */
function residentMegabytes(writing: Writing): Promise<Resident> {
  return writing.workbench.host(async () => {
    const fs = process.getBuiltinModule('node:fs');
    // What is garbage by now is no leak: most of it goes within some seconds.
    await new Promise((resolve) => setTimeout(resolve, 5_000));
    const status = (pid: string, field: string): string =>
      new RegExp(`^${field}:\\s*(\\S+)`, 'm').exec(
        fs.readFileSync(`/proc/${pid}/status`, 'utf8'),
      )?.[1] ?? '0';
    const isEngine = (pid: string): boolean => {
      try {
        const command = fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8');
        return status(pid, 'PPid') === String(process.pid) && /neuron-lens.*engine/.test(command);
      } catch {
        // It ended meanwhile.
        return false;
      }
    };
    const engines = fs.readdirSync('/proc').filter((name) => /^\d+$/.test(name) && isEngine(name));
    const megabytes = (pid: string): number => Number(status(pid, 'VmRSS')) / 1024;
    return {
      host: megabytes('self'),
      engine: engines.map(megabytes).reduce((sum, one) => sum + one, 0),
    };
  });
}

/** Opens a file, makes `edits` edits in it as keys would, and closes it without saving. */
async function editOnce(
  writing: Writing,
  index: number,
  edits: number,
  inspected = index % inspectEvery === inspectEvery - 1,
): Promise<void> {
  const { name, text } = fileText(index);
  const file = path.join(writing.workbench.folder, name);
  await writeFile(file, text);
  await writing.workbench.host(
    async (vscode, at) => {
      const run = (command: string, ...more: unknown[]): Thenable<unknown> =>
        vscode.commands.executeCommand(command, ...more);
      const editor = await vscode.window.showTextDocument(vscode.Uri.file(at.file));
      if (at.inspect) await run('neuronLens.openInspector');
      await vscode.window.showTextDocument(editor.document, { viewColumn: vscode.ViewColumn.One });
      const middle = editor.document.lineAt(Math.floor(editor.document.lineCount / 2)).range.end;
      editor.selection = new vscode.Selection(middle, middle);
      const typed = `\nfor index in range(${at.index}):\n`;
      for (let edit = 0; edit < at.edits; edit += 1) {
        if (edit % 11 === 10) await run('undo');
        else if (edit % 7 === 6) await run('deleteLeft');
        else if (edit % 13 === 12) await run('editor.action.duplicateSelection');
        else await run('type', { text: typed[edit % typed.length] });
        if (edit % 5 === 0) await run('editor.action.inlineSuggest.trigger');
      }
      await run('workbench.action.files.revert');
      await run('workbench.action.closeAllEditors');
    },
    { file, index, edits, inspect: inspected },
  );
  await rm(file);
}

/** Of a VS Code without Neuron Lens, idle and after `files` of the same work: its own documents take memory, too. */
async function withoutExtension(
  temporary: string,
  files: number,
  edits: number,
): Promise<{ readonly idle: Resident; readonly worked: Resident }> {
  const writing = await Writing.open({
    extensions: path.join(temporary, 'none'),
    settings: { 'files.hotExit': 'off' },
  });
  try {
    const idle = await residentMegabytes(writing);
    for (let index = 0; index < files; index += 1) await editOnce(writing, index, edits, false);
    return { idle, worked: await residentMegabytes(writing) };
  } finally {
    await writing.close();
  }
}

/** Goes through files as somebody does in a long day, in a real VS Code, and watches what memory is held. */
export async function soak({ edits, files }: SoakOptions): Promise<SoakReport> {
  const temporary = await mkdtemp(path.join(tmpdir(), 'neuron-lens-soak-'));
  try {
    const extensions = path.join(temporary, 'extensions');
    const vsix = await packageExtension();
    const userData = path.join(temporary, 'install');
    await installExtension(await findEditor(), vsix, { extensions, userData });
    process.env['NEURON_LENS_EXTENSIONS'] = extensions;
    const perFile = Math.ceil(edits / files);
    const tenth = Math.ceil(files / 10);
    const without = await withoutExtension(temporary, tenth, perFile);
    console.error(`without Neuron Lens: ${shown(without.idle)}, ${shown(without.worked)}`);
    const writing = await Writing.open({
      settings: { 'neuronLens.learning.workspaceFiles': true, 'files.hotExit': 'off' },
    });
    try {
      const held: Resident[] = [];
      for (let index = 0; index < files; index += 1) {
        await editOnce(writing, index, perFile);
        if ((index + 1) % tenth === 0 || index === files - 1) {
          held.push(await residentMegabytes(writing));
          console.error(`${index + 1} files: ${shown(held.at(-1)!)}`);
        }
      }
      return report({ edits: perFile * files, files }, without, held);
    } finally {
      await writing.close();
    }
  } finally {
    await rm(temporary, { recursive: true, force: true, maxRetries: 3 });
  }
}

function shown({ host, engine }: Resident): string {
  return `${host.toFixed(0)} + ${engine.toFixed(0)} MB`;
}

function report(
  { edits, files }: SoakOptions,
  { idle, worked }: { readonly idle: Resident; readonly worked: Resident },
  held: readonly Resident[],
): SoakReport {
  const [first, last] = [held[0]!, held.at(-1)!];
  const sum = ({ host, engine }: Resident): number => host + engine;
  const growth = sum(last) / sum(first) - 1;
  const above = last.host - worked.host;
  const lines = [
    `${edits} edits in ${files} files opened and closed, in a real VS Code; resident memory of the extension host + the engine`,
    figure('without Neuron Lens, idle', shown(idle)),
    figure('without Neuron Lens, after a tenth of the work', shown(worked)),
    ...held.map((value, tenth) => figure(`after ${tenth + 1} tenths`, shown(value))),
    figure('both, growth since the first tenth', `${(100 * growth).toFixed(1)} %`, 'most: 10 %'),
    figure(
      'the host, above one without after a tenth',
      `${above.toFixed(0)} MB`,
      `most: ${mostAbove} MB`,
    ),
  ];
  return { lines, passed: growth <= mostGrowth && above <= mostAbove };
}
