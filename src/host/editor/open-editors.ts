/** What is open in the window: editors in sight, and files in tabs. */
import { TabInputText, window } from 'vscode';
import type { TextDocument, TextEditor, Uri } from 'vscode';

/** One in sight. */
export function editorOf(document: TextDocument | undefined): TextEditor | undefined {
  return window.visibleTextEditors.find((editor) => editor.document === document);
}

/** Whether anybody sees them or not. */
export function filesInTabs(): Uri[] {
  return window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .flatMap(({ input }) => (input instanceof TabInputText ? [input.uri] : []));
}
