import { commonEnd, commonStart } from '../core/text/common-ends.ts';
import type { ShownDocument, TextChange } from '../protocol/panel.ts';
import { scannedLanguage, languageTag } from '../host/editor/languages.ts';
import type { Params } from '../protocol/engine.ts';

/** The inspected text: one document at a time, each with an address of its own. */
export class ShownText {
  readonly uri: string;
  readonly name: string;
  readonly languageId: string;
  cursor = 0;
  #version = 1;
  #text: string;

  constructor(number: number, name: string, languageId: string, text: string) {
    this.uri = `demo:/${number}/${name}`;
    this.name = name;
    this.languageId = languageId;
    this.#text = text;
  }

  get text(): string {
    return this.#text;
  }

  get version(): number {
    return this.#version;
  }

  /** The text as the engine opens it. */
  get opened(): Params<'open'> {
    const { uri, version, text, languageId } = this;
    const scannedAs = scannedLanguage(languageId);
    // It is inspected, and never completed or counted.
    return { uri, version, text, language: languageTag(languageId), scannedAs, countedAs: null };
  }

  /** The text as the inspector's page shows it. */
  get shown(): ShownDocument {
    const { uri, name, version, text, cursor } = this;
    const isParsed = scannedLanguage(this.languageId) !== 'none';
    return { uri, name, version, text, cursor, tabSize: 4, isParsed, line: 0 };
  }

  /** Replaces the text. Returns the change; undefined where there is none. */
  become(text: string): TextChange | undefined {
    const change = difference(this.#text, text);
    if (change === undefined) return undefined;
    this.#text = text;
    this.#version += 1;
    return change;
  }
}

/** The change that turns one text into another, as a single range; undefined where they are equal. */
export function difference(before: string, after: string): TextChange | undefined {
  if (before === after) return undefined;
  const same = commonStart(before, after);
  const end = commonEnd(before, after, same);
  return {
    offset: same,
    removed: before.length - end - same,
    inserted: after.slice(same, after.length - end),
  };
}
