export interface Indentation {
  readonly insertSpaces: boolean;
  readonly tabSize: number;
}

function columnAfter(blank: string, column: number, tabSize: number): number {
  for (const character of blank) column += character === '\t' ? tabSize - (column % tabSize) : 1;
  return column;
}

function blankBetween(from: number, to: number, { insertSpaces, tabSize }: Indentation): string {
  if (insertSpaces) return ' '.repeat(to - from);
  const stops = Math.floor(to / tabSize) - Math.floor(from / tabSize);
  if (stops === 0) return ' '.repeat(to - from);
  return '\t'.repeat(stops) + ' '.repeat(to % tabSize);
}

/**
 * The suggestion with its indentation written as the editor would write it: the model may know tabs from the files it
 * was trained on where this file has spaces. Only where `left`, the line up to the cursor, is blank; elsewhere the
 * suggestion is returned unchanged. The column at which its text starts is kept.
 */
export function withEditorIndents(
  suggestion: string,
  left: string,
  indentation: Indentation,
): string {
  if (left.trim() !== '') return suggestion;
  const rest = suggestion.replace(/^[\t ]+/, '');
  const blank = suggestion.slice(0, suggestion.length - rest.length);
  const from = columnAfter(left, 0, indentation.tabSize);
  const to = columnAfter(blank, from, indentation.tabSize);
  return blankBetween(from, to, indentation) + rest;
}
