import type { Position, TextDocument, TextDocumentChangeEvent } from 'vscode';
import { typedThrough } from '../../core/complete/type-through.ts';
import type { EngineStateEvent } from '../engine/engine.ts';
import type { Suggestion, Taken } from './outcome.ts';

interface Shown {
  /** What is to be written, indented as the editor does it. */
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

/** Texts that the editor was given to show, and where. */
interface Given {
  readonly uri: string;
  readonly offset: number;
  readonly texts: readonly string[];
}

/** Where the accepted suggestion ends; dropped at the document's next change. */
interface Accepted {
  readonly uri: string;
  readonly version: number;
  readonly offset: number;
}

/** The last suggestion. While it is typed, or accepted in parts, the rest is known without the engine. */
export class ShownSuggestion {
  #shown: ShownAt | undefined;
  #age = 0;

  #given: Given | undefined;
  #accepted: Accepted | undefined;

  constructor(onDidChangeState: EngineStateEvent) {
    onDidChangeState(() => this.forget());
  }

  /** Grows whenever pending requests become stale: settings, engine or learned files have changed. */
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

  /** The suggestion is stale. The editor still shows it, so it may still be accepted. */
  forget(): void {
    this.#age += 1;
    this.#shown = undefined;
  }

  /** Stale, and accepting it no longer counts: another network wrote it, or its document is gone. */
  disown(): void {
    this.forget();
    this.#given = undefined;
  }

  /** The document is closed, or goes on in another language: its versions and lines begin anew. */
  close(document: TextDocument): void {
    const uri = document.uri.toString();
    if (this.#accepted?.uri === uri) this.#accepted = undefined;
    if (this.#shown?.uri === uri || this.#given?.uri === uri) this.disown();
  }

  /** Whether the suggestion that was just accepted ends at this place. */
  endsAt(document: TextDocument, position: Position): boolean {
    const { uri, version, offset } = this.#accepted ?? {};
    const isSame = uri === document.uri.toString() && version === document.version;
    return isSame && offset === document.offsetAt(position);
  }

  /**
   * Drops the suggestion after an edit on another line: it may no longer fit.
   *
   * @returns what this edit accepted of a suggestion; undefined where it accepted nothing
   */
  change({ document, contentChanges }: TextDocumentChangeEvent): Taken | undefined {
    const taken = this.#takenBy(document, contentChanges);
    const { uri, version } = document;
    this.#accepted =
      taken?.whole === true
        ? { uri: uri.toString(), version, offset: taken.offset + taken.length }
        : undefined;
    this.#changed(document, contentChanges);
    return taken;
  }

  #changed(
    document: TextDocument,
    contentChanges: TextDocumentChangeEvent['contentChanges'],
  ): void {
    const shown = this.#shown;
    if (shown?.uri !== document.uri.toString()) return;
    const onLine = contentChanges.every(
      ({ range, text }) =>
        range.start.line === shown.line && range.end.line === shown.line && !/[\r\n]/.test(text),
    );
    if (!onLine) this.forget();
  }

  /**
   * An edit accepts a suggestion if it writes a given text or its beginning, and more than one key press would. With
   * the pop-up open the editor also rewrites the part of the name that was typed.
   */
  #takenBy(
    document: TextDocument,
    [change, ...others]: TextDocumentChangeEvent['contentChanges'],
  ): Taken | undefined {
    const { uri, offset = 0, texts = [] } = this.#given ?? {};
    if (change === undefined || others.length > 0 || uri !== document.uri.toString()) return;
    const { text, rangeLength, rangeOffset } = change;
    const written = text.slice(rangeLength);
    if (written.length < 2 || rangeOffset + rangeLength !== offset) return undefined;
    if (!texts.some((one) => one.startsWith(written))) return undefined;
    return { offset, length: written.length, whole: texts.includes(written) };
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
