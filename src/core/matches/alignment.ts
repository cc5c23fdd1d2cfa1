import { Renames } from './renames.ts';
import { isWordAt, wordEnd, wordStart } from './words.ts';

/** Code units before two places that are compared. */
export const farthestBack = 200;
/** Words that may differ before them, and after them. */
const mostDiffering = { before: 6, after: 3 };

/** How two places agree in what stands before them. */
export interface Agreement {
  /** Code units that are equal, right before both. */
  readonly exact: number;
  /** Code units that are equal or as expected. */
  readonly alike: number;
  /** Words that differ otherwise than words before did. */
  readonly differing: number;
  /** Words that differ as was to be expected of them. */
  readonly confirmed: number;
  /** What the words that differ stand for. */
  readonly renames: Renames;
}

/**
 * How `text` up to `at` agrees with the end of `before`. One word may stand for another, in the same paragraph: what
 * differs above a blank line is about something else. Any other difference ends it.
 */
export function agreement(before: string, text: string, at: number): Agreement {
  const renames = new Renames();
  let own = before.length;
  let other = at;
  let exact: number | undefined;
  let alike = 0;
  let differing = 0;
  let confirmed = 0;
  const least = Math.max(0, own - farthestBack);
  while (own > least && other > 0) {
    if (before.charCodeAt(own - 1) === text.charCodeAt(other - 1)) {
      own--;
      other--;
      alike++;
      continue;
    }
    exact ??= alike;
    if (before.slice(own, own + farthestBack).includes('\n\n')) break;
    const [ownEnd, otherEnd] = [wordEnd(before, own), wordEnd(text, other)];
    const [ownStart, otherStart] = [wordStart(before, own), wordStart(text, other)];
    const areWords = ownStart < ownEnd && otherStart < otherEnd;
    const endAlike = ownEnd - own === otherEnd - other;
    const differ = ownStart < own || otherStart < other;
    if (!areWords || !endAlike || !differ) break;
    const word = text.slice(otherStart, otherEnd);
    const found = before.slice(ownStart, ownEnd);
    if (renames.of(word) === found) {
      confirmed++;
      alike += own - ownStart;
    } else {
      if (++differing > mostDiffering.before) break;
      alike = Math.max(0, alike - (ownEnd - own));
      renames.note(word, found);
    }
    own = ownStart;
    other = otherStart;
  }
  return { exact: exact ?? alike, alike, differing, confirmed, renames };
}

/** Whether what comes next is a word of the text, another that it was renamed to, or comes after a word that differs. */
export type Standing = 'same' | 'renamed' | 'begunLikeText' | 'afterOther';

/** Where a text stands that was followed from one place on. */
export interface Followed {
  /** Place in the text of what comes next, and that character with every word renamed. */
  readonly at: number;
  readonly next: string;
  readonly standing: Standing;
  /** Code units that agree right before it. */
  readonly exact: number;
  /** Words that differ from what was expected, and those that were renamed as expected. */
  readonly differing: number;
  readonly confirmed: number;
  /** Letters of the word that are written already. */
  readonly typed: number;
}

/**
 * Follows `text` from `from` on along what was `written` in its place: words may differ, and are renamed from there on.
 *
 * @returns undefined where both went apart, or the text ends
 */
export function follow(
  written: string,
  text: string,
  from: number,
  known: Renames,
): Followed | undefined {
  let renames = known;
  let own = 0;
  let at = from;
  const so = { exact: 0, differing: 0, confirmed: 0 };
  while (at < text.length) {
    if (!isWordAt(text, at) || isWordAt(text, at - 1)) {
      if (own === written.length) {
        return { ...so, at, next: text.charAt(at), standing: 'same', typed: 0 };
      }
      if (written.charCodeAt(own) !== text.charCodeAt(at)) return undefined;
      own++;
      at++;
      so.exact++;
      continue;
    }
    const end = wordEnd(text, at);
    const word = text.slice(at, end);
    const expected = renames.of(word);
    const ownEnd = wordEnd(written, own);
    const found = written.slice(own, ownEnd);
    const isLast = ownEnd === written.length;
    if (isLast && found !== expected && found !== word) {
      const typed = found.length;
      const here = { at: at + typed, typed };
      if (expected.startsWith(found)) {
        const standing = expected === word ? 'same' : 'renamed';
        return { ...so, ...here, next: expected.charAt(typed), standing, exact: so.exact + typed };
      }
      if (word.startsWith(found)) {
        const next = word.charAt(typed);
        const [exact, differing] = [so.exact + typed, so.differing + 1];
        return { ...so, ...here, next, standing: 'begunLikeText', exact, differing };
      }
    }
    if (found === '') return undefined;
    if (found === expected) {
      so.exact += found.length;
      if (found !== word) so.confirmed++;
    } else {
      if (++so.differing > mostDiffering.after) return undefined;
      so.exact = 0;
      renames = renames.copy();
      renames.note(word, found);
    }
    own = ownEnd;
    at = end;
    if (isLast && at < text.length) {
      const standing = found !== expected ? 'afterOther' : found === word ? 'same' : 'renamed';
      return { ...so, at, next: text.charAt(at), standing, typed: found.length };
    }
  }
  return undefined;
}
