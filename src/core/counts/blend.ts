import type { OrderCounts } from './context-counts.ts';

/** Fitted on validation packages (training/lens/mixture). The first index is that of the order, shortest first. */
export interface BlendSettings {
  /** Probability of something new, by order, by `totalClass` and by `distinctClass`. */
  readonly escape: readonly (readonly (readonly number[])[])[];
  /** What is subtracted from a count of one, of two, and of more, by order. */
  readonly discount: readonly (readonly number[])[];
}

export const totalClasses = 8;
export const distinctClasses = 6;

/**
 * One distribution from the counts after contexts of all lengths: interpolated from the shortest to the longest, with
 * modified Kneser-Ney discounts (Chen & Goodman 1999) and escape probabilities fitted for each order, number of
 * occurrences and number of distinct symbols.
 *
 * @param found as from `ContextCounts.after`
 * @param width number of symbols, V
 * @returns [V] probabilities
 */
export function blend(
  { escape, discount }: BlendSettings,
  found: readonly OrderCounts[],
  width: number,
): Float64Array {
  const probabilities = new Float64Array(width).fill(1 / width);
  found.forEach(({ symbols, counts, total }, index) => {
    const off = discount[index]!;
    let mass = 0;
    for (const count of counts) mass += count - off[Math.min(count, 3) - 1]!;
    if (mass <= 0) return;
    const novel = escape[index]![totalClass(total)]![distinctClass(symbols.length)]!;
    for (let symbol = 0; symbol < width; symbol++) probabilities[symbol]! *= novel;
    for (let i = 0; i < symbols.length; i++) {
      const count = counts[i]!;
      probabilities[symbols[i]!]! += ((1 - novel) * (count - off[Math.min(count, 3) - 1]!)) / mass;
    }
  });
  return probabilities;
}

function totalClass(total: number): number {
  return Math.min(totalClasses - 1, Math.round(Math.log2(total)));
}

function distinctClass(distinct: number): number {
  return Math.min(distinctClasses, distinct) - 1;
}
