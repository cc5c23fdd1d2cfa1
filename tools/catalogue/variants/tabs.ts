import type { Labels } from '../../../src/core/labels/labels.ts';
import type { Edits } from '../edits.ts';
import { linesOf, type Line } from './lines.ts';

/**
 * Replaces each indentation step of spaces by a tab. A text that has tabs already is left alone, as the meaning of its
 * spaces is unclear.
 */
export function tabs(text: string, labels: Labels): Edits {
  const lines = linesOf(text, labels).filter(({ inString }) => !inString);
  if (lines.some(({ indentation }) => indentation.includes('\t'))) return [];
  const step = stepOf(text, lines);
  return lines
    .filter(({ indentation }) => indentation.length >= step)
    .map(({ start, indentation }) => {
      const removed = indentation.length - (indentation.length % step);
      return { offset: start, removed, inserted: '\t'.repeat(removed / step) };
    });
}

/** The indentation step in spaces: the most frequent of 2, 4 and 8 from one line to the next. */
function stepOf(text: string, lines: readonly Line[]): number {
  const counts = new Map([2, 4, 8].map((step) => [step, 0]));
  let before = 0;
  for (const { indentation, start, end } of lines) {
    if (start + indentation.length === end) continue;
    const step = indentation.length - before;
    // A block comment's lines are indented by one.
    if (text[start + indentation.length] === '*') continue;
    if (counts.has(step)) counts.set(step, counts.get(step)! + 1);
    before = indentation.length;
  }
  const [best] = [...counts].reduce((a, b) => (b[1] > a[1] ? b : a));
  return counts.get(best) === 0 ? 4 : best;
}
