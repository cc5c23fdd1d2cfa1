import { secretMask } from '../secrets/secret-mask.ts';
import type { TextBuffer } from '../text/buffer.ts';
import { linesInScope } from './scope.ts';

/** Code units looked at left of the cursor and right of it: further away, a name is hardly in scope. */
const reach = { before: 16_000, after: 4_000 };

export const words = /[A-Za-z_$][\w$]*/g;

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

/** Words that a name is declared after. */
const declaring: ReadonlySet<string> = new Set(
  (
    'as auto bool char class const def double enum float fn for function import int interface let struct type ' +
    'unsigned var'
  ).split(' '),
);

/** What follows a name that is assigned to, or given a type or a value. */
const assigned = /[ \t]*(?:=[^=>]|:[^:])/y;

/** One place where a name stands. */
export interface Use {
  readonly offset: number;
  /** The character before it; empty at the start of a text. */
  readonly after: string;
  /** The name before it. */
  readonly previous: string;
  readonly isDeclared: boolean;
  /** Whether no line between it and the cursor is indented less than its own. */
  readonly isInScope: boolean;
}

/**
 * The names that stand around a cursor, the nearest first, each with its uses, the nearest first. They are a function
 * of the text and the cursor alone. What stands only in secrets is no name.
 */
export class NameUses {
  readonly #text: TextBuffer;
  /** Start of the word that the cursor stands in or after. */
  readonly at: number;
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
    this.at = at;
    this.#cursor = cursor;
  }

  /** Names that begin with `typed`. */
  *beginning(typed: string): Generator<readonly [name: string, uses: readonly Use[]]> {
    for (const [name, uses] of (this.#uses ??= this.#read())) {
      if (name.startsWith(typed) && !uses.every((use) => this.#isSecret(name, use))) {
        yield [name, uses];
      }
    }
  }

  #read(): ReadonlyMap<string, readonly Use[]> {
    const [text, at, cursor] = [this.#text, this.at, this.#cursor];
    const from = Math.max(0, at - reach.before);
    const wordEnd = cursor + (/^[\w$]*/.exec(text.slice(cursor, cursor + 200))?.[0].length ?? 0);
    const [left, right] = [text.slice(from, at), text.slice(wordEnd, wordEnd + reach.after)];
    const uses = [
      ...usesIn(left, from, linesInScope(left, 'before')),
      ...usesIn(right, wordEnd, linesInScope(right, 'after')),
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

/** @param inScope of each line */
function usesIn(text: string, start: number, inScope: readonly boolean[]): [string, Use][] {
  const uses: [string, Use][] = [];
  let previous = '';
  let [line, lineEnd] = [0, text.indexOf('\n')];
  for (const { 0: word, index } of text.matchAll(words)) {
    for (; lineEnd >= 0 && lineEnd < index; line++) lineEnd = text.indexOf('\n', lineEnd + 1);
    if (!keywords.has(word)) {
      assigned.lastIndex = index + word.length;
      uses.push([
        word,
        {
          offset: start + index,
          // What `def` defines counts as standing after a dot, after which methods are used.
          after: previous === 'def' ? '.' : text.charAt(index - 1),
          previous,
          isDeclared: declaring.has(previous) || assigned.test(text),
          isInScope: inScope[line]!,
        },
      ]);
    }
    previous = word;
  }
  return uses;
}
