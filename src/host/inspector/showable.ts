/** Which documents a panel can show. */
import { window, workspace } from 'vscode';
import type { TextDocument, Uri } from 'vscode';
import { filesInTabs } from '../editor/open-editors.ts';
import { isReadable } from '../completion/places.ts';

export function isCode(document: TextDocument | undefined): document is TextDocument {
  if (document === undefined) return false;
  const { scheme } = document.uri;
  return isReadable(scheme, workspace.fs.isWritableFileSystem(scheme));
}

/** The document of the active editor, or of another in sight: a panel may have the focus. */
export function documentInSight(): TextDocument | undefined {
  return [window.activeTextEditor, ...window.visibleTextEditors]
    .map((editor) => editor?.document)
    .find(isCode);
}

/** Whether a tab has it, visible or not. */
export function hasTab(uri: Uri): boolean {
  const address = uri.toString();
  return filesInTabs().some((one) => one.toString() === address);
}
