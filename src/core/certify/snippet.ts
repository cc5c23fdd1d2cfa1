import type { CatalogueText, SnippetPlace } from './catalogue.ts';

/** A character of a held-out text and what stands around it. */
export interface Snippet extends SnippetPlace, Omit<CatalogueText, 'text'> {
  /** From 1. */
  readonly line: number;
  /** From the beginning of the line before, or of its own, or from a word on: whatever is not too far. */
  readonly before: string;
  /** Where each line of `before` begins in the text, after the indentation that was removed. */
  readonly starts: readonly number[];
  readonly character: string;
  /** To the end of the line, if that is not far. */
  readonly after: string;
}

/** Code units before and after the character at most. */
const reach = { before: 120, after: 60 } as const;

/** Most snippets of one package: a neuron is to be seen in the work of several people. */
const mostOfPackage = 2;

/** The places as snippets, in their order, with at most `mostOfPackage` of one package. */
export function snippetsOf(
  places: readonly SnippetPlace[],
  texts: readonly CatalogueText[],
): Snippet[] {
  const counts = new Map<string, number>();
  return places.flatMap((place) => {
    const snippet = snippetOf(place, texts);
    const count = (counts.get(snippet.package) ?? 0) + 1;
    counts.set(snippet.package, count);
    return count > mostOfPackage ? [] : [snippet];
  });
}

export function snippetOf(place: SnippetPlace, texts: readonly CatalogueText[]): Snippet {
  const { text, ...source } = texts[place.text]!;
  const { offset } = place;
  const character = String.fromCodePoint(text.codePointAt(offset) ?? 0x20);
  const end = offset + character.length;
  const from = startOfSnippet(text, offset);
  const lineEnd = text.indexOf('\n', offset);
  const to = Math.min(lineEnd < 0 ? text.length : lineEnd, offset + reach.after);
  const lines = text.slice(from, offset).split('\n');
  const width = sharedIndentation(lines, text.slice(offset, Math.max(end, to)));
  let start = from;
  const starts = lines.map((line) => {
    const own = start + Math.min(width, line.length);
    start += line.length + 1;
    return own;
  });
  return {
    ...place,
    ...source,
    line: text.slice(0, offset).split('\n').length,
    before: lines.map((line) => line.slice(Math.min(width, line.length))).join('\n'),
    starts,
    character,
    after: text.slice(end, Math.max(end, to)),
  };
}

/** Length of the white space that all lines begin with; `rest` is what the last one goes on with. */
function sharedIndentation(lines: readonly string[], rest: string): number {
  const whole = [...lines.slice(0, -1), `${lines.at(-1)!}${rest}`];
  const told = whole.filter((line) => line.trim() !== '');
  const widths = told.map((line) => line.length - line.trimStart().length);
  const width = Math.min(...widths, lines.at(-1)!.length);
  const [space = ''] = told;
  // Tabs and spaces mixed are left as they are.
  return told.every((line) => line.startsWith(space.slice(0, width))) ? width : 0;
}

function startOfSnippet(text: string, offset: number): number {
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
