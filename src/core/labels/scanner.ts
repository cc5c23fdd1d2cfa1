import { code, isSpace } from './characters.ts';
import type { Depths } from './frames.ts';
import { machines, type ScannedLanguage } from './language.ts';
import { emptyLabels, type Labels } from './labels.ts';
import type { Machine } from './machine.ts';

/** Columns from one tab stop to the next, the default of editors. */
const tabStop = 4;

const greatestDepth = 0xff;
const greatestColumn = 0xffff;

interface Line {
  column: number;
  indentation: number;
  /** Nothing but white space so far. */
  blank: boolean;
}

/**
 * Labels a text piece by piece; the same however it is cut. A label is what is true after its character: an opening
 * bracket is within itself, a closing one is not.
 */
export class Scanner {
  readonly #machine: Machine;
  readonly #line: Line;
  /** The last code unit; a line feed right after a carriage return and the second half of a pair are no characters. */
  #previous: number;
  /** Code units of the last character. */
  #width: number;

  private constructor(machine: Machine, line: Line, previous: number, width: number) {
    this.#machine = machine;
    this.#line = line;
    this.#previous = previous;
    this.#width = width;
  }

  static start(language: ScannedLanguage): Scanner {
    return new Scanner(machines[language](), { column: 0, indentation: 0, blank: true }, 0, 0);
  }

  /** A scanner that goes on from here independently of this one. Costs a few dozen assignments, whatever is open. */
  copy(): Scanner {
    return new Scanner(this.#machine.copy(), { ...this.#line }, this.#previous, this.#width);
  }

  /**
   * Reads `text`, the continuation of what was read before, and writes its labels to `out` from index `at` on, which
   * is where `text` begins in the whole. `lineEnd` of the character before `at` is written, too: only now is it known.
   */
  next(text: string, out: Labels, at: number): void {
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i);
      const index = at + i;
      if (this.#continues(unit)) {
        this.#width++;
        copyLabels(out, index - 1, index);
      } else {
        this.#step(unit, out, index);
        this.#width = 1;
      }
      this.#previous = unit;
    }
  }

  /** The code unit at `index` says whether the character before it ends its line. */
  #settle(unit: number, out: Labels, index: number): void {
    const ends = unit === code.lineFeed || unit === code.carriageReturn ? 1 : 0;
    for (let back = 1; back <= this.#width && back <= index; back++)
      out.lineEnd[index - back] = ends;
  }

  #continues(unit: number): boolean {
    const lineFeed = unit === code.lineFeed && this.#previous === code.carriageReturn;
    return lineFeed || (isLowSurrogate(unit) && isHighSurrogate(this.#previous));
  }

  #step(unit: number, out: Labels, index: number): void {
    this.#settle(unit, out, index);
    const c = unit === code.carriageReturn ? code.lineFeed : unit;
    this.#machine.step(c);
    const { shown, inString, inComment } = this.#machine.state;
    writeDepths(out, index, shown);
    out.inString[index] = inString ? 1 : 0;
    out.inComment[index] = inComment ? 1 : 0;
    out.lineEnd[index] = 0;
    const line = this.#line;
    advance(line, c);
    out.indentation[index] = line.indentation;
    out.column[index] = line.column;
  }
}

/** The labels of a whole text. */
export function labelText(text: string, language: ScannedLanguage): Labels {
  const labels = emptyLabels(text.length);
  Scanner.start(language).next(text, labels, 0);
  return labels;
}

function writeDepths(out: Labels, index: number, shown: Depths): void {
  const { round, square, curly } = shown;
  out.bracketDepth[index] = Math.min(round + square + curly, greatestDepth);
  out.roundDepth[index] = Math.min(round, greatestDepth);
  out.squareDepth[index] = Math.min(square, greatestDepth);
  out.curlyDepth[index] = Math.min(curly, greatestDepth);
  out.loopDepth[index] = Math.min(shown.loop, greatestDepth);
  out.conditionalDepth[index] = Math.min(shown.conditional, greatestDepth);
  out.functionDepth[index] = Math.min(shown.function, greatestDepth);
  out.inCondition[index] = shown.condition > 0 ? 1 : 0;
}

function copyLabels(out: Labels, from: number, to: number): void {
  for (const label of Object.values(out)) label[to] = label[from] ?? 0;
}

function advance(line: Line, c: number): void {
  if (c === code.lineFeed) {
    line.column = 0;
    line.indentation = 0;
    line.blank = true;
    return;
  }
  if (line.column < greatestColumn) line.column++;
  if (!line.blank) return;
  line.blank = isSpace(c);
  if (!line.blank || line.indentation >= greatestColumn - tabStop) return;
  line.indentation += c === code.tab ? tabStop - (line.indentation % tabStop) : 1;
}

// Repeated from `endsPair`: catalogues name this code by the hash of its bundle, which another file would change.

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit < 0xdc00;
}

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit < 0xe000;
}
