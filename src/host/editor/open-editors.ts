/** What is open in the window: editors in sight, and files in tabs. */
import { TabInputText, TabInputWebview, window } from 'vscode';
import type { TextDocument, TextEditor, Uri } from 'vscode';

/** A visible editor of the document. */
export function editorOf(document: TextDocument | undefined): TextEditor | undefined {
  return window.visibleTextEditors.find((editor) => editor.document === document);
}

/** The active editor; while a Neuron Inspector has the focus, the one beside it. */
export function editorAtHand(): TextEditor | undefined {
  const { input } = window.tabGroups.activeTabGroup.activeTab ?? {};
  // VS Code puts a prefix before a panel's type.
  const isInspector =
    input instanceof TabInputWebview && input.viewType.endsWith('neuronLens.inspector');
  return window.activeTextEditor ?? (isInspector ? window.visibleTextEditors[0] : undefined);
}

/** The text files in all tabs, visible or not. */
export function filesInTabs(): Uri[] {
  return window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .flatMap(({ input }) => (input instanceof TabInputText ? [input.uri] : []));
}
