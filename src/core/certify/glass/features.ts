/**
 * What a glass box is given at a character: all of it can be seen in the text, and none of it needs a parser.
 * training/lens/glass/features.py computes the same, and says what each is.
 */
import { carriageReturn, lineFeed } from '../../text/lines.ts';

/** How many characters ago something was is counted up to this; longer ago, and never, are this. */
export const far = 255;
const signs = [
  ...['"', "'", '`', '#', '//', '/*', '*/', '"""', "'''", '(', ')', '[', ']', '{', '}'],
  ...[';', ':', '=', '\n\n'],
] as const;
const words = [
  ...['if', 'else', 'elif', 'for', 'while', 'do', 'switch', 'def', 'function'],
  ...['class', 'return', 'import'],
] as const;
const counted = ['"', "'", '`', '#', '//'] as const;
const pairs = ['()', '[]', '{}'] as const;
export const most = 8;

/** Names of the features that are numbers, in the order in which the file of examples has them. */
export const numberNames: readonly string[] = [
  'indentation',
  'column',
  ...counted.map((sign) => `count ${sign}`),
  ...pairs.map((pair) => `open ${pair}`),
  ...signs.map((sign) => `since ${sign}`),
  ...words.map((word) => `word ${word}`),
];

/** Last characters that are kept. */
const back = 16;
/**
 * Names of the features that are characters: the line's first sign, and the last ones, of which `back 0` was just read.
 */
export const characterNames: readonly string[] = [
  'first',
  ...Array.from({ length: back }, (_, k) => `back ${k}`),
];
/** Code of a character that is none of the model's symbols, and of what lies before the text. */
const noCharacter = 0;

/** What a code unit is read as; the second half of a pair is not read at all. */
export function codeOf(unit: number): number {
  if (unit === carriageReturn) return lineFeed;
  const isSymbol = (unit >= 0x20 && unit < 0x7f) || unit === 0x09 || unit === lineFeed;
  return isSymbol ? unit : noCharacter;
}

/** Reads a text character by character, and gives the features at the last one. */
export class SeenText {
  /** Characters read. */
  #count = 0;
  #indentation = 0;
  #column = 0;
  /** First sign of the line; undefined before there is one. */
  #first: number | undefined;
  /** The last characters, the newest last. */
  #last = '';
  #word = '';
  /** Counts on the line, by `counted`, then by `pairs`. */
  readonly #onLine = new Int32Array(counted.length + pairs.length);
  /** How many characters had been read when each of `signs`, then of `words`, was. */
  readonly #readAt = new Int32Array(signs.length + words.length).fill(-1 - far);

  /** @param indentation the label of that name after this character, as is `column` */
  read(code: number, indentation: number, column: number): void {
    this.#count++;
    this.#indentation = Math.min(indentation, far);
    this.#column = Math.min(column, far);
    this.#last = this.#last.slice(1 - back) + String.fromCharCode(code);
    this.#readWord(code);
    if (code === lineFeed) {
      this.#onLine.fill(0);
      this.#first = undefined;
    } else if (!isBlank(code)) this.#first ??= code;
    for (const { sign, since, onLine, step } of endingWith[code] ?? []) {
      if (!this.#last.endsWith(sign)) continue;
      if (since !== undefined) this.#readAt[since] = this.#count;
      if (onLine !== undefined) this.#onLine[onLine]! += step;
    }
  }

  /** The value of one of `numberNames`, by its index. */
  number(index: number): number {
    if (index === 0) return this.#indentation;
    if (index === 1) return this.#column;
    const onLine = this.#onLine[index - 2];
    if (onLine !== undefined) return Math.max(-most, Math.min(most, onLine));
    return Math.min(this.#count - this.#readAt[index - 2 - this.#onLine.length]!, far);
  }

  /** The code of one of `characterNames`, by its index. */
  character(index: number): number {
    if (index === 0) return this.#first ?? noCharacter;
    const at = this.#last.length - index;
    return at < 0 ? noCharacter : this.#last.charCodeAt(at);
  }

  /** A word counts from the character that ends it. */
  #readWord(code: number): void {
    if (isOfWord(code)) {
      if (this.#word.length <= longestWord) this.#word += String.fromCharCode(code);
      return;
    }
    const index = words.findIndex((word) => word === this.#word);
    if (index >= 0) this.#readAt[signs.length + index] = this.#count;
    this.#word = '';
  }
}

const longestWord = Math.max(...words.map(({ length }) => length));

interface Ending {
  readonly sign: string;
  /** Its index in what was read when, and in the counts on the line. */
  readonly since?: number;
  readonly onLine?: number;
  readonly step: number;
}

/** By the code of their last character. */
const endingWith: Partial<Record<number, Ending[]>> = {};
function enter(ending: Ending): void {
  (endingWith[ending.sign.charCodeAt(ending.sign.length - 1)] ??= []).push(ending);
}
signs.forEach((sign, since) => enter({ sign, since, step: 0 }));
counted.forEach((sign, onLine) => enter({ sign, onLine, step: 1 }));
pairs.forEach((pair, k) => {
  const onLine = counted.length + k;
  enter({ sign: pair.charAt(0), onLine, step: 1 });
  enter({ sign: pair.charAt(1), onLine, step: -1 });
});

function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x09;
}

function isOfWord(code: number): boolean {
  return isLetter(code) || isDigit(code);
}

/** A letter of ASCII, or `_`. */
export function isLetter(code: number): boolean {
  return (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a) || code === 0x5f;
}

export function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}
