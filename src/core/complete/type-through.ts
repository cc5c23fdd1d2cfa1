import { SuffixGuard, leavesRoom } from './suffix-guard.ts';

/** A suggestion as it was shown. */
export interface Shown {
  /** The line left of the cursor at that time. */
  readonly before: string;
  readonly text: string;
}

/**
 * What is left of a shown suggestion after the user typed on, without asking the model; undefined when it no longer
 * fits or nothing is left of it. The caller makes sure that it is the same line of the same document.
 *
 * @param before the line left of the cursor now
 * @param after the line right of it now; the editor may have closed a bracket that the user typed
 */
export function typedThrough(shown: Shown, before: string, after: string): string | undefined {
  if (!before.startsWith(shown.before) || !leavesRoom(after)) return undefined;
  const typed = before.slice(shown.before.length);
  if (!shown.text.startsWith(typed)) return undefined;
  const guard = new SuffixGuard(before, after);
  let rest = '';
  for (const character of shown.text.slice(typed.length)) {
    if (!guard.accepts(character)) break;
    rest += character;
  }
  return rest.trim() === '' ? undefined : rest;
}
