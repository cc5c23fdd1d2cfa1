/** The extension as it is shipped: packaged, and installed the way a user would. */
import { existsSync } from 'node:fs';
import path from 'node:path';

import { packageFile, wantedTargets } from '../package/targets.ts';
import { run } from './command.ts';
import { repository } from './paths.ts';
import { commandLineOf } from './vscode.ts';

/** Builds the VSIX and says where it is; NEURON_LENS_VSIX names one that is built already. */
export async function packageExtension(): Promise<string> {
  const built = process.env['NEURON_LENS_VSIX'];
  if (built !== undefined) {
    if (!existsSync(built)) {
      throw new Error(`NEURON_LENS_VSIX names no file: ${built}`);
    }
    return path.resolve(built);
  }
  const script = path.join(repository, 'tools', 'package', 'main.ts');
  const printed = await run(process.execPath, ['--import', 'tsx', script], {
    cwd: repository,
    advice: '"npm run package" alone tells more.',
  });
  console.log(printed.trimEnd().split('\n').at(-1));
  const [target] = wantedTargets([], `${process.platform}-${process.arch}`);
  return path.join(repository, packageFile(target!));
}

export interface EditorFolders {
  readonly userData: string;
  readonly extensions: string;
}

/** Installs into folders of our own: whatever the user has installed stays as it is. */
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
