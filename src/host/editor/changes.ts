import type { TextDocumentChangeEvent } from 'vscode';
import type { TextChange } from '../../core/text/change.ts';

/** An edit as the engine and the page take it. In the editor's order each change applies to the result of the one before. */
export function changesOf({
  contentChanges,
}: Pick<TextDocumentChangeEvent, 'contentChanges'>): TextChange[] {
  return contentChanges.map(({ rangeOffset, rangeLength, text }) => ({
    offset: rangeOffset,
    removed: rangeLength,
    inserted: text,
  }));
}
