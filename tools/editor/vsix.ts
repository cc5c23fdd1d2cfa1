/** The extension as it is shipped: packaged, and installed as a user would. */
import { existsSync } from 'node:fs';
import path from 'node:path';

import { packageFile, wantedTargets, type Target } from '../package/targets.ts';
import { run } from './command.ts';
import { repository } from './paths.ts';
import { commandLineOf } from './vscode.ts';

/** Builds the VSIX for this machine and returns its path; NEURON_LENS_VSIX may name one that is already built. */
export async function packageExtension(): Promise<string> {
  const built = process.env['NEURON_LENS_VSIX'];
  if (built === undefined) {
    const [target] = wantedTargets([], `${process.platform}-${process.arch}`);
    return packageTarget(target!);
  }
  if (!existsSync(built)) {
    throw new Error(`NEURON_LENS_VSIX names no file: ${built}`);
  }
  return path.resolve(built);
}

/** Builds a VSIX and returns its path. */
export async function packageTarget(target: Target): Promise<string> {
  const script = path.join(repository, 'tools', 'package', 'main.ts');
  const words = ['--import', 'tsx', script, '--target', target.name];
  const printed = await run(process.execPath, words, {
    cwd: repository,
    advice: `"npm run package -- --target ${target.name}" alone tells more.`,
  });
  console.log(printed.trimEnd().split('\n').at(-1));
  return path.join(repository, packageFile(target));
}

export interface EditorFolders {
  readonly userData: string;
  readonly extensions: string;
}

/** Installs into separate folders, which leaves the user's own extensions alone. */
export async function installExtension(
  executable: string,
  vsix: string,
  { userData, extensions }: EditorFolders,
): Promise<void> {
  await run(
    commandLineOf(executable),
    [
      ...['--extensions-dir', extensions, '--user-data-dir', userData],
      ...['--install-extension', vsix, '--force'],
    ],
    { advice: 'Does that VS Code start at all?' },
  );
}
