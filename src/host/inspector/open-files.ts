/** The files that are open in the editor, for requests about others than the one that is shown. */
import { Range, Uri, ViewColumn, window, workspace } from 'vscode';
import type { TextDocument } from 'vscode';
import type { OpenFile } from './other-files.ts';

/** Those that the engine has: first what is in sight, then what was opened most recently. */
export function openFiles(hasEngine: (uri: string) => boolean): OpenFile[] {
  const inSight = window.visibleTextEditors.map(({ document }) => document);
  const all = new Set([...inSight, ...[...workspace.textDocuments].reverse()]);
  return [...all]
    .map(({ uri }) => ({ uri: uri.toString(), name: workspace.asRelativePath(uri) }))
    .filter(({ uri }) => hasEngine(uri));
}

/** Shows a place in a file that was open when it was asked about. */
export async function showPlace(address: string, offset: number): Promise<void> {
  const open = workspace.textDocuments.find(({ uri }) => uri.toString() === address);
  await showAt(open ?? (await workspace.openTextDocument(Uri.parse(address, true))), offset);
}

/** Beside the panel, the cursor at `offset`. */
export async function showAt(document: TextDocument, offset: number): Promise<void> {
  const at = document.positionAt(offset);
  const viewColumn = window.visibleTextEditors[0]?.viewColumn ?? ViewColumn.One;
  await window.showTextDocument(document, { viewColumn, selection: new Range(at, at) });
}
