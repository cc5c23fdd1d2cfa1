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

/** Texts that the editor was given to show, and where; once they are typed along, the rest of them. */
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

/** On a busy machine the editor may still show what it was given before the last answer, or the one before that. */
const MOST_GIVEN = 3;

/** The last suggestion. While it is typed, or accepted in parts, the rest is known without the engine. */
export class ShownSuggestion {
  #shown: ShownAt | undefined;
  #age = 0;

  /** The newest first. */
  #given: readonly Given[] = [];
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
    const given = { uri: document.uri.toString(), offset, texts };
    this.#given = [given, ...this.#given].slice(0, MOST_GIVEN);
  }

  /** The suggestion is stale. The editor still shows it, so it may still be accepted. */
  forget(): void {
    this.#age += 1;
    this.#shown = undefined;
  }

  /** Stale, and accepting it no longer counts: another network wrote it, or its document is gone. */
  disown(): void {
    this.forget();
    this.#given = [];
  }

  /** The document is closed, or goes on in another language: its versions and lines begin anew. */
  close(document: TextDocument): void {
    const uri = document.uri.toString();
    if (this.#accepted?.uri === uri) this.#accepted = undefined;
    if (this.#shown?.uri === uri || this.#given.some((given) => given.uri === uri)) this.disown();
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
    const followed = contentChanges.length === 1 ? this.#follow(document, contentChanges[0]!) : [];
    const { uri, version } = document;
    const taken = takenBy(followed);
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

  /** What the edit wrote of each given text; only the rest of these is still given. */
  #follow(
    document: TextDocument,
    { text, rangeLength, rangeOffset }: TextDocumentChangeEvent['contentChanges'][number],
  ): readonly Written[] {
    const uri = document.uri.toString();
    // With the pop-up open, or before the next answer, the editor writes again what was typed since it was given.
    const written = text.slice(rangeLength);
    const followed = this.#given
      .filter((given) => given.uri === uri && given.offset === rangeOffset + rangeLength)
      .map((given) => ({ ...given, texts: given.texts.filter((one) => one.startsWith(written)) }))
      .filter(({ texts }) => written !== '' && texts.length > 0);
    if (followed.length > 0) {
      this.#given = followed.map(({ offset, texts }) => ({
        ...{ uri, offset: offset + written.length },
        texts: texts.map((one) => one.slice(written.length)).filter((one) => one !== ''),
      }));
    }
    return followed.map(({ offset, texts }) => ({ offset, written, texts }));
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

interface Written {
  readonly offset: number;
  readonly written: string;
  /** Given texts that begin with it. */
  readonly texts: readonly string[];
}

/** An edit accepts a suggestion if it writes a given text or its beginning, and more than one key press would. */
function takenBy(all: readonly Written[]): Taken | undefined {
  const [first] = all;
  if (first === undefined || first.written.length < 2) return undefined;
  const { offset, written } = first;
  return {
    offset,
    length: written.length,
    whole: all.some(({ texts }) => texts.includes(written)),
  };
}
