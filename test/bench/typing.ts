import type { Writing } from '../host/writing.ts';
import { figure } from './figures.ts';
import { sample } from './samples.ts';

const seconds = 30;
const keysPerSecond = 15;
const others = ['other-0.py', 'other-1.py', 'other-2.py'];

interface Delays {
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
}

/** Begins to watch the extension host's event loop; three files that nobody looks at change meanwhile. */
async function watch(writing: Writing): Promise<void> {
  const { folder } = writing.workbench;
  await writing.workbench.host(
    async (vscode, files) => {
      const { monitorEventLoopDelay } = process.getBuiltinModule('node:perf_hooks');
      const documents = await Promise.all(
        files.map((file) => vscode.workspace.openTextDocument(vscode.Uri.file(file))),
      );
      const change = (): void => {
        for (const { uri } of documents) {
          const edit = new vscode.WorkspaceEdit();
          edit.insert(uri, new vscode.Position(0, 0), 'changed = True\n');
          void vscode.workspace.applyEdit(edit);
        }
      };
      const monitor = monitorEventLoopDelay({ resolution: 1 });
      const timer = setInterval(change, 500);
      monitor.enable();
      Object.assign(globalThis, { watching: { monitor, timer } });
    },
    others.map((name) => `${folder}/${name}`),
  );
}

async function delays(writing: Writing): Promise<Delays> {
  return writing.workbench.host(() => {
    const { watching } = globalThis as unknown as {
      watching: {
        monitor: { disable(): void; percentile(p: number): number; max: number };
        timer: NodeJS.Timeout;
      };
    };
    clearInterval(watching.timer);
    watching.monitor.disable();
    const { monitor } = watching;
    const at = (percent: number): number => monitor.percentile(percent) / 1e6;
    return { p50: at(50), p99: at(99), max: monitor.max / 1e6 };
  });
}

async function typeOnce(writing: Writing, name: string): Promise<Delays> {
  await writing.openFile(name, sample('py', 3_000));
  await watch(writing);
  const { page } = writing.workbench.editor;
  const text = sample('py', seconds * keysPerSecond);
  await page.keyboard.type(text, { delay: 1_000 / keysPerSecond });
  return delays(writing);
}

/** The extension host's event loop while somebody types fast and other files change. */
export async function benchTyping(
  writing: Writing,
  switchCompletion: (enabled: boolean) => Promise<void>,
): Promise<string[]> {
  for (const name of others) await writing.openFile(name, sample('py', 20_000));
  const lines: string[] = [];
  for (const enabled of [false, true]) {
    await switchCompletion(enabled);
    const { p50, p99, max } = await typeOnce(writing, `typed-${String(enabled)}.py`);
    const figures = [p50, p99, max].map((delay) => delay.toFixed(1).padStart(9)).join('');
    lines.push(figure(`completion ${enabled ? 'on' : 'off'}`, figures));
  }
  return [
    `The same while ${keysPerSecond} characters a second are typed for ${seconds} s and three other files change`,
    figure('ms', ['p50', 'p99 (aim: 10)', 'max'].map((name) => name.padStart(9)).join('')),
    ...lines,
  ];
}
