import type { TextChange } from './change.ts';

/** One change that does what `first` and then `second` do; undefined where they do not touch. */
export function joinChanges(first: TextChange, second: TextChange): TextChange | undefined {
  const firstEnd = first.offset + first.inserted.length;
  const secondEnd = second.offset + second.removed;
  if (second.offset > firstEnd || secondEnd < first.offset) return undefined;
  // What the second removes beyond what the first wrote was there before both.
  const before = Math.max(0, first.offset - second.offset);
  const after = Math.max(0, secondEnd - firstEnd);
  const kept = Math.max(0, second.offset - first.offset);
  const rest = Math.max(0, secondEnd - first.offset);
  return {
    offset: first.offset - before,
    removed: before + first.removed + after,
    inserted: first.inserted.slice(0, kept) + second.inserted + first.inserted.slice(rest),
  };
}
