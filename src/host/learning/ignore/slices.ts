/** Steps between two pauses: well under a millisecond of a matcher's work. */
const SLICE = 50_000;

/**
 * Divides long work into slices: a task reports the steps it has done, and pauses when a slice is full. All tasks that
 * share an instance share its slice, so that many small ones at once do not add up to a long one.
 */
export class Slices {
  readonly #pause: () => Promise<void>;
  #left = SLICE;
  #pausing: Promise<void> | undefined;

  /** @param pause lets other tasks run */
  constructor(pause: () => Promise<void>) {
    this.#pause = pause;
  }

  /** Notes steps that were done; returns whether it is time for a pause. */
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
