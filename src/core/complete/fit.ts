import { isBoundary } from './boundary.ts';
import { leadingBlank } from './columns.ts';
import { SuffixGuard, type Beyond } from './suffix-guard.ts';

/** What a suggestion has to fit into. */
export interface Around extends Omit<Beyond, 'nextLine'> {
  /** The line left of the cursor. */
  readonly before: string;
  /** The line right of it. */
  readonly after: string;
  /** The next lines that are not blank, in order. */
  readonly nextLines: readonly string[];
}

/**
 * The longest beginning of a suggestion that fits into the text around: its end does not repeat what stands right of
 * the cursor or in the next lines, and mid-line it has no second line and leaves no bracket or quote open. It may be
 * empty.
 */
export function fitToText(suggestion: string, around: Around): string {
  let fitted = around.after.trim() === '' ? suggestion : (/^[^\r\n]*/.exec(suggestion)?.[0] ?? '');
  let length: number;
  // What one step leaves, another may have to cut.
  do {
    ({ length } = fitted);
    fitted = guarded(fitted.trimEnd(), around).trimEnd();
    fitted = fitted.slice(0, fitted.length - overlap(fitted, around.after)).trimEnd();
    fitted = fitted.slice(0, repeatedFrom(fitted, around)).trimEnd();
    fitted = fitted.slice(0, nextLineFrom(fitted, around)).trimEnd();
  } while (fitted.length < length);
  return fitted;
}

/** A guard at this place. */
export function guardOf({ before, after, nextLines, lineStart }: Around): SuffixGuard {
  return new SuffixGuard(before, after, { lineStart, nextLine: nextLines[0] });
}

/** The longest beginning that the guard accepts and that may end. */
function guarded(text: string, around: Around): string {
  const guard = guardOf(around);
  let best = 0;
  for (let at = 0; at < text.length; at++) {
    if (!guard.accepts(text.charAt(at))) return text.slice(0, guard.mayEnd ? at : best);
    if (guard.mayEnd && isBoundary(text.charAt(at), text.charAt(at + 1))) best = at + 1;
  }
  return guard.mayEnd ? text : text.slice(0, best);
}

/**
 * Length of the longest end of `text` that `after` begins with; 0 where that is nothing but closers, which may well be
 * needed twice. By the prefix function of Knuth, Morris and Pratt, in linear time.
 */
function overlap(text: string, after: string): number {
  const pattern = after.trimEnd().slice(0, text.length);
  const back = new Uint32Array(pattern.length);
  let length = 0;
  const advance = (character: string): void => {
    while (length > 0 && pattern.charAt(length) !== character) length = back[length - 1]!;
    if (pattern.charAt(length) === character) length++;
  };
  for (let i = 1; i < pattern.length; i++) {
    advance(pattern.charAt(i));
    back[i] = length;
  }
  length = 0;
  for (let i = 0; i < text.length; i++) {
    if (length > 0 && length === pattern.length) length = back[length - 1]!;
    advance(text.charAt(i));
  }
  return /\w/.test(pattern.slice(0, length)) ? length : 0;
}

/**
 * Where the last lines of `text` that repeat the next lines below begin, with the line end before them; 0 where all of
 * its lines do, its length where none does.
 */
function repeatedFrom(text: string, { before, after, nextLines }: Around): number {
  const ends = [...text.matchAll(lineEnd)];
  const lines = (before + text + after).split(lineEnd).slice(-ends.length - 1);
  for (let twice = Math.min(lines.length, nextLines.length); twice > 0; twice--) {
    const last = lines.slice(-twice);
    if (!last.every((line, i) => isSameLine(line, nextLines[i] ?? ''))) continue;
    return twice === lines.length ? 0 : (ends.at(-twice)?.index ?? 0);
  }
  return text.length;
}

/**
 * Where the line that repeats the next line below begins, with the line end before it; the last line of `text` may be
 * just the beginning of that. The text's length where there is none.
 */
function nextLineFrom(text: string, { nextLines: [next] }: Around): number {
  const ends = next === undefined || !/\w/.test(next) ? [] : [...text.matchAll(lineEnd)];
  const twice = ends.find(({ index, 0: { length } }, i) => {
    const line = text.slice(index + length, ends[i + 1]?.index ?? text.length).trimEnd();
    const isLast = i === ends.length - 1;
    return line === next?.trimEnd() || (isLast && /\w/.test(line) && next?.startsWith(line));
  });
  return twice?.index ?? text.length;
}

const lineEnd = /\r\n|\r|\n/g;

/**
 * Whether the lines are the same, whatever their indentation; lines without words, such as closers, must be indented
 * alike.
 */
function isSameLine(line: string, next: string): boolean {
  if (line.trim() !== next.trim()) return false;
  return /\w/.test(line) || leadingBlank(line) === leadingBlank(next);
}
