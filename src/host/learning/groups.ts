import { workspace } from 'vscode';
import type { TextDocument, Uri } from 'vscode';

/** The group of all documents that are in no folder of the workspace. */
const LOOSE = '';

/**
 * The group whose texts complete a document: its workspace folder and no other, since two folders of one window may
 * belong to two clients. Documents in no folder share one group.
 */
export function groupOf(document: TextDocument): string {
  const folder = workspace.getWorkspaceFolder(placeOf(document));
  if (folder !== undefined) return groupOfFolder(folder.uri);
  // An untitled document belongs to the workspace's folder, if there is only one.
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
