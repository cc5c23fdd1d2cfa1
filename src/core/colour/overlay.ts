/** Which colour goes behind which characters of an editor, without the editor itself. */
import { HUES, type Side } from './hues.ts';
import { runsOf } from './runs.ts';
import type { Scheme } from './schemes.ts';

/** Strengths on either side of zero: 16 decoration types, and none for zero. */
export const STRENGTHS = 8;

export interface ColouredRange {
  readonly from: number;
  readonly to: number;
}

/** Strength (-8 to 8, 0 left out) -> the ranges that have it, merged where they touch. */
export function colouredRanges(
  text: string,
  range: ColouredRange,
  placeOf: (offset: number) => number,
): Map<number, ColouredRange[]> {
  const level = (offset: number): number => {
    const strength = Math.round(placeOf(offset) * STRENGTHS);
    return Number.isNaN(strength) ? 0 : Math.max(-STRENGTHS, Math.min(STRENGTHS, strength));
  };
  const found = new Map<number, ColouredRange[]>();
  for (const run of runsOf(text, range.from, range.to, { level, isProvisional: () => false })) {
    if (run.level === 0) continue;
    const ranges = found.get(run.level) ?? [];
    ranges.push({ from: run.from, to: run.to });
    found.set(run.level, ranges);
  }
  return found;
}

/** Greatest opacity: the colours of the editor's syntax are unknown, and must stay readable. */
const STRONGEST = 0.5;

/** A colour that lets the editor's background through, as CSS writes it. */
export function overlay(scheme: Scheme, strength: number, kind: Side): string {
  const { negative, positive } = HUES[scheme][kind];
  const hue = strength < 0 ? negative : positive;
  const alpha = (Math.abs(strength) / STRENGTHS) ** 0.8 * STRONGEST;
  return `rgba(${hue.join(', ')}, ${alpha.toFixed(2)})`;
}
