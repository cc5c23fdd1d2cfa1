/** `npm start`: the packaged extension, installed into a VS Code, with a sample to try it on. */
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

import { runFromCommandLine } from '../command-line.ts';
import { findDesktopEditor, hasScreen, showDesktopEditor } from './desktop.ts';
import { takePicture } from './picture.ts';
import { serveWorkbench } from './served.ts';
import { readStartOptions, usage, type StartOptions } from './start-options.ts';
import { findEditor, hasWorkbench } from './vscode.ts';
import { installExtension, packageExtension } from './vsix.ts';
import { copySample } from './workspace.ts';

/** Resolves on Ctrl+C, or when the terminal is closed. */
const interrupted = new Promise<void>((resolve) => {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, resolve);
  }
});
/** Milliseconds that open windows and servers get to end by themselves. */
const TIMEOUT_MS = 5000;

async function main(words: readonly string[]): Promise<void> {
  const options = readStartOptions(words);
  const temporary = await mkdtemp(path.join(os.tmpdir(), 'neuron-lens-start-'));
  try {
    const givenUp = interrupted.then(async () => {
      await delay(TIMEOUT_MS, undefined, { ref: false });
      throw new Error('Interrupted.');
    });
    await Promise.race([open(options, temporary), givenUp]);
  } finally {
    await rm(temporary, { recursive: true, force: true, maxRetries: 3 });
  }
}

async function open(options: StartOptions, temporary: string): Promise<void> {
  const vsix = await packageExtension();
  const { file, place, locale, theme } = options;
  const folder = await copySample(temporary);
  const folders = {
    userData: path.join(temporary, 'user-data'),
    extensions: path.join(temporary, 'extensions'),
  };
  const desktop = options.screenshot === undefined ? await desktopEditor() : undefined;
  await installExtension(desktop ?? (await findEditor('workbench')), vsix, folders);
  const ended = Promise.race([
    interrupted,
    ...(options.seconds === undefined ? [] : [delay(options.seconds * 1000)]),
  ]);
  if (desktop !== undefined) {
    console.log(`Opening ${desktop}, with extensions and settings of its own.`);
    await showDesktopEditor(desktop, { ...folders, folder, file, place, locale }, ended);
    return;
  }
  const workbench = { ...folders, folder, locale, trustWorkspace: true };
  if (options.screenshot === undefined) {
    const port = options.port === undefined ? {} : { port: options.port };
    const shown = { ...workbench, ...port, file: path.join(folder, file) };
    await serveWorkbench(shown, theme, ended);
    return;
  }
  const picture = { to: options.screenshot, file, place };
  const ghost = await takePicture(picture, { ...workbench, theme });
  console.log(`${options.screenshot}: ${JSON.stringify(ghost)} suggested in ${file}.`);
}

/** The VS Code to open a window with; undefined where the workbench in a browser is shown instead. */
async function desktopEditor(): Promise<string | undefined> {
  const wish = process.env['NEURON_LENS_VSCODE'];
  if (wish === 'workbench' || !hasScreen()) {
    return undefined;
  }
  const found = wish === undefined ? findDesktopEditor() : undefined;
  if (found !== undefined) return found;
  return wish === undefined && hasWorkbench() ? undefined : findEditor(wish);
}

// Does not wait for a VS Code that is still open.
void runFromCommandLine(usage, main).then(() => process.exit());
