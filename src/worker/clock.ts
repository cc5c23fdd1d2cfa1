/** A steady clock, independent of the time of day; a test can supply its own. */
export interface Clock {
  /** Milliseconds since some moment, never fewer than before. */
  now(): number;
  /** Calls `act` once, after some milliseconds, unless what it returns is called before. */
  after(milliseconds: number, act: () => void): () => void;
  /** Calls `act` every so many milliseconds until what it returns is called. */
  every(milliseconds: number, act: () => void): () => void;
}

export const systemClock: Clock = {
  now: () => performance.now(),
  after(milliseconds, act) {
    const timer = setTimeout(act, milliseconds);
    return () => clearTimeout(timer);
  },
  every(milliseconds, act) {
    const timer = setInterval(act, milliseconds);
    return () => clearInterval(timer);
  },
};
