import { secretMask } from '../secrets/secret-mask.ts';
import type { TextBuffer } from '../text/buffer.ts';

/** Code units looked at left of the cursor and right of it: further away, a name is hardly in scope. */
const reach = { before: 16_000, after: 4_000 };

const words = /[A-Za-z_$][\w$]*/g;

/** Keywords are no names: the other voices know better where they come. */
const keywords: ReadonlySet<string> = new Set(
  (
    'and as async await auto bool boolean break case catch char class const continue def default del delete do double ' +
    'elif else enum except export extends extern false finally float for from fn func function global goto if ' +
    'implements import in inline instanceof int interface is lambda let long namespace new None nonlocal not null ' +
    'number of or pass private protected public raise readonly register return self short signed sizeof static ' +
    'string struct super switch template this throw true try type typedef typename typeof undefined union unsigned ' +
    'using var virtual void volatile while with yield False True'
  ).split(' '),
);

/** What a name stands after: names recur in the kind of place where they stood before. */
export interface Place {
  /** The character before it; empty at the start of a text. */
  readonly after: string;
  /** The name before it. */
  readonly previous: string;
}

interface Use extends Place {
  readonly offset: number;
}

export interface Candidate {
  readonly name: string;
  /** How likely this name is meant, not normalised. */
  readonly weight: number;
  /** Of all names around, how many are nearer. */
  readonly nearer: number;
  /** How often it stands around. */
  readonly count: number;
  /** Whether it stands after the same character somewhere, and whether besides after the same name. */
  readonly sameAfter: boolean;
  readonly samePrevious: boolean;
}

/** How much likelier a name is that stood after the same character, and, besides, after the same name. */
const samePlace = { after: 4, previous: 6 };

/**
 * The names that stand around a cursor, and how likely each is meant. The nearest is twice as likely as the next; one
 * used often, or in the same kind of place (after a dot, after the same name), likelier still.
 *
 * It is a function of the text and the cursor alone. What stands only in secrets is no name.
 */
export class NameUses {
  readonly #text: TextBuffer;
  readonly #at: number;
  readonly #cursor: number;
  #uses: ReadonlyMap<string, readonly Use[]> | undefined;
  readonly #secret = new Map<number, boolean>();

  /**
   * The text is read when names are first asked for, and must not have changed by then.
   *
   * @param at the start of the word that the cursor stands in or after; what is left of that word is not a use
   */
  constructor(text: TextBuffer, at: number, cursor: number) {
    this.#text = text;
    this.#at = at;
    this.#cursor = cursor;
  }

  /** Names that begin with `typed`, the nearest first. */
  candidates(typed: string, { after, previous }: Place): Candidate[] {
    const found: Candidate[] = [];
    let nearer = 0;
    for (const [name, uses] of (this.#uses ??= this.#read())) {
      if (name.startsWith(typed) && !uses.every((use) => this.#isSecret(name, use))) {
        const alike = uses.filter((use) => use.after === after);
        const sameAfter = alike.length > 0;
        const samePrevious = alike.some((use) => use.previous === previous);
        const place = (sameAfter ? samePlace.after : 1) * (samePrevious ? samePlace.previous : 1);
        const weight = (place * Math.sqrt(uses.length)) / (found.length + 1);
        found.push({ name, weight, nearer, count: uses.length, sameAfter, samePrevious });
      }
      nearer++;
    }
    return found;
  }

  /** The nearest name first; uses of a name the nearest first. */
  #read(): ReadonlyMap<string, readonly Use[]> {
    const [text, at, cursor] = [this.#text, this.#at, this.#cursor];
    const from = Math.max(0, at - reach.before);
    const wordEnd = cursor + (/^[\w$]*/.exec(text.slice(cursor, cursor + 200))?.[0].length ?? 0);
    const uses = [
      ...usesIn(text.slice(from, at), from),
      ...usesIn(text.slice(wordEnd, wordEnd + reach.after), wordEnd),
    ];
    const distance = ({ offset }: Use): number => Math.abs(offset - at);
    uses.sort(([, a], [, b]) => distance(a) - distance(b));
    const byName = new Map<string, Use[]>();
    for (const [word, use] of uses) {
      const known = byName.get(word);
      if (known === undefined) byName.set(word, [use]);
      else known.push(use);
    }
    return byName;
  }

  #isSecret(name: string, { offset }: Use): boolean {
    let secret = this.#secret.get(offset);
    if (secret === undefined) {
      secret = secretMask(this.#text, offset, offset + name.length)?.includes(1) === true;
      this.#secret.set(offset, secret);
    }
    return secret;
  }
}

function usesIn(text: string, start: number): [string, Use][] {
  const uses: [string, Use][] = [];
  let previous = '';
  for (const { 0: word, index } of text.matchAll(words)) {
    // What `def` defines counts as standing after a dot, after which methods are used.
    const after = previous === 'def' ? '.' : text.charAt(index - 1);
    if (!keywords.has(word)) uses.push([word, { offset: start + index, after, previous }]);
    previous = word;
  }
  return uses;
}

/** The word left of an offset, and its place. */
export function wordAt(text: TextBuffer, offset: number): Place & { readonly typed: string } {
  const left = text.slice(Math.max(0, offset - 400), offset);
  const typed = /[\w$]*$/.exec(left)![0];
  const before = left.slice(0, left.length - typed.length);
  const previous = [...before.matchAll(words)].at(-1)?.[0] ?? '';
  return { typed, after: before.slice(-1), previous };
}
