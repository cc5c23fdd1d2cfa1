import { isWithinPair } from '../text/surrogates.ts';

/** Neighbouring characters of the same look, drawn as one piece. */
export interface Run {
  readonly from: number;
  readonly to: number;
  readonly level: number;
  readonly provisional: boolean;
}

export interface Look {
  level(offset: number): number;
  isProvisional(offset: number): boolean;
}

/**
 * The runs of [from, to): they follow on each other without a gap, none is empty, and no two neighbours look the same.
 * A surrogate pair is one character and never cut.
 */
export function runsOf(text: string, from: number, to: number, look: Look): Run[] {
  const runs: Run[] = [];
  let start = from;
  let [level, provisional] = [look.level(from), look.isProvisional(from)];
  for (let at = from + 1; at < to; at++) {
    if (isWithinPair(text, at)) continue;
    const [nextLevel, nextProvisional] = [look.level(at), look.isProvisional(at)];
    if (nextLevel === level && nextProvisional === provisional) continue;
    runs.push({ from: start, to: at, level, provisional });
    [start, level, provisional] = [at, nextLevel, nextProvisional];
  }
  if (start < to) runs.push({ from: start, to, level, provisional });
  return runs;
}
