/** Which documents there are for a panel to show. */
import { window, workspace } from 'vscode';
import type { TextDocument, Uri } from 'vscode';
import { filesInTabs } from '../editor/open-editors.ts';
import { isReadable } from '../completion/places.ts';

export function isCode(document: TextDocument | undefined): document is TextDocument {
  if (document === undefined) return false;
  const { scheme } = document.uri;
  return isReadable(scheme, workspace.fs.isWritableFileSystem(scheme));
}

/** That of the active editor, or of another in sight: a panel may be the active one. */
export function documentInSight(): TextDocument | undefined {
  return [window.activeTextEditor, ...window.visibleTextEditors]
    .map((editor) => editor?.document)
    .find(isCode);
}

/** Whether a tab has it, seen or not. */
export function hasTab(uri: Uri): boolean {
  const address = uri.toString();
  return filesInTabs().some((one) => one.toString() === address);
}
