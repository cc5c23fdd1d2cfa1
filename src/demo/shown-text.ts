import { commonEnd, commonStart } from '../core/text/common-ends.ts';
import type { ShownDocument, TextChange } from '../protocol/panel.ts';
import { scannedLanguage, languageTag } from '../host/editor/languages.ts';
import type { Params } from '../protocol/engine.ts';

/** The text that is looked into: one document at a time, each with an address of its own. */
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

  /** As the engine is told of it. */
  get opened(): Params<'open'> {
    const { uri, version, text, languageId } = this;
    const scannedAs = scannedLanguage(languageId);
    // It is looked into, and never completed.
    return { uri, version, text, language: languageTag(languageId), scannedAs, countedAs: null };
  }

  /** As the inspector is told of it. */
  get shown(): ShownDocument {
    const { uri, name, version, text, cursor } = this;
    const isParsed = scannedLanguage(this.languageId) !== 'none';
    return { uri, name, version, text, cursor, tabSize: 4, isParsed, line: 0 };
  }

  /** Takes the text as it is now; gives what is another, undefined where nothing is. */
  become(text: string): TextChange | undefined {
    const change = difference(this.#text, text);
    if (change === undefined) return undefined;
    this.#text = text;
    this.#version += 1;
    return change;
  }
}

/** The one part of a text in which another differs from it. */
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
