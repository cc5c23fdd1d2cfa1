/** How a panel and the editor of its document keep step: where one scrolls and goes, the other does. */
import { Selection, ViewColumn, window } from 'vscode';
import type {
  TextDocument,
  TextEditorSelectionChangeEvent,
  TextEditorVisibleRangesChangeEvent,
} from 'vscode';
import { editorOf } from '../open-editors.ts';
import type { PanelSession } from './panel-session.ts';
import { revealAsFirst } from './reveal.ts';

/** What is scrolled comes back as an event of its own for this long: ours from the editor, the cursor's after it. */
const ECHO = 300;

export class EditorLink {
  readonly #session: PanelSession;
  #scrolledAt = 0;
  #movedAt = 0;
  /** Where we put the editor's cursor, until it says that it is there. */
  #sent: number[] = [];

  constructor(session: PanelSession) {
    this.#session = session;
  }

  /** The editor scrolled. */
  scrolled({ textEditor, visibleRanges }: TextEditorVisibleRangesChangeEvent): void {
    const [seen] = visibleRanges;
    if (seen === undefined || Date.now() < this.#scrolledAt + ECHO) return;
    const cursor = textEditor.document.offsetAt(textEditor.selection.active);
    // Where it did because its cursor moved, it is the cursor that is looked at.
    const hasMoved = Date.now() < this.#movedAt + ECHO;
    this.#session.editorMoved({ line: seen.start.line, ...(hasMoved && { cursor }) });
  }

  /** The editor's cursor moved. */
  selected({ textEditor, selections }: TextEditorSelectionChangeEvent): void {
    const [selection] = selections;
    if (selection === undefined) return;
    const cursor = textEditor.document.offsetAt(selection.active);
    const own = this.#sent.indexOf(cursor);
    this.#sent = own < 0 ? [] : this.#sent.slice(own + 1);
    // The page is further on, perhaps: it is not to be taken back.
    if (own >= 0) return;
    this.#movedAt = Date.now();
    this.#session.editorMoved({ cursor });
  }

  scrollTo(document: TextDocument | undefined, line: number): void {
    this.#scrolledAt = Date.now();
    const editor = editorOf(document);
    if (editor !== undefined) revealAsFirst(editor, line);
  }

  /** @param focus whether the editor gets the keyboard */
  async moveTo(document: TextDocument, offset: number, focus: boolean): Promise<void> {
    const at = document.positionAt(offset);
    const selection = new Selection(at, at);
    const editor = editorOf(document);
    if (focus) {
      const viewColumn = editor?.viewColumn ?? ViewColumn.One;
      await window.showTextDocument(document, { viewColumn, selection });
    } else if (editor !== undefined && !editor.selection.isEqual(selection)) {
      this.#scrolledAt = Date.now();
      this.#sent.push(document.offsetAt(at));
      editor.selection = selection;
      editor.revealRange(selection);
    }
  }
}
