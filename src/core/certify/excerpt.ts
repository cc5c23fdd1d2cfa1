import type { CatalogueText, SnippetPlace } from './catalogue.ts';

/** A character of a held-out text and what stands around it. */
export interface Excerpt extends SnippetPlace, Omit<CatalogueText, 'text'> {
  /** From 1. */
  readonly line: number;
  /** From the beginning of the line before, or of its own, or from a word on: whatever is not too far. */
  readonly before: string;
  readonly character: string;
  /** To the end of the line, if that is not far. */
  readonly after: string;
}

/** Code units before and after the character at most. */
const reach = { before: 120, after: 60 } as const;

export function excerptOf(place: SnippetPlace, texts: readonly CatalogueText[]): Excerpt {
  const { text, ...source } = texts[place.text]!;
  const { offset } = place;
  const character = String.fromCodePoint(text.codePointAt(offset) ?? 0x20);
  const end = offset + character.length;
  const from = startOfExcerpt(text, offset);
  const lineEnd = text.indexOf('\n', offset);
  const to = Math.min(lineEnd < 0 ? text.length : lineEnd, offset + reach.after);
  return {
    ...place,
    ...source,
    line: text.slice(0, offset).split('\n').length,
    before: text.slice(from, offset),
    character,
    after: text.slice(end, Math.max(end, to)),
  };
}

function startOfExcerpt(text: string, offset: number): number {
  const own = startOfLine(text, offset);
  const far = offset - reach.before;
  const start = [startOfLine(text, own - 1), own].find((from) => from >= far);
  if (start !== undefined) return start;
  const space = text.indexOf(' ', far);
  return space < 0 || space >= offset ? far : space + 1;
}

function startOfLine(text: string, offset: number): number {
  return offset <= 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
}
