import type { FromWorker, ToWorker } from '../protocol/engine.ts';

/** What the engine runs in, as the host sees it: a process of its own, or a worker of a browser. */
export interface Runner {
  /** Of the process; undefined where there is none. */
  readonly pid: number | undefined;
  /** Milliseconds, with fractions, on a clock that it shares with the engine. */
  now(): number;
  /**
   * Sends a message, unless the engine is gone.
   *
   * @throws DataCloneError for what cannot be copied
   */
  send(message: ToWorker): void;
  /** Ends the engine at once, whatever it is doing; it holds no resources that would remain. */
  kill(): void;
}

export interface RunnerListeners {
  message(message: FromWorker): void;
  /** Called once, when the engine is gone and all that it had sent has been passed on. */
  end(end: RunnerEnd): void;
}

export interface RunnerEnd {
  /** Null where it did not end by itself. */
  readonly exitCode: number | null;
  /** What ended it. */
  readonly signal: string | null;
  /** The last that it wrote to its standard error, or what it threw. */
  readonly said: string;
  /** Why it could not be started. */
  readonly failure: Error | undefined;
}

/** Starts an engine. */
export type StartEngine = (listeners: RunnerListeners) => Runner;
