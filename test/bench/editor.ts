import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { findEditor } from '../../tools/editor/vscode.ts';
import { installExtension, packageExtension } from '../../tools/editor/vsix.ts';
import { Writing } from '../host/writing.ts';
import { figure, percentile } from './figures.ts';
import { benchPanel } from './panel.ts';
import { sample } from './samples.ts';
import { benchTyping } from './typing.ts';

const tries = 5;

interface Opening {
  readonly kind: string;
  /** Nothing is opened without one. */
  readonly ending?: string;
  readonly completion: boolean;
}

/** What the editor itself takes to hand a long text to extensions is not ours: hence the second and third. */
const openings: readonly Opening[] = [
  { kind: 'nothing done', completion: true },
  { kind: '1 MB opened as plain text', ending: '.txt', completion: true },
  { kind: '1 MB opened as code, completion off', ending: '.py', completion: false },
  { kind: '1 MB opened as code, completion on', ending: '.py', completion: true },
];

function switchCompletion(writing: Writing, enabled: boolean): Promise<void> {
  return writing.workbench.host(async (vscode, value) => {
    const python = vscode.workspace.getConfiguration('neuronLens.completion', {
      languageId: 'python',
    });
    await python.update('enabled', value, vscode.ConfigurationTarget.Global, true);
  }, enabled);
}

/** The longest delay of the extension host's event loop, in ms, while it opens a file; nothing is opened for ''. */
function longestDelay(writing: Writing, file: string): Promise<number> {
  return writing.workbench.host(async (vscode, at) => {
    const { monitorEventLoopDelay } = process.getBuiltinModule('node:perf_hooks');
    const monitor = monitorEventLoopDelay({ resolution: 1 });
    monitor.enable();
    await new Promise((resolve) => setTimeout(resolve, 50));
    monitor.reset();
    if (at !== '') await vscode.window.showTextDocument(vscode.Uri.file(at));
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    monitor.disable();
    return monitor.max / 1e6;
  }, file);
}

/** The extension host of a real VS Code, where other extensions live, while a file of 1 MB is opened. */
export async function benchEditor(): Promise<string[]> {
  const temporary = await mkdtemp(path.join(tmpdir(), 'neuron-lens-bench-'));
  const extensions = path.join(temporary, 'extensions');
  const userData = path.join(temporary, 'install');
  const vsix = await packageExtension();
  await installExtension(await findEditor(), vsix, { extensions, userData });
  process.env['NEURON_LENS_EXTENSIONS'] = extensions;
  // So wide that the panel has a map.
  const writing = await Writing.open({ size: { width: 1600, height: 900 } });
  try {
    await writing.openFile('first.py', sample('py', 1_000));
    await writing.waitForModel();
    const text = sample('py', 1_000_000);
    const delays = openings.map((opening) => ({ ...opening, longest: [] as number[] }));
    for (let count = 0; count < tries; count += 1) {
      for (const { ending, completion, longest } of delays) {
        await switchCompletion(writing, completion);
        const name = `${count}-${String(completion)}${ending ?? ''}`;
        const file = ending === undefined ? '' : path.join(writing.workbench.folder, name);
        if (file !== '') await writeFile(file, text);
        longest.push(await longestDelay(writing, file));
      }
    }
    const lines = delays.map(({ kind, longest }) =>
      figure(kind, percentile(longest, 0.5).toFixed(1), `best ${Math.min(...longest).toFixed(1)}`),
    );
    return [
      `The extension host's event loop in VS Code, longest delay in ms, median of ${tries} (aim: 30)`,
      ...lines,
      '',
      ...(await benchTyping(writing, (enabled) => switchCompletion(writing, enabled))),
      '',
      ...(await benchPanel(writing)),
    ];
  } finally {
    await writing.close();
    await rm(temporary, { recursive: true, force: true, maxRetries: 3 });
  }
}
