/** Keeps a panel and the editor of its document in step: where one scrolls or moves its cursor, the other does. */
import { Selection, TextEditorSelectionChangeKind, ViewColumn, window } from 'vscode';
import type {
  TextDocument,
  TextEditor,
  TextEditorSelectionChangeEvent,
  TextEditorVisibleRangesChangeEvent,
} from 'vscode';
import { editorOf } from '../editor/open-editors.ts';
import { LinkSteps } from './link-steps.ts';
import type { PanelSession } from './panel-session.ts';
import { revealAsFirst } from './reveal.ts';

export class EditorLink {
  readonly #session: PanelSession;
  /** The editor that `#steps` is about. */
  #editor: TextEditor | undefined;
  #steps = new LinkSteps();

  constructor(session: PanelSession) {
    this.#session = session;
  }

  /** The editor scrolled. */
  scrolled({ textEditor, visibleRanges }: TextEditorVisibleRangesChangeEvent): void {
    const [seen] = visibleRanges;
    if (seen === undefined) return;
    const range = { first: seen.start.line, last: seen.end.line };
    const { line } = textEditor.selection.active;
    const told = this.#stepsOf(textEditor).scrolled(range, cursorIn(textEditor), line);
    if (told !== undefined) this.#session.editorMoved(told);
  }

  /** The editor's cursor moved. */
  selected({ textEditor, kind }: TextEditorSelectionChangeEvent): void {
    // What an extension does is reported as a command, and so are some of the reader's own steps.
    const { Keyboard, Mouse } = TextEditorSelectionChangeKind;
    const byHand = kind === Keyboard || kind === Mouse;
    const told = this.#stepsOf(textEditor).selected(cursorIn(textEditor), byHand);
    if (told !== undefined) this.#session.editorMoved(told);
  }

  scrollTo(document: TextDocument | undefined, line: number): void {
    const editor = editorOf(document);
    if (editor === undefined) return;
    const within = Math.min(line, editor.document.lineCount - 1);
    if (this.#stepsOf(editor).scrollsTo(within, rangeIn(editor))) revealAsFirst(editor, within);
  }

  /** @param focus whether the editor gets the focus */
  async moveTo(document: TextDocument, offset: number, focus: boolean): Promise<void> {
    const at = document.positionAt(offset);
    const selection = new Selection(at, at);
    const editor = editorOf(document);
    if (focus) {
      const viewColumn = editor?.viewColumn ?? ViewColumn.One;
      await window.showTextDocument(document, { viewColumn, selection });
    } else if (editor !== undefined) {
      const { isEmpty, active } = editor.selection;
      const now = isEmpty ? document.offsetAt(active) : undefined;
      const target = { offset: document.offsetAt(at), line: at.line };
      if (!this.#stepsOf(editor).movesTo(target, now, rangeIn(editor))) return;
      editor.selection = selection;
      editor.revealRange(selection);
    }
  }

  #stepsOf(editor: TextEditor): LinkSteps {
    // What one editor was sent will not be reported by another.
    if (editor !== this.#editor) this.#steps = new LinkSteps();
    this.#editor = editor;
    return this.#steps;
  }
}

function cursorIn({ document, selection }: TextEditor): number {
  return document.offsetAt(selection.active);
}

function rangeIn({ visibleRanges: [seen] }: TextEditor) {
  return seen && { first: seen.start.line, last: seen.end.line };
}
