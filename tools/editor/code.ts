/**
 * VS Code's command line on top of the workbench in a browser: enough of it
 * for @vscode/test-electron to run tests and for extensions to be installed.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

import { newerNode } from '../node24.ts';
import { run } from './command.ts';
import { editorEnvironment } from './environment.ts';
import { type EditorFlags, readFlags } from './flags.ts';
import { isLocale } from './locale.ts';
import { packageVersion } from './paths.ts';
import { runTestModule } from './test-run.ts';
import { workbenchServer } from './workbench.ts';

export async function main(argv: readonly string[]): Promise<number> {
  const flags = readFlags(argv);
  if (flags.version) {
    console.log(packageVersion('code-server'));
    return 0;
  }
  const temporary = await mkdtemp(path.join(os.tmpdir(), 'neuron-lens-code-'));
  try {
    const folders = {
      userData: flags.userData ?? path.join(temporary, 'user-data'),
      extensions: flags.extensions ?? path.join(temporary, 'extensions'),
    };
    if (flags.tests !== undefined) {
      return await runTests(flags, flags.tests, folders);
    }
    return await manageExtensions(flags, folders);
  } finally {
    await rm(temporary, { recursive: true, force: true, maxRetries: 3 });
  }
}

interface Folders {
  readonly userData: string;
  readonly extensions: string;
}

function runTests(flags: EditorFlags, tests: string, folders: Folders): Promise<number> {
  const [folder] = flags.open;
  return runTestModule({
    ...folders,
    tests,
    ...(folder === undefined ? {} : { folder }),
    ...(isLocale(flags.locale) ? { locale: flags.locale } : {}),
    extensionsInDevelopment: flags.extensionsInDevelopment,
    trustWorkspace: flags.trustWorkspace,
    interrupted: interruption(),
  });
}

/** Resolves on Ctrl+C, or when the process that started the run ends and so closes our standard input. */
function interruption(): Promise<string> {
  return new Promise((resolve) => {
    process.once('SIGINT', () => resolve('interrupted'));
    process.once('SIGTERM', () => resolve('terminated'));
    process.stdin.once('close', () => resolve('nobody waits for it any more')).resume();
  });
}

async function manageExtensions(flags: EditorFlags, folders: Folders): Promise<number> {
  const actions = [
    ...flags.installExtensions.map((file) => `--install-extension=${file}`),
    ...flags.uninstallExtensions.map((id) => `--uninstall-extension=${id}`),
    ...(flags.listExtensions ? ['--list-extensions'] : []),
  ];
  if (actions.length === 0) {
    console.error('To open this workbench and look at it, run "npm start".');
    return 1;
  }
  const printed = await run(
    newerNode(),
    [
      await workbenchServer(),
      ...actions,
      ...['--user-data-dir', folders.userData, '--server-data-dir', folders.userData],
      ...['--extensions-dir', folders.extensions, '--accept-server-license-terms', '--force'],
    ],
    { env: editorEnvironment(process.env), advice: 'Is that file a VSIX?' },
  );
  console.log(flags.listExtensions ? printed.trim() : 'Done.');
  return 0;
}
