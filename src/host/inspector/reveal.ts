import { Range, TextEditorRevealType, workspace } from 'vscode';
import type { TextEditor } from 'vscode';

/** Scrolls so that a line is the first one: the editor by itself leaves room above it, for sticky scroll and the cursor. */
export function revealAsFirst(editor: TextEditor, line: number): void {
  const [seen] = editor.visibleRanges;
  const half = seen === undefined ? 0 : Math.floor((seen.end.line - seen.start.line) / 2);
  const at = line === 0 ? 0 : line + Math.min(half, linesAbove(editor));
  editor.revealRange(new Range(at, 0, at, 0), TextEditorRevealType.AtTop);
}

function linesAbove({ document }: TextEditor): number {
  const settings = workspace.getConfiguration('editor', document);
  const sticky = settings.get<boolean>('stickyScroll.enabled', true)
    ? settings.get<number>('stickyScroll.maxLineCount', 5)
    : 0;
  return Math.max(settings.get<number>('cursorSurroundingLines', 0), sticky);
}
