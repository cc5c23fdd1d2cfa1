import { l10n, Uri, window, workspace } from 'vscode';
import type { TextDocument } from 'vscode';
import type { SavedFile } from '../../protocol/panel.ts';
import { bytesOf } from './saved-bytes.ts';

/** Asks where to save what a page made, proposing the folder of the file that it is about, and saves it. */
export async function saveFile(file: SavedFile, about: TextDocument | undefined): Promise<void> {
  const folder = about?.uri.scheme === 'file' ? Uri.joinPath(about.uri, '..') : undefined;
  // The name that a page gives must not lead to another folder.
  const name = `${file.name.replaceAll(/[^\w.-]+/g, '-')}.${file.format}`;
  const to = await window.showSaveDialog({
    filters: { [file.format.toUpperCase()]: [file.format] },
    ...(folder && { defaultUri: Uri.joinPath(folder, name) }),
  });
  if (to === undefined) return;
  try {
    await workspace.fs.writeFile(to, bytesOf(file));
    void window.showInformationMessage(l10n.t('Saved: {0}', to.path.split('/').at(-1) ?? name));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    void window.showErrorMessage(l10n.t('{0} could not be saved: {1}', name, reason));
  }
}
