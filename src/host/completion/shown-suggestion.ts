import type { Position, TextDocument, TextDocumentChangeEvent } from 'vscode';
import { typedThrough } from '../../core/complete/type-through.ts';
import type { EngineStateEvent } from '../engine/engine.ts';
import type { Suggestion, Taken } from './outcome.ts';

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

  /** Grows whenever earlier questions no longer count: settings, engine or what is learned has changed. */
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

  /** What was suggested holds no longer. The editor shows it all the same, so that somebody may still take it. */
  forget(): void {
    this.#age += 1;
    this.#shown = undefined;
  }

  /** And whoever takes it takes nothing of ours: another network wrote it, or its document is gone. */
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

  /** Whether a suggestion was accepted that ends at this place. */
  endsAt(document: TextDocument, position: Position): boolean {
    const { uri, version, offset } = this.#accepted ?? {};
    const isSame = uri === document.uri.toString() && version === document.version;
    return isSame && offset === document.offsetAt(position);
  }

  /**
   * Drops the suggestion after an edit on another line: nobody knows whether it still holds.
   *
   * @returns what of a suggestion was taken by this; undefined where nothing was
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
   * All of a text that was given comes at once, or its beginning, and more than a key writes. With the pop-up open the
   * editor writes the name's beginning again.
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
