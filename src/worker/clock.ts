/** Time as it passes, whatever is set on the wall: a test can fill it in. */
export interface Clock {
  /** Milliseconds since some moment, never fewer than before. */
  now(): number;
  /** Calls `act` once, after some milliseconds, unless what it returns is called before. */
  after(milliseconds: number, act: () => void): () => void;
  /** Calls `act` every so many milliseconds until what it returns is called. */
  every(milliseconds: number, act: () => void): () => void;
}

/**
 * Milliseconds on the machine's steady clock, the same one in all of its processes. A wall clock that is set between
 * the start of the host and that of the engine would make a request arrive before it was sent.
 */
export function steadyNow(): number {
  return Number(process.hrtime.bigint()) / 1e6;
}

export const systemClock: Clock = {
  now: steadyNow,
  after(milliseconds, act) {
    const timer = setTimeout(act, milliseconds);
    return () => clearTimeout(timer);
  },
  every(milliseconds, act) {
    const timer = setInterval(act, milliseconds);
    return () => clearInterval(timer);
  },
};
