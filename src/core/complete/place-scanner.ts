import { code, isSpace } from '../labels/characters.ts';
import type { Depths } from '../labels/frames.ts';
import { machines, type ScannedLanguage } from '../labels/language.ts';
import type { Machine, MachineState } from '../labels/machine.ts';
import { isSecondHalf } from '../text/vocabulary.ts';

/** What a place stands in; `text` is the text between the tags of JSX. */
type RunKind = 'code' | 'comment' | 'regex' | 'string' | 'text';

interface Progress {
  /** Code units read. */
  read: number;
  previous: number;
  kind: RunKind;
  /** Where the string, comment or text around the place began: the offset of its first unit, a quote for instance. */
  start: number;
  /** A string holds white space, or a text between tags something else: either is then prose. */
  telling: boolean;
  docstring: boolean;
  /** Nothing so far in the line but white space and what may begin a string. */
  bare: boolean;
  /** Equal quotes in a row. */
  quotes: number;
}

const atStart: Progress = {
  read: 0,
  previous: 0,
  kind: 'code',
  start: 0,
  telling: false,
  docstring: false,
  bare: true,
  quotes: 0,
};

/** Reads a text up to some place, and says what that place stands in: the causal scanner of the labels, and more. */
export class PlaceScanner {
  readonly language: ScannedLanguage;
  readonly #machine: Machine;
  readonly #progress: Progress;

  private constructor(language: ScannedLanguage, machine: Machine, progress: Progress) {
    this.language = language;
    this.#machine = machine;
    this.#progress = progress;
  }

  /** @throws RangeError for what is no language: it may come from a message, and every object has a `constructor`. */
  static start(language: ScannedLanguage): PlaceScanner {
    if (!Object.hasOwn(machines, language)) throw new RangeError(`no language ${language}`);
    return new PlaceScanner(language, machines[language](), { ...atStart });
  }

  copy(): PlaceScanner {
    return new PlaceScanner(this.language, this.#machine.copy(), { ...this.#progress });
  }

  /** A scanner that has read `text` besides; this one stays where it is. */
  after(text: string): PlaceScanner {
    const scanner = this.copy();
    for (let i = 0; i < text.length; i++) scanner.step(text.charCodeAt(i));
    return scanner;
  }

  get kind(): RunKind {
    return this.#progress.kind;
  }

  /** Code units that have been read. */
  get read(): number {
    return this.#progress.read;
  }

  /** Where in the text that was read the string or comment began; meaningless in code. */
  get start(): number {
    return this.#progress.start;
  }

  /** Brackets open around the place, in code and in the fields of strings. */
  get depth(): number {
    const { round, square, curly } = this.#machine.state.shown;
    return round + square + curly;
  }

  /**
   * Whether the text here is written for people. A comment always is prose, as is a docstring. Any other string is once
   * it holds white space, since paths, keys, names of events and the like hold none; the text between tags is once it
   * holds anything else, since what comes first may as well be the next tag.
   */
  get prose(): boolean {
    const { kind, docstring, telling } = this.#progress;
    if (kind === 'string') return docstring || telling;
    return kind === 'comment' || (kind === 'text' && telling);
  }

  step(unit: number): void {
    const progress = this.#progress;
    const second = isSecondHalf(progress.previous, unit);
    if (!second) this.#read(unit === code.carriageReturn ? code.lineFeed : unit);
    progress.previous = unit;
    progress.read++;
  }

  #read(c: number): void {
    const progress = this.#progress;
    this.#machine.step(c);
    const quote = c === code.quote || c === code.doubleQuote;
    progress.quotes = !quote ? 0 : c === progress.previous ? progress.quotes + 1 : 1;
    const kind = this.#kindNow();
    if (kind === progress.kind) {
      const blank = isSpace(c) || c === code.lineFeed;
      if (kind === 'string') progress.telling ||= blank;
      else if (kind === 'text') progress.telling ||= !blank;
    } else this.#enter(kind, c);
    if (c === code.lineFeed) progress.bare = true;
    else progress.bare &&= quote || isSpace(c) || stringPrefix.has(c);
  }

  #enter(kind: RunKind, c: number): void {
    const progress = this.#progress;
    progress.kind = kind;
    // After a field of a template, its text goes on.
    const goesOn = kind === 'string' && (c === code.closeCurly || c === code.openCurly);
    if (kind === 'code' || goesOn) return;
    progress.start = progress.read;
    progress.telling = false;
    progress.docstring = this.language === 'py' && progress.quotes === 3 && progress.bare;
  }

  #kindNow(): RunKind {
    const { inComment, inString, shown } = this.#machine.state;
    if (inComment) return 'comment';
    if (inString) return 'string';
    if (isBetweenTags(shown)) return 'text';
    return isInRegex(this.#machine.state) ? 'regex' : 'code';
  }
}

/** The letters that may stand before a string's quote in Python. */
const stringPrefix: ReadonlySet<number> = new Set(Array.from('bBfFrRtTuU', (c) => c.charCodeAt(0)));

/** The labels do not count the text between tags as a string; its frame distinguishes it from code. */
function isBetweenTags(shown: Depths): boolean {
  return 'kind' in shown && shown.kind === 'children';
}

/** They do not count a regular expression as a string, either. */
function isInRegex(state: MachineState): boolean {
  return 'mode' in state && state.mode === 'regex';
}
