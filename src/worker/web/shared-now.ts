/**
 * Milliseconds that a page and its workers count alike: each has a steady clock that began with itself, and knows when
 * that was.
 */
export function sharedNow(): number {
  return performance.timeOrigin + performance.now();
}
