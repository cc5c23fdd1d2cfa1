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
        const program = Uri.joinPath(extension, 'dist', 'engine.js');
        return inWorker(
          () => addressOf(program),
          async (file) => new Uint8Array(await workspace.fs.readFile(Uri.parse(file, true))),
        );
      },
      modelAddress: (folder) => folder.toString(),
      // In a browser the user's own files cannot be read.
      userFolders: () => undefined,
    },
    context,
  );
}

/** A worker's program must come from the origin that starts it. The extension's files may not, but a blob does. */
async function addressOf(program: Uri): Promise<string> {
  const bytes = new Uint8Array(await workspace.fs.readFile(program));
  return URL.createObjectURL(new Blob([bytes], { type: 'text/javascript' }));
}
