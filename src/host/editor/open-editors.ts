/** What is open in the window: editors in sight, and files in tabs. */
import { TabInputText, TabInputWebview, window } from 'vscode';
import type { TextDocument, TextEditor, Uri } from 'vscode';

/** One in sight. */
export function editorOf(document: TextDocument | undefined): TextEditor | undefined {
  return window.visibleTextEditors.find((editor) => editor.document === document);
}

/** The active one; while a Neuron Inspector has the keyboard, the one beside it. */
export function editorAtHand(): TextEditor | undefined {
  const { input } = window.tabGroups.activeTabGroup.activeTab ?? {};
  // The editor puts its own word before a panel's type.
  const isInspector =
    input instanceof TabInputWebview && input.viewType.endsWith('neuronLens.inspector');
  return window.activeTextEditor ?? (isInspector ? window.visibleTextEditors[0] : undefined);
}

/** Whether anybody sees them or not. */
export function filesInTabs(): Uri[] {
  return window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .flatMap(({ input }) => (input instanceof TabInputText ? [input.uri] : []));
}
