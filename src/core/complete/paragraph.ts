import { columnsOf } from './columns.ts';

/**
 * How many code units of `written`, which begins within a line, belong to that line's paragraph; undefined while it
 * goes on. It ends before a blank line and before one that is indented less.
 *
 * @param columns by which the line is indented
 */
export function paragraphEnds(written: string, columns: number): number | undefined {
  for (const { index, 1: blank = '', 2: next } of written.matchAll(/\n([\t ]*)([^\t ])/g)) {
    if (next === '\n' || columnsOf(blank) < columns) return index;
  }
  return undefined;
}
