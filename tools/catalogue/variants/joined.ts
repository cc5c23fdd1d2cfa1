import type { Labels } from '../../../src/core/labels/labels.ts';
import type { LanguageTag } from '../../../src/core/text/language.ts';
import type { Edits } from '../edits.ts';
import { linesOf, type Line } from './lines.ts';

/** A line that ends in one of these does not end a statement, whatever the next line begins with. */
const unfinished = /[;{([,=&|?:]$/;
/** A line that begins with one of these continues the statement before. */
const continued = /^[})\].,;?:]/;

/**
 * Joins lines where the language allows it. A line end stays where it ends a comment or a line of the preprocessor,
 * where it is part of a string, and where it may end a statement.
 */
export function joined(text: string, labels: Labels, language: LanguageTag): Edits {
  const lines = linesOf(text, labels);
  const directives = language === 'c' ? directiveLines(text, lines) : new Set<Line>();
  return lines.slice(0, -1).flatMap((line, index) => {
    const next = lines[index + 1]!;
    if (next.inString || directives.has(line) || directives.has(next)) return [];
    if (text[line.end - 1] === '\\' || endsComment(labels, line)) return [];
    if (language === 'ts' && !goesOn(text, labels, line, next)) return [];
    return [{ offset: line.end, removed: 1 + next.indentation.length, inserted: ' ' }];
  });
}

function endsComment(labels: Labels, { start, end }: Line): boolean {
  return end > start && labels.inComment[end - 1] === 1 && labels.inComment[end] === 0;
}

/** Whether a statement of TypeScript or JavaScript cannot end here. */
function goesOn(text: string, labels: Labels, line: Line, next: Line): boolean {
  if (labels.inComment[line.end] === 1) return true;
  return (
    unfinished.test(text.slice(line.start, line.end).trimEnd()) ||
    continued.test(text.slice(next.start + next.indentation.length, next.end))
  );
}

function directiveLines(text: string, lines: readonly Line[]): ReadonlySet<Line> {
  const found = new Set<Line>();
  let continues = false;
  for (const line of lines) {
    if (continues || text[line.start + line.indentation.length] === '#') {
      found.add(line);
      continues = text[line.end - 1] === '\\';
    }
  }
  return found;
}
