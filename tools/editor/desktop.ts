/** A VS Code that is installed on this machine. */
import { spawn } from 'node:child_process';
import { accessSync, constants, statSync } from 'node:fs';
import path from 'node:path';

import { invocation } from '../invocation.ts';
import type { Locale } from './locale.ts';
import { repository } from './paths.ts';
import type { Place } from './start-options.ts';
import { commandLineOf } from './vscode.ts';
import type { EditorFolders } from './vsix.ts';

/** Whether a window can be opened from here. */
export function hasScreen(environment: NodeJS.ProcessEnv = process.env): boolean {
  return (
    process.platform !== 'linux' ||
    Boolean(environment['DISPLAY'] ?? environment['WAYLAND_DISPLAY'])
  );
}

/** `code` on the PATH, except the one that npm puts there from this repository. */
export function findDesktopEditor(
  environment: NodeJS.ProcessEnv = process.env,
): string | undefined {
  const name = process.platform === 'win32' ? 'code.cmd' : 'code';
  return (environment['PATH'] ?? '')
    .split(path.delimiter)
    .filter((folder) => folder !== '' && !path.resolve(folder).startsWith(repository))
    .map((folder) => path.join(folder, name))
    .find(isExecutable);
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

export interface DesktopWindow extends EditorFolders {
  readonly folder: string;
  readonly file: string;
  readonly place: Place;
  readonly locale: Locale;
}

/** Shows a window with its own user data and extensions, until it is closed or `ended` resolves. */
export async function showDesktopEditor(
  executable: string,
  window: DesktopWindow,
  ended: Promise<void>,
): Promise<void> {
  const { line, column = 1 } = window.place;
  const args = [
    ...['--user-data-dir', window.userData, '--extensions-dir', window.extensions],
    ...['--new-window', '--wait', '--skip-welcome', '--disable-workspace-trust'],
    ...['--locale', window.locale],
    // Electron refuses to run as root otherwise.
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    window.folder,
    ...['--goto', `${path.join(window.folder, window.file)}:${line}:${column}`],
  ];
  const { program, words, shell } = invocation(commandLineOf(executable), args);
  const child = spawn(program, words, { stdio: 'inherit', shell });
  void ended.then(() => child.kill());
  await new Promise<void>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', () => resolve());
  });
}
