/** Steps between two pauses: well under a millisecond of a matcher's work. */
const SLICE = 50_000;

/**
 * Long work in slices: whoever works says how much it did, and pauses when a slice is full. All who share one of these
 * share its slice, so that many small works at once do not make a long one.
 */
export class Slices {
  readonly #pause: () => Promise<void>;
  #left = SLICE;
  #pausing: Promise<void> | undefined;

  /** @param pause lets everybody else run */
  constructor(pause: () => Promise<void>) {
    this.#pause = pause;
  }

  /** Notes steps that were done; says whether it is time for a pause. */
  isFull(steps: number): boolean {
    this.#left -= steps;
    return this.#left <= 0;
  }

  async pause(): Promise<void> {
    this.#pausing ??= this.#pause().finally(() => {
      this.#left = SLICE;
      this.#pausing = undefined;
    });
    await this.#pausing;
  }
}
