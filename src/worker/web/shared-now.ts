/**
 * Milliseconds on a clock that a page shares with its workers: each has a steady clock that started with it, and knows
 * when that was.
 */
export function sharedNow(): number {
  return performance.timeOrigin + performance.now();
}
