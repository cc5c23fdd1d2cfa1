/** How often to suggest: seldom and surely, or often and less surely. */
export const eagernesses = ['quiet', 'balanced', 'eager'] as const;
export type Eagerness = (typeof eagernesses)[number];

/** Fitted on suggestions in validation packages (training/lens/calibrate). */
export interface Calibration {
  /**
   * Weights of 1, of the log-odds of the product, and of the logarithm of the length: `mixed` where the network and the
   * counts write together, `counts` where the counts write alone.
   */
  readonly weights: Readonly<Record<'counts' | 'mixed', readonly number[]>>;
  /** Least probability of a suggestion that is shown. */
  readonly thresholds: Readonly<Record<Eagerness, number>>;
}

/** For a model that none was fitted for: the product itself. */
export const uncalibrated: Calibration = {
  weights: { mixed: [0, 1, 0], counts: [0, 1, 0] },
  thresholds: { quiet: 0.7, balanced: 0.5, eager: 0.3 },
};

/**
 * How likely all of a suggestion is right (Platt 1999, with its length beside its score).
 *
 * @param kind what writes
 * @param product of the probabilities of its characters
 * @param length in characters
 */
export function calibrated(
  { weights }: Calibration,
  kind: keyof Calibration['weights'],
  product: number,
  length: number,
): number {
  const [bias, slope, byLength] = weights[kind] as [number, number, number];
  const odds = Math.log(product / (1 - product));
  return 1 / (1 + Math.exp(-(bias + slope * odds + byLength * Math.log(length))));
}
