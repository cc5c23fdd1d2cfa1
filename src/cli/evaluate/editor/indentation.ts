import detectIndent from 'detect-indent';
import { openedAtEnd } from './closing.ts';

/** One step of a file's indentation; the default of editors where the file does not tell. */
export function indentationUnit(text: string): string {
  return detectIndent(text).indent || '    ';
}

export function leadingSpace(line: string): string {
  return /^[ \t]*/.exec(line)?.[0] ?? '';
}

/** VS Code's rule for Python. */
const pythonBlock =
  /^\s*(?:def|class|for|if|elif|else|while|try|with|finally|except|async|match|case)\b.*:\s*$/;

/**
 * What the editor puts at the start of a new line: the indentation of the line above, one step deeper after an opening
 * bracket or the head of a block in Python.
 *
 * @param above the line left of the cursor when Enter was pressed
 */
export function indentationAfter(above: string, unit: string, python: boolean): string {
  const kept = leadingSpace(above);
  const deeper = openedAtEnd(above) !== undefined || (python && pythonBlock.test(above));
  return deeper ? kept + unit : kept;
}

/** Characters that Backspace takes from the white space at a line's start: a step of indentation, or a tab. */
export function backspaceLength(space: string, unit: string): number {
  const spaces = /[^\t]*$/.exec(space)?.[0].length ?? 0;
  return Math.max(1, Math.min(spaces, widthOf(unit)));
}

/**
 * Characters of `text` that one key types at `offset`, where a space stands at a line's start: all up to the next stop,
 * with Tab, where the text has spaces up to there; else this one.
 *
 * @param column of the cursor, with nothing but white space left of it
 */
export function tabLength(text: string, offset: number, column: number, unit: string): number {
  const width = widthOf(unit);
  const step = width - (column % width);
  return unit !== '\t' && text.startsWith(' '.repeat(step), offset) ? step : 1;
}

function widthOf(unit: string): number {
  return unit === '\t' ? 4 : unit.length;
}
