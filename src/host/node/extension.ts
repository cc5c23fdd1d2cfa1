/** What VS Code loads where the extension host is Node. */
import { Uri } from 'vscode';
import type { ExtensionContext } from 'vscode';
import { forked } from '../../worker/child.ts';
import { activateOn } from '../extension.ts';
import { userFolders } from './user-folders.ts';

export { deactivate } from '../extension.ts';

export function activate(context: ExtensionContext): void {
  activateOn(
    {
      engine: (extension) => forked(Uri.joinPath(extension, 'dist', 'engine.js').fsPath),
      modelAddress: (folder) => folder.fsPath,
      userFolders,
    },
    context,
  );
}
