/** Chooses the VS Code that is tested and shown. */
import { existsSync } from 'node:fs';
import path from 'node:path';

import {
  downloadAndUnzipVSCode,
  resolveCliPathFromVSCodeExecutablePath,
} from '@vscode/test-electron';

const WORKBENCH = path.join(__dirname, 'code.cjs');

/** Whether the workbench in a browser, which comes with npm, runs here: its server and the browser are for Linux. */
export function hasWorkbench(platform: NodeJS.Platform = process.platform): boolean {
  return platform === 'linux';
}

/**
 * An executable for @vscode/test-electron: the workbench in a browser, or where
 * that does not run a downloaded VS Code, or what NEURON_LENS_VSCODE says:
 * `workbench`, the path of an installed VS Code, or `download`
 * (`NEURON_LENS_VSCODE=download:1.100.0` picks a version).
 */
export async function findEditor(wish = process.env['NEURON_LENS_VSCODE'] ?? ''): Promise<string> {
  if (wish === 'workbench' || (wish === '' && hasWorkbench())) {
    return WORKBENCH;
  }
  const download = /^(?:download(?::(.+))?)?$/.exec(wish);
  if (download !== null) {
    return downloadAndUnzipVSCode(download[1]);
  }
  if (!existsSync(wish)) {
    throw new Error(`NEURON_LENS_VSCODE names no file: ${wish}`);
  }
  return path.resolve(wish);
}

/** The program that takes VS Code's command-line options; `code` on the PATH already is that program. */
export function commandLineOf(executable: string): string {
  const beside = resolveCliPathFromVSCodeExecutablePath(executable);
  return existsSync(beside) ? beside : executable;
}
