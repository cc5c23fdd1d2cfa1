/** What VS Code loads where the extension host is a worker of a browser: vscode.dev, github.dev. */
import { Uri, workspace } from 'vscode';
import type { ExtensionContext } from 'vscode';
import { inWorker } from '../../worker/web/web-worker.ts';
import { activateOn } from '../extension.ts';

export { deactivate } from '../extension.ts';

export function activate(context: ExtensionContext): void {
  activateOn(
    {
      engine: (extension) => {
        const program = Uri.joinPath(extension, 'dist', 'web', 'engine.js');
        return inWorker(
          () => addressOf(program),
          async (file) => new Uint8Array(await workspace.fs.readFile(Uri.parse(file, true))),
        );
      },
      modelAddress: (folder) => folder.toString(),
      // A browser lets nobody read what does not belong to the workspace.
      userFolders: () => undefined,
    },
    context,
  );
}

/** A worker may be made only of what comes from its maker's own origin: the extension's files need not. */
async function addressOf(program: Uri): Promise<string> {
  const bytes = new Uint8Array(await workspace.fs.readFile(program));
  return URL.createObjectURL(new Blob([bytes], { type: 'text/javascript' }));
}
