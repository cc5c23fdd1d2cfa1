import { commonEnd, commonStart } from '../text/common-ends.ts';
import { partsOf } from './words.ts';

/** Shortest part of a word that stands for another in other words, too: `i` would be in too many of them. */
const leastPart = 2;

/**
 * Which words of one text stand for which of another that is like it. A word that was never seen is renamed by its
 * parts: where `createUser` became `createRole`, `USER_ID` becomes `ROLE_ID` and `users` becomes `roles`.
 */
export class Renames {
  readonly #words = new Map<string, string>();
  /** By the part in lower case. */
  readonly #parts = new Map<string, string>();

  copy(): Renames {
    const copy = new Renames();
    for (const [word, other] of this.#words) copy.#words.set(word, other);
    for (const [part, other] of this.#parts) copy.#parts.set(part, other);
    return copy;
  }

  /** Notes that `word` became `other`; what was noted first holds. */
  note(word: string, other: string): void {
    if (this.#words.has(word)) return;
    this.#words.set(word, other);
    const [before, after] = [partsOf(word), partsOf(other)];
    const start = commonStart(before, after);
    const end = commonEnd(before, after, start);
    const part = before.slice(start, before.length - end).join('');
    const otherPart = after.slice(start, after.length - end).join('');
    const key = part.toLowerCase();
    if (part.length < leastPart || otherPart === '' || this.#parts.has(key)) return;
    this.#parts.set(key, otherPart);
  }

  /** What `word` becomes; the word itself where nothing of it was renamed. */
  of(word: string): string {
    if (this.#words.size === 0) return word;
    const whole = this.#words.get(word);
    if (whole !== undefined) return whole;
    return partsOf(word)
      .map((part) => this.#ofPart(part))
      .join('');
  }

  #ofPart(part: string): string {
    const key = part.toLowerCase();
    const other = this.#parts.get(key);
    if (other !== undefined) return inCaseOf(part, other);
    const one = key.endsWith('s') ? this.#parts.get(key.slice(0, -1)) : undefined;
    return one === undefined ? part : inCaseOf(part, `${one}s`);
  }
}

/** `other` in capitals, with a capital or without one, as `part` is. */
function inCaseOf(part: string, other: string): string {
  const upper = part.toUpperCase();
  const lower = part.toLowerCase();
  if (upper === lower) return other;
  if (part === upper && part.length > 1) return other.toUpperCase();
  const first = other.charAt(0);
  if (part.startsWith(upper.charAt(0))) return first.toUpperCase() + other.slice(1);
  const isAllCapitals = /^[A-Z0-9]+$/.test(other);
  return isAllCapitals ? other.toLowerCase() : first.toLowerCase() + other.slice(1);
}
