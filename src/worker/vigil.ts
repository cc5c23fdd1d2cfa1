import type { Clock } from './clock.ts';

/** Milliseconds from one check to the next. */
const round = 2_000;
/** Rounds without a sign of life until the engine counts as hung: receiving 50 MB takes it an eighth of a round. */
const mostSilentRounds = 10;
/** The same while a model is loaded, which is one step: a cold disk or a virus scanner may slow it down. */
const mostSilentRoundsWhileLoading = 60;
/** Rounds without an answer to any request until it counts as hung, although it gives signs of life. */
const mostUnansweredRounds = 150;

export interface VigilPorts {
  readonly clock: Pick<Clock, 'every' | 'now'>;
  /** Asks for a sign of life. */
  ping(): void;
  /** The engine hangs; `rounds` are those without a sign of life. */
  lost(rounds: number): void;
}

/**
 * Notices that the engine hangs.
 *
 * It counts rounds, in each of which the engine was asked for a sign of life, and not time: a round that comes late
 * does not count, because then this process did not run itself (the machine slept, a debugger held it, all cores were
 * busy), and probably the engine did not either.
 */
export class Vigil {
  readonly #ports: VigilPorts;
  #end: (() => void) | undefined;
  #lastRound = 0;
  #silent = 0;
  #unanswered = 0;
  #loading = false;

  constructor(ports: VigilPorts) {
    this.#ports = ports;
  }

  /** A request is pending; `loading` says whether a model is being loaded. */
  begin(loading: boolean): void {
    this.#loading = loading;
    if (this.#end !== undefined) return;
    this.#silent = 0;
    this.#unanswered = 0;
    this.#lastRound = this.#ports.clock.now();
    this.#end = this.#ports.clock.every(round, () => this.#look());
  }

  /** No request is pending: an idle engine is not checked. */
  rest(): void {
    this.#end?.();
    this.#end = undefined;
  }

  /** The engine sent something; `answer` says whether it is the reply to a request. */
  heard(answer: boolean): void {
    this.#silent = 0;
    if (answer) this.#unanswered = 0;
  }

  #look(): void {
    const now = this.#ports.clock.now();
    const late = now - this.#lastRound > 2 * round;
    this.#lastRound = now;
    if (!late) {
      this.#silent += 1;
      this.#unanswered += 1;
    }
    const most = this.#loading ? mostSilentRoundsWhileLoading : mostSilentRounds;
    const lost = Math.max(this.#silent - most, this.#unanswered - mostUnansweredRounds) > 0;
    if (!lost) {
      this.#ports.ping();
      return;
    }
    this.rest();
    this.#ports.lost(this.#silent);
  }
}
