const tabWidth = 4;

/**
 * Whether each line of a text may be seen from the cursor by its indentation: no line between is indented less.
 *
 * @param side where the text lies: `before` the cursor, whose line is its last, or `after` it, whose line is its first
 */
export function linesInScope(text: string, side: 'after' | 'before'): boolean[] {
  const indents = text.split('\n').map(indentationOf);
  if (side === 'before') {
    // The cursor's own line counts from its first column on, though nothing may stand there yet.
    const last = text.slice(text.lastIndexOf('\n') + 1);
    indents[indents.length - 1] = columns(/^[ \t]*/.exec(last)![0]);
    return outwards(indents.reverse()).reverse();
  }
  indents[0] = Infinity;
  return outwards(indents);
}

/** @param indents [lines] the cursor's first */
function outwards(indents: readonly number[]): boolean[] {
  let least = Infinity;
  return indents.map((own) => {
    const isInScope = own <= least;
    least = Math.min(least, own);
    return isInScope;
  });
}

/** In columns; that of a blank line ends no scope. */
function indentationOf(line: string): number {
  const indentation = /^[ \t]*/.exec(line)![0];
  return /^\s*$/.test(line) ? Infinity : columns(indentation);
}

function columns(blanks: string): number {
  return blanks.replaceAll('\t', ' '.repeat(tabWidth)).length;
}
