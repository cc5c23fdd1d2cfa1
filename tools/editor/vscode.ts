/** Which VS Code runs the tests in the extension host. */
import { existsSync } from 'node:fs';
import path from 'node:path';

import { downloadAndUnzipVSCode } from '@vscode/test-electron';

const WORKBENCH = path.join(__dirname, 'code.cjs');

/**
 * An executable for @vscode/test-electron: the workbench in a browser, or what
 * NEURON_LENS_VSCODE says, which is the path of an installed VS Code or
 * `download` (then `NEURON_LENS_VSCODE=download:1.100.0` picks a version).
 */
export async function findEditor(wish = process.env['NEURON_LENS_VSCODE']): Promise<string> {
  if (wish === undefined || wish === '') {
    return WORKBENCH;
  }
  const [kind, version] = wish.split(':');
  if (kind === 'download') {
    return downloadAndUnzipVSCode(version);
  }
  if (!existsSync(wish)) {
    throw new Error(`NEURON_LENS_VSCODE names no file: ${wish}`);
  }
  return path.resolve(wish);
}

export function isWorkbench(executable: string): boolean {
  return executable === WORKBENCH;
}
