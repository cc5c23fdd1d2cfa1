import type { MatchText } from './match-text.ts';
import { hashOfEnd, runLength } from './run-index.ts';

/** A place that stands after the same text as the one that is written on from. */
export interface Occurrence {
  readonly text: MatchText;
  /** What may be known of it: of the document, for a place left of the cursor, only what is left of it as well. */
  readonly content: string;
  readonly at: number;
  /** Whether it is in the document itself. */
  readonly own: boolean;
}

/** The document, and where in it is written. */
export interface OwnText {
  readonly text: MatchText;
  /** Index in `text.content`. */
  readonly cursor: number;
  /** From here on what stands right of the cursor may be known. */
  readonly rest: number;
}

/** Code units of context that is looked for: longer ones where the shortest stands in too many places. */
const lengths = [runLength, 20, 32] as const;
/** In the document itself, where that stands nowhere. */
const shortest = 7;
/** Most places in the document, and most in all others. */
const mostPlaces = 48;
/** Runs of characters that are looked at in all other texts for one context. */
const mostSteps = 4000;

/** Places after the same text as stands before `anchor` in the document: those nearest before it first. */
export function occurrences(
  own: OwnText,
  others: readonly MatchText[],
  anchor: number,
): readonly Occurrence[] {
  let found: readonly Occurrence[] = [];
  for (const length of lengths) {
    if (anchor < length) break;
    const context = own.text.content.slice(anchor - length, anchor);
    const longer = [...inOwn(own, context, anchor), ...inOthers(others, context)];
    if (longer.length > 0) found = longer;
    if (longer.length < mostPlaces) break;
  }
  if (found.length > 0 || anchor < shortest) return found;
  return inOwn(own, own.text.content.slice(anchor - shortest, anchor), anchor);
}

function inOwn({ text, cursor, rest }: OwnText, context: string, anchor: number): Occurrence[] {
  const { length } = context;
  const before = text.content.slice(0, cursor);
  const found: Occurrence[] = [];
  let start = anchor - length;
  while (start > 0 && found.length < mostPlaces) {
    start = before.lastIndexOf(context, start - 1);
    if (start >= 0) found.push({ text, content: before, at: start + length, own: true });
  }
  start = text.content.indexOf(context, rest);
  while (start >= 0 && found.length < mostPlaces) {
    found.push({ text, content: text.content, at: start + length, own: true });
    start = text.content.indexOf(context, start + 1);
  }
  return found;
}

function inOthers(others: readonly MatchText[], context: string): Occurrence[] {
  const found: Occurrence[] = [];
  const search = { context, hash: hashOfEnd(context), places: mostPlaces, steps: mostSteps };
  for (const text of others) {
    for (const at of text.endsOf(search)) {
      found.push({ text, content: text.content, at, own: false });
    }
    if (search.places === 0 || search.steps === 0) break;
  }
  return found;
}
