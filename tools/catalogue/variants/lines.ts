import type { Labels } from '../../../src/core/labels/labels.ts';

export interface Line {
  readonly start: number;
  /** Where its line feed is, or the text ends. */
  readonly end: number;
  /** The spaces and tabs that the line begins with. */
  readonly indentation: string;
  /** Whether the line begins inside a string, so that its indentation is part of the string. */
  readonly inString: boolean;
}

/** The lines of a text whose lines end in line feeds. */
export function linesOf(text: string, labels: Labels): readonly Line[] {
  let start = 0;
  return text.split('\n').map((line) => {
    const at = start;
    start += line.length + 1;
    return {
      start: at,
      end: at + line.length,
      indentation: /^[ \t]*/.exec(line)?.[0] ?? '',
      inString: at > 0 && labels.inString[at - 1] === 1,
    };
  });
}
