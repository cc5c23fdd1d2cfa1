import { commands, Selection, TabInputWebview, ViewColumn, window, workspace } from 'vscode';
import type { TextDocument } from 'vscode';

/** Repeats itself, as code does; in a language for which VS Code itself marks no errors in unfinished code. */
const TEXT = `"""What is to be done, the most urgent first."""

from dataclasses import dataclass


@dataclass
class Task:
    name: str
    priority: int = 0


class TaskList:
    def __init__(self):
        self.tasks = []

    def add(self, name, priority=0):
        task = Task(name, priority)
        self.tasks.append(task)
        self.tasks.sort(key=lambda task: -task.priority)

    def find(self, name):
        for task in self.tasks:
            if task.name == name:
                return task
        return None

    def count(self, priority):
        count = 0
        for task in ¦
        return count
`;
/** Marks the cursor in it. */
const CURSOR = '¦';

/** An unsaved document to try things on. */
export class Sample {
  #document: TextDocument | undefined;

  /** Shows it, with something suggested at the cursor. */
  async open(): Promise<void> {
    const known = this.#document;
    if (known !== undefined && !known.isClosed) {
      await window.showTextDocument(known, { viewColumn: columnOf(known) });
      return;
    }
    const cursor = TEXT.indexOf(CURSOR);
    const content = TEXT.replace(CURSOR, '');
    const document = await workspace.openTextDocument({ language: 'python', content });
    this.#document = document;
    const place = document.positionAt(cursor);
    await window.showTextDocument(document, {
      selection: new Selection(place, place),
      viewColumn: columnOf(document),
    });
    await commands.executeCommand('editor.action.inlineSuggest.trigger');
  }
}

/** The column that shows it already, or the one beside the page that asked for it, which it must not cover. */
function columnOf(document: TextDocument): ViewColumn {
  const shown = window.visibleTextEditors.find((editor) => editor.document === document);
  if (shown?.viewColumn !== undefined) return shown.viewColumn;
  const { activeTab } = window.tabGroups.activeTabGroup;
  return activeTab?.input instanceof TabInputWebview ? ViewColumn.Beside : ViewColumn.Active;
}
