import { workspace } from 'vscode';
import type { TextDocument, Uri } from 'vscode';

/** Of documents that lie in no folder of the workspace. */
const LOOSE = '';

/**
 * Whose texts complete a document: those of its folder of the workspace, and no other's, since two folders of one window
 * may be two clients'. What lies in none has a group of its own.
 */
export function groupOf(document: TextDocument): string {
  const folder = workspace.getWorkspaceFolder(placeOf(document));
  if (folder !== undefined) return groupOfFolder(folder.uri);
  // What has no place yet belongs to what somebody works on, if there is only one thing.
  const [only, ...others] = workspace.workspaceFolders ?? [];
  const isScratch = document.isUntitled && only !== undefined && others.length === 0;
  return isScratch ? groupOfFolder(only.uri) : LOOSE;
}

export function groupOfFolder(folder: Uri): string {
  return folder.toString();
}

/** A cell lies where its notebook does. */
function placeOf({ uri }: TextDocument): Uri {
  if (uri.scheme !== 'vscode-notebook-cell') return uri;
  const notebook = workspace.notebookDocuments.find((one) => one.uri.path === uri.path);
  return notebook?.uri ?? uri;
}
