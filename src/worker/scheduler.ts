import type { Turn } from '../core/model/turn.ts';

interface Job {
  readonly id: number;
  withdrawn: boolean;
  run(turn: Turn): Promise<void>;
}

export interface SchedulerPorts {
  /** One short piece of work to do while there are no jobs; resolves to whether there is more. */
  background(): Promise<boolean>;
  /** Resolves after messages that have arrived meanwhile were taken in. */
  pause(): Promise<void>;
}

/**
 * One thing at a time: jobs in the order they came, and background work, a piece at a time, when there are none.
 *
 * Documents and their states are only touched from within a job or a piece, so neither ever finds them changed between
 * two of its steps. A job that takes long asks its turn now and then whether it is still wanted.
 */
export class Scheduler {
  readonly #ports: SchedulerPorts;
  readonly #queue: Job[] = [];
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
      // A rejection here is a failure of background work: it ends the thread, which the host is told of.
      if (!this.#working) void this.#work();
    });
  }

  /** The job's turn ends at its next question. It still runs, and settles, in its place. */
  withdraw(id: number): void {
    const jobs = this.#running === undefined ? this.#queue : [this.#running, ...this.#queue];
    for (const job of jobs) if (job.id === id) job.withdrawn = true;
  }

  async #work(): Promise<void> {
    this.#working = true;
    try {
      for (;;) {
        const job = this.#queue.shift();
        if (job !== undefined) await this.#run(job);
        else if (!(await this.#ports.background()) && this.#queue.length === 0) return;
        await this.#ports.pause();
      }
    } finally {
      this.#working = false;
    }
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
