import type { Volume } from '../counts/library.ts';
import { withLineFeeds } from '../matches/match-text.ts';
import type { MatchVoice } from '../matches/match-voice.ts';
import type { TextBuffer } from '../text/buffer.ts';
import { lineEnd, lineStart } from '../text/lines.ts';

/** A line that a suggestion may come from. */
export interface Source {
  readonly uri: string;
  /** From 0. */
  readonly line: number;
  /** The line, without the white space around it. */
  readonly text: string;
  /** Code units left of the cursor that precede the suggestion there, too. */
  readonly matched: number;
  /** Whether the suggestion stands there with other names. */
  readonly renamed: boolean;
  /** The part of `text` that the cursor's context and the suggestion share with it. */
  readonly alike: { readonly from: number; readonly to: number };
}

/** Most sources shown. */
export const mostSources = 8;
/** Longest context compared: a longer one says no more. */
const mostMatched = 200;

/**
 * Where the same text follows the same context, the longest context first.
 *
 * @param place the cursor; in its own document, what overlaps the suggestion there is no source
 * @param suggestion text that would follow the cursor
 */
export function sourcesOf(
  volumes: Iterable<Volume>,
  place: { readonly uri: string; readonly offset: number; readonly text: TextBuffer },
  suggestion: string,
): Source[] {
  const before = place.text.slice(place.offset - mostMatched, place.offset);
  const found: { readonly volume: Volume; readonly at: number; readonly matched: number }[] = [];
  for (const volume of volumes) {
    const content = volume.text.slice(0, volume.text.length);
    for (const at of occurrences(content, suggestion)) {
      const itself = volume.uri === place.uri && Math.abs(at - place.offset) < suggestion.length;
      const matched = itself ? 0 : commonEnd(content, at, before);
      if (matched > 0) found.push({ volume, at, matched });
    }
  }
  found.sort((a, b) => b.matched - a.matched);
  return found.slice(0, mostSources).map(({ volume: { uri, text }, at, matched }) => {
    const start = lineStart(text, at);
    const whole = text.slice(start, lineEnd(text, at));
    return {
      uri,
      line: text.slice(0, at).split(/\r\n|\r|\n/).length - 1,
      matched,
      renamed: false,
      ...shownLine(whole, at - matched - start, at + suggestion.length - start),
    };
  });
}

/** Where the suggestion stands with other names, the place that is most like the cursor's first. */
export function renamedSources(matches: MatchVoice, suggestion: string): Source[] {
  return matches.renamedAs(withLineFeeds(suggestion)).map(({ text, from, to, matched }) => {
    const { line, start, text: whole } = text.lineAt(from);
    const shown = shownLine(whole, from - start, to - start);
    return { uri: text.uri, line, matched, renamed: true, ...shown };
  });
}

/** A line without the white space around it, and where [from, to) of the whole line stands in that. */
function shownLine(whole: string, from: number, to: number): Pick<Source, 'text' | 'alike'> {
  const text = whole.trim();
  const indentation = whole.length - whole.trimStart().length;
  const within = (place: number): number => Math.max(0, Math.min(text.length, place - indentation));
  return { text, alike: { from: within(from), to: within(to) } };
}

function occurrences(content: string, wanted: string): number[] {
  const found: number[] = [];
  for (let at = content.indexOf(wanted); at >= 0; at = content.indexOf(wanted, at + 1)) {
    found.push(at);
  }
  return found;
}

/** Code units before content[at] that are also the end of `before`. */
function commonEnd(content: string, at: number, before: string): number {
  let length = 0;
  while (
    length < before.length &&
    length < at &&
    content[at - 1 - length] === before[before.length - 1 - length]
  ) {
    length++;
  }
  return length;
}
