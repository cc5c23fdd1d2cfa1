import type { Clock } from '../../worker/clock.ts';

const MINUTE = 60_000;

/** Completion keeps silent for a while, in every editor of the window. */
export class Pause {
  readonly #clock: Pick<Clock, 'after' | 'now'>;
  readonly #changed: () => void;
  #running: { readonly end: number; readonly cancel: () => void } | undefined;

  /** @param changed called when it begins and when it ends */
  constructor(clock: Pick<Clock, 'after' | 'now'>, changed: () => void) {
    this.#clock = clock;
    this.#changed = changed;
  }

  /** Whole minutes left, rounded up; 0 where nothing is paused. */
  get minutesLeft(): number {
    const left = (this.#running?.end ?? -Infinity) - this.#clock.now();
    return Math.max(0, Math.ceil(left / MINUTE));
  }

  get isOn(): boolean {
    return this.#running !== undefined;
  }

  begin(minutes: number): void {
    this.#running?.cancel();
    const cancel = this.#clock.after(minutes * MINUTE, () => this.end());
    this.#running = { end: this.#clock.now() + minutes * MINUTE, cancel };
    this.#changed();
  }

  end(): void {
    this.#running?.cancel();
    this.#running = undefined;
    this.#changed();
  }
}
