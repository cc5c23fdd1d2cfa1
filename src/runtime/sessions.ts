import { availableParallelism } from 'node:os';
import type { InferenceSession } from 'onnxruntime-node';
import { FasterWay } from './faster-way.ts';

type Create = (options: InferenceSession.SessionOptions) => Promise<InferenceSession>;

const options = {
  intraOpNumThreads: Math.min(2, availableParallelism()),
  interOpNumThreads: 1,
  executionMode: 'sequential',
  graphOptimizationLevel: 'all',
} as const satisfies InferenceSession.SessionOptions;

/**
 * Threads that sleep between their tasks. A step of 512x2 took .91 ms on one thread and .62 on two where both cores
 * were free; spinning made that .51, but took twice as long as one thread where other programs wanted the cores too,
 * and their time besides.
 */
const sleeping = { ...options, extra: { session: { intra_op: { allow_spinning: '0' } } } };
/** Threads that spin within a run, and stop with it: a run of 32 takes .10 ms a character in place of .17. */
const spinning = { ...options, extra: { session: { force_spinning_stop: '1' } } };

/** Shorter runs are what somebody types. */
const readingLength = 16;

/** One graph, as sessions for what is asked of it: they give the same numbers. */
export class Sessions {
  /** For a step now and then. */
  readonly #stepping: InferenceSession;
  readonly #create: Create;
  #reading: Promise<FasterWay<InferenceSession>> | undefined;
  #spinning: InferenceSession | undefined;

  private constructor(stepping: InferenceSession, create: Create) {
    this.#stepping = stepping;
    this.#create = create;
  }

  static async open(create: Create): Promise<Sessions> {
    return new Sessions(await create(sleeping), create);
  }

  /** A run of many steps is one of many over a text: it has the faster session, with what else the machine does. */
  async use<R>(steps: number, run: (session: InferenceSession) => Promise<R>): Promise<R> {
    if (steps < readingLength) return run(this.#stepping);
    const faster = await (this.#reading ??= this.#openReading());
    return faster.take(steps, run);
  }

  async #openReading(): Promise<FasterWay<InferenceSession>> {
    this.#spinning = await this.#create(spinning);
    return new FasterWay([this.#spinning, this.#stepping], () => performance.now());
  }

  /** Frees their memory. */
  async release(): Promise<void> {
    await this.#reading;
    await this.#spinning?.release();
    await this.#stepping.release();
  }
}
