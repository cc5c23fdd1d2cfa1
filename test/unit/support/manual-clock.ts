import type { Clock } from '../../../src/worker/clock.ts';

interface Timer {
  due: number;
  readonly every: number | undefined;
  readonly act: () => void;
}

/** A clock that a test sets going. */
export class ManualClock implements Clock {
  #now = 0;
  readonly #timers = new Set<Timer>();

  now(): number {
    return this.#now;
  }

  after(milliseconds: number, act: () => void): () => void {
    return this.#add({ due: this.#now + milliseconds, every: undefined, act });
  }

  every(milliseconds: number, act: () => void): () => void {
    return this.#add({ due: this.#now + milliseconds, every: milliseconds, act });
  }

  get timers(): number {
    return this.#timers.size;
  }

  /** Lets time pass, and what is due in it happen when it is due. */
  pass(milliseconds: number): void {
    const end = this.#now + milliseconds;
    for (;;) {
      const [next] = [...this.#timers].sort((a, b) => a.due - b.due);
      if (next === undefined || next.due > end) break;
      this.#now = next.due;
      this.#fire(next);
    }
    this.#now = end;
  }

  /** Nothing runs meanwhile; then everything that is due is late, and happens once. */
  sleep(milliseconds: number): void {
    this.#now += milliseconds;
    for (const timer of [...this.#timers]) if (timer.due <= this.#now) this.#fire(timer);
  }

  #fire(timer: Timer): void {
    if (timer.every === undefined) this.#timers.delete(timer);
    else timer.due = this.#now + timer.every;
    timer.act();
  }

  #add(timer: Timer): () => void {
    this.#timers.add(timer);
    return () => void this.#timers.delete(timer);
  }
}
