import { Range, TabInputTextDiff, window, workspace } from 'vscode';
import type { TextDocument } from 'vscode';
import type { Indentation } from './indentation.ts';
import { countedLanguage } from '../editor/languages.ts';
import { editorOf } from '../editor/open-editors.ts';
import type { EditorPlace } from './places.ts';
import { readSettings } from '../settings/settings.ts';

/** What `silenceAt` judges, read from the editor. `cursors` counts only in the editor that has the focus. */
export function placeOf(document: TextDocument, paused: boolean): EditorPlace {
  const editor = window.activeTextEditor;
  const active = editor?.document === document;
  return {
    scheme: document.uri.scheme,
    writable: workspace.fs.isWritableFileSystem(document.uri.scheme),
    supportedLanguage: countedLanguage(document.languageId) !== undefined,
    enabled: readSettings(document).enabled,
    paused,
    inDiff: active && isInActiveDiff(document),
    cursors: active ? editor.selections.length : 1,
  };
}

/** The provider is not told which editor asks, so the active tab decides. */
function isInActiveDiff(document: TextDocument): boolean {
  const input = window.tabGroups.activeTabGroup.activeTab?.input;
  if (!(input instanceof TabInputTextDiff)) return false;
  const uri = document.uri.toString();
  return [input.original, input.modified].some((side) => side.toString() === uri);
}

/** How the editor that shows the document indents. */
export function indentationOf(document: TextDocument): Indentation {
  const options = editorOf(document)?.options;
  return {
    insertSpaces: options?.insertSpaces !== false,
    tabSize: typeof options?.tabSize === 'number' ? options.tabSize : 4,
  };
}

/** Enough characters to recognise a place. */
const REMEMBERED = 100;

/** The last characters left of an offset. */
export function leftOf(document: TextDocument, offset: number): string {
  const from = document.positionAt(Math.max(0, offset - REMEMBERED));
  return document.getText(new Range(from, document.positionAt(offset)));
}
