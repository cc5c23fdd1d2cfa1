import { columnsOf } from './columns.ts';

/**
 * How much of `written`, from somewhere in a line on, belongs to the line's paragraph; undefined as long as it goes on.
 * It ends before a blank line and before one that is indented less.
 *
 * @param columns that the line is indented by
 */
export function paragraphEnds(written: string, columns: number): number | undefined {
  for (const { index, 1: blank = '', 2: next } of written.matchAll(/\n([\t ]*)([^\t ])/g)) {
    if (next === '\n' || columnsOf(blank) < columns) return index;
  }
  return undefined;
}
