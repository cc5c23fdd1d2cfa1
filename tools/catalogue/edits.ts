import { labelNames, type LabelName, type Labels } from '../../src/core/labels/labels.ts';
import type { TextChange } from '../../src/core/text/change.ts';

/** Changes of one text in order, without overlaps; offsets are in the text before all of them. */
export type Edits = readonly TextChange[];

export function edited(text: string, edits: Edits): string {
  const pieces: string[] = [];
  let at = 0;
  for (const { offset, removed, inserted } of edits) {
    pieces.push(text.slice(at, offset), inserted);
    at = offset + removed;
  }
  return [...pieces, text.slice(at)].join('');
}

/** Labels that any edit of white space changes. */
const places: ReadonlySet<LabelName> = new Set<LabelName>(['indentation', 'column', 'lineEnd']);

/**
 * Whether the remaining characters have the same labels as before, apart from those about their place in the line.
 *
 * @param after labels of the edited text
 */
export function leavesLabels(before: Labels, after: Labels, edits: Edits): boolean {
  const names = labelNames.filter((name) => !places.has(name));
  const length = before.column.length;
  const end = { offset: length, removed: 0, inserted: '' };
  let [from, shift] = [0, 0];
  for (const { offset, removed, inserted } of [...edits, end]) {
    for (let at = from; at < offset; at++) {
      if (names.some((name) => before[name][at] !== after[name][at + shift])) return false;
    }
    from = offset + removed;
    shift += inserted.length - removed;
  }
  return true;
}
