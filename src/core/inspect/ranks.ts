/** Bins that a neuron's values are sorted into; within one they count as ties. */
export const bins = 256;

/** A label at the sampled characters, ready for correlation. */
export interface RankedLabel {
  /** [characters] midranks less their mean. */
  readonly ranks: Float64Array;
  /** Sum of their squares; 0 where the label does not vary. */
  readonly square: number;
  /** For a label of 0 and 1: how many characters have 1. */
  readonly positives: number | undefined;
}

/** Midranks: equal values share the mean of the ranks they take together. */
export function rankLabel(values: ArrayLike<number>): RankedLabel {
  const counts = new Map<number, number>();
  const list = Array.from(values);
  for (const value of list) counts.set(value, (counts.get(value) ?? 0) + 1);
  const sorted = [...counts.keys()].sort((a, b) => a - b);
  const midranks = new Map<number, number>();
  let below = 0;
  for (const value of sorted) {
    const count = counts.get(value) ?? 0;
    midranks.set(value, below + (count - 1) / 2 - (list.length - 1) / 2);
    below += count;
  }
  const ranks = new Float64Array(list).map((value) => midranks.get(value) ?? 0);
  const square = ranks.reduce((sum, rank) => sum + rank * rank, 0);
  const flag = sorted.every((value) => value === 0 || value === 1);
  return { ranks, square, positives: flag ? (counts.get(1) ?? 0) : undefined };
}

export interface Agreement {
  /** Spearman's rho: Pearson's correlation of the midranks. */
  readonly rho: number;
  /** Area under the ROC curve, for a label of 0 and 1. */
  readonly auc: number | undefined;
}

/**
 * How a neuron's binned values go with a label. Undefined where either does not vary: then there is no rank order.
 *
 * @param counts [bins] characters in each bin
 * @param sums [bins] of their label's centred midranks
 */
export function agreement(
  counts: ArrayLike<number>,
  sums: ArrayLike<number>,
  label: RankedLabel,
): Agreement | undefined {
  const total = label.ranks.length;
  let below = 0;
  let square = 0;
  let product = 0;
  for (let bin = 0; bin < bins; bin++) {
    const count = counts[bin]!;
    const rank = below + (count - 1) / 2 - (total - 1) / 2;
    square += count * rank * rank;
    product += rank * sums[bin]!;
    below += count;
  }
  if (square === 0 || label.square === 0) return undefined;
  const { positives } = label;
  // The midranks of a yes/no label are total / 2 apart, so product = total / 2 times the sum of the ranks of its
  // positives, and Mann and Whitney's U follows.
  const auc =
    positives === undefined
      ? undefined
      : 0.5 + (2 * product) / (total * positives * (total - positives));
  return { rho: product / Math.sqrt(square * label.square), auc };
}
