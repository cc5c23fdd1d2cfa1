import type { Position, TextDocument, TextDocumentChangeEvent } from 'vscode';
import { typedThrough } from '../../core/complete/type-through.ts';
import type { EngineStateEvent } from '../engine/engine.ts';
import type { Suggestion } from './outcome.ts';

interface Shown {
  /** What is to be written, in the editor's own manner of indenting. */
  readonly text: string;
  readonly suggestion: Suggestion;
}

/** A suggestion, and the place that it was made for. */
interface ShownAt extends Shown {
  readonly uri: string;
  readonly languageId: string;
  readonly line: number;
  readonly before: string;
}

/** Text that the editor was given to show, and where. */
interface Given {
  readonly uri: string;
  readonly offset: number;
  readonly texts: readonly string[];
}

/** Where a suggestion ends that was accepted, as long as nothing else happens to the document. */
interface Accepted {
  readonly uri: string;
  readonly version: number;
  readonly offset: number;
}

/** What was suggested last. While somebody types it, or takes a part of it, the rest is known without the engine. */
export class ShownSuggestion {
  #shown: ShownAt | undefined;
  #age = 0;

  #given: Given | undefined;
  #accepted: Accepted | undefined;

  constructor(onDidChangeState: EngineStateEvent) {
    onDidChangeState(() => this.forget());
  }

  /** Another one whenever what was asked before no longer counts: settings, engine or what is learned has changed. */
  get age(): number {
    return this.#age;
  }

  remember(document: TextDocument, position: Position, shown: Shown): void {
    const { languageId, uri } = document;
    const before = document.lineAt(position.line).text.slice(0, position.character);
    this.#shown = { ...shown, uri: uri.toString(), languageId, line: position.line, before };
  }

  /** The editor shows one of these texts at the cursor from now on. */
  give(document: TextDocument, position: Position, texts: readonly string[]): void {
    const offset = document.offsetAt(position);
    this.#given = { uri: document.uri.toString(), offset, texts };
  }

  forget(): void {
    this.#age += 1;
    this.#shown = undefined;
    this.#given = undefined;
  }

  /** The document is closed, or goes on in another language: its versions and lines begin anew. */
  close(document: TextDocument): void {
    const uri = document.uri.toString();
    if (this.#accepted?.uri === uri) this.#accepted = undefined;
    if (this.#shown?.uri === uri || this.#given?.uri === uri) this.forget();
  }

  /** Whether a suggestion was accepted that ends at this place. */
  endsAt(document: TextDocument, position: Position): boolean {
    const { uri, version, offset } = this.#accepted ?? {};
    const isSame = uri === document.uri.toString() && version === document.version;
    return isSame && offset === document.offsetAt(position);
  }

  /**
   * What an edit elsewhere in the document makes of the suggestion, nobody knows.
   *
   * @returns whether the edit is that somebody accepted a text that was shown
   */
  change({ document, contentChanges }: TextDocumentChangeEvent): boolean {
    this.#accepted = this.#acceptedBy(document, contentChanges);
    const shown = this.#shown;
    const isAccepted = this.#accepted !== undefined;
    if (shown?.uri !== document.uri.toString()) return isAccepted;
    const onLine = contentChanges.every(
      ({ range, text }) =>
        range.start.line === shown.line && range.end.line === shown.line && !/[\r\n]/.test(text),
    );
    if (!onLine) this.forget();
    return isAccepted;
  }

  /** All of a text that was given comes at once, and more than a key writes. */
  #acceptedBy(
    document: TextDocument,
    [change, ...others]: TextDocumentChangeEvent['contentChanges'],
  ): Accepted | undefined {
    const { uri, offset, texts = [] } = this.#given ?? {};
    if (change === undefined || others.length > 0 || uri !== document.uri.toString()) return;
    const { text, rangeLength, rangeOffset } = change;
    const isWhole = text.length > 1 && rangeLength === 0 && texts.includes(text);
    if (!isWhole || rangeOffset !== offset) return undefined;
    return { uri, version: document.version, offset: rangeOffset + text.length };
  }

  /** What is left of the suggestion at this place. */
  rest(document: TextDocument, position: Position): Shown | undefined {
    const shown = this.#shown;
    if (shown?.uri !== document.uri.toString() || shown.line !== position.line) return undefined;
    if (document.isClosed || shown.languageId !== document.languageId) return undefined;
    const line = document.lineAt(position.line).text;
    const before = line.slice(0, position.character);
    const text = typedThrough(shown, before, line.slice(position.character));
    return text === undefined ? undefined : { suggestion: shown.suggestion, text };
  }
}
