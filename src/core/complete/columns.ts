/** Columns from one tab stop to the next: a file does not say. */
const tabStop = 4;

/** The white space that a line begins with. */
export function leadingBlank(line: string): string {
  return line.slice(0, line.length - line.trimStart().length);
}

/** Columns that white space takes at the start of a line. */
export function columnsOf(blank: string): number {
  let column = 0;
  for (const character of blank) column += character === '\t' ? tabStop - (column % tabStop) : 1;
  return column;
}
