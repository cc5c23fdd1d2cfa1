import { isWithinPair } from '../text/surrogates.ts';

/** Neighbouring characters of the same look, drawn as one piece. */
export interface Run {
  readonly from: number;
  readonly to: number;
  readonly level: number;
  readonly provisional: boolean;
  readonly marked: boolean;
}

export interface Look {
  level(offset: number): number;
  isProvisional(offset: number): boolean;
  /** Whether the character has a mark; none has where this is left out. */
  isMarked?(offset: number): boolean;
}

/**
 * The runs of [from, to): they follow on each other without a gap, none is empty, and no two neighbours look the same.
 * A surrogate pair is one character and never cut.
 */
export function runsOf(text: string, from: number, to: number, look: Look): Run[] {
  const runs: Run[] = [];
  const lookAt = (at: number): Pick<Run, 'level' | 'marked' | 'provisional'> => ({
    level: look.level(at),
    provisional: look.isProvisional(at),
    marked: look.isMarked?.(at) ?? false,
  });
  let start = from;
  let own = lookAt(from);
  for (let at = from + 1; at < to; at++) {
    if (isWithinPair(text, at)) continue;
    const next = lookAt(at);
    const isSame =
      next.level === own.level &&
      next.provisional === own.provisional &&
      next.marked === own.marked;
    if (isSame) continue;
    runs.push({ from: start, to: at, ...own });
    [start, own] = [at, next];
  }
  if (start < to) runs.push({ from: start, to, ...own });
  return runs;
}
