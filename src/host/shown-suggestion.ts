import type { Position, TextDocument, TextDocumentChangeEvent } from 'vscode';
import { typedThrough } from '../core/complete/type-through.ts';
import type { Suggestion } from './outcome.ts';

interface Shown {
  /** What is to be written, in the editor's own manner of indenting. */
  readonly text: string;
  readonly suggestion: Suggestion;
}

/** What was suggested last. While somebody types it, or takes a part of it, the rest is known without the engine. */
export class ShownSuggestion {
  #shown:
    (Shown & { readonly uri: string; readonly line: number; readonly before: string }) | undefined;

  remember(document: TextDocument, position: Position, shown: Shown): void {
    const before = document.lineAt(position.line).text.slice(0, position.character);
    this.#shown = { ...shown, uri: document.uri.toString(), line: position.line, before };
  }

  forget(): void {
    this.#shown = undefined;
  }

  /** What an edit elsewhere in the document makes of the suggestion, nobody knows. */
  change({ document, contentChanges }: TextDocumentChangeEvent): void {
    const shown = this.#shown;
    if (shown?.uri !== document.uri.toString()) return;
    const onLine = contentChanges.every(
      ({ range, text }) =>
        range.start.line === shown.line && range.end.line === shown.line && !/[\r\n]/.test(text),
    );
    if (!onLine) this.forget();
  }

  /** What is left of the suggestion at this place. */
  rest(document: TextDocument, position: Position): Shown | undefined {
    const shown = this.#shown;
    if (shown?.uri !== document.uri.toString() || shown.line !== position.line) return undefined;
    const line = document.lineAt(position.line).text;
    const before = line.slice(0, position.character);
    const text = typedThrough(shown, before, line.slice(position.character));
    return text === undefined ? undefined : { suggestion: shown.suggestion, text };
  }
}
