import type { Turn } from '../core/model/turn.ts';

interface Job {
  readonly id: number;
  withdrawn: boolean;
  run(turn: Turn): Promise<void>;
}

/** A long job in pieces; between two of them anything may happen, to its documents, too. */
export type LongAnswer<T> =
  Generator<undefined, T, undefined> | AsyncGenerator<undefined, T, undefined>;

interface LongJob {
  readonly id: number;
  withdrawn: boolean;
  /** Does one piece; resolves to whether there are more. */
  step(withdrawn: boolean): Promise<boolean>;
}

export interface SchedulerPorts {
  /** One short piece of work to do while there are no jobs; resolves to whether there is more. */
  background(): Promise<boolean>;
  /** Resolves after messages that have arrived meanwhile were received. */
  pause(): Promise<void>;
}

/**
 * One thing at a time: jobs in the order they came; when there are none, a piece of each long job in turn, and a piece
 * of background work after each of these, on which later answers depend.
 *
 * Documents and their states are only touched from within a job or a piece. A job never finds them changed between two
 * of its steps, and asks its turn now and then whether it is still wanted; a long job must check after each piece.
 */
export class Scheduler {
  readonly #ports: SchedulerPorts;
  readonly #queue: Job[] = [];
  readonly #long: LongJob[] = [];
  #running: Job | undefined;
  #working = false;

  constructor(ports: SchedulerPorts) {
    this.#ports = ports;
  }

  /** Queues a job. A failure in it rejects the promise and concerns no other job. */
  add<T>(id: number, work: (turn: Turn) => Promise<T> | T): Promise<T> {
    return new Promise((resolve, reject) => {
      const run = async (turn: Turn): Promise<void> => {
        try {
          resolve(await work(turn));
        } catch (error) {
          reject(error instanceof Error ? error : new Error(String(error)));
        }
      };
      this.#queue.push({ id, withdrawn: false, run });
      // A rejection here is a failure of background work: it ends the process, which the host notices.
      if (!this.#working) void this.#work();
    });
  }

  /** Queues a job that is done piece by piece, after all that are not. Once withdrawn, it settles as `withdrawn`. */
  addLong<T>(id: number, begin: () => LongAnswer<T>, withdrawn: T): Promise<T> {
    return new Promise((resolve, reject) => {
      let pieces: LongAnswer<T> | undefined;
      const step = async (ended: boolean): Promise<boolean> => {
        try {
          const next = ended
            ? ({ done: true, value: withdrawn } as const)
            : await (pieces ??= begin()).next();
          if (next.done !== true) return true;
          resolve(next.value);
        } catch (error) {
          reject(error instanceof Error ? error : new Error(String(error)));
        }
        return false;
      };
      this.#long.push({ id, withdrawn: false, step });
      if (!this.#working) void this.#work();
    });
  }

  /** The job is told so when it next asks its turn. It still runs, and settles, in its place. */
  withdraw(id: number): void {
    const jobs = this.#running === undefined ? this.#queue : [this.#running, ...this.#queue];
    for (const job of [...jobs, ...this.#long]) if (job.id === id) job.withdrawn = true;
  }

  async #work(): Promise<void> {
    this.#working = true;
    // Whether a piece of background work is due.
    let owed = false;
    try {
      for (;;) {
        const job = this.#queue.shift();
        const long = owed ? undefined : this.#long[0];
        if (job !== undefined) await this.#run(job);
        else if (long !== undefined) {
          const unfinished = await long.step(long.withdrawn);
          this.#long.shift();
          if (unfinished) this.#long.push(long);
          owed = true;
        } else {
          owed = false;
          if (!(await this.#ports.background()) && this.#isIdle()) return;
        }
        await this.#ports.pause();
      }
    } finally {
      this.#working = false;
    }
  }

  #isIdle(): boolean {
    return this.#queue.length === 0 && this.#long.length === 0;
  }

  async #run(job: Job): Promise<void> {
    this.#running = job;
    const proceed = async (): Promise<boolean> => {
      await this.#ports.pause();
      return !job.withdrawn;
    };
    await job.run({ proceed });
    this.#running = undefined;
  }
}
