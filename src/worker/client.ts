import type {
  AnyEnvelope,
  FromWorker,
  Params,
  Reply,
  RequestKind,
  Result,
} from '../protocol/engine.ts';
import { EngineError } from '../protocol/error.ts';
import type { Progress } from '../protocol/inspection.ts';
import { systemClock, type Clock } from './clock.ts';
import { endError } from './end-error.ts';
import { Outbox, type Letter } from './outbox.ts';
import { ownArrays } from './own-arrays.ts';
import type { Runner, RunnerEnd, StartEngine } from './runner.ts';
import { Vigil } from './vigil.ts';

/** How an engine ended that was not asked to. */
export interface EngineExit {
  /** Null where a signal ended it. */
  readonly exitCode: number | null;
  /** The error that pending requests are rejected with; its cause tells all that is known. */
  readonly error: EngineError;
}

export interface EngineOptions {
  /** What to reopen a document as, if the engine lags too far behind it; undefined where it is not open. */
  readonly reopen?: (uri: string) => Params<'open'> | undefined;
  /** Called with what a listener throws. */
  readonly report?: (error: unknown) => void;
  readonly clock?: Clock;
  /** Megabytes that the engine may use in all: twice what it uses when all its caches are full. */
  readonly memory?: number;
}

/**
 * The host's end of the engine: one process or worker, requests matched to replies by their ids.
 *
 * Short requests are answered in the order in which they were made, so a `complete` after a `change` sees the changed
 * text without waiting for the reply to the `change`. An engine that no longer answers, or uses too much memory, is
 * ended; so `onExit` reports every way in which it may fail.
 */
export class EngineClient {
  readonly #runner: Runner;
  readonly #memory: number;
  readonly #report: (error: unknown) => void;
  readonly #sent = new Map<number, Letter>();
  readonly #exitListeners = new Set<(exit: EngineExit) => void>();
  readonly #progressListeners = new Set<(progress: Progress) => void>();
  readonly #outbox: Outbox;
  readonly #vigil: Vigil;
  readonly #ended: Promise<void>;
  #resolveEnded: () => void = () => undefined;
  #lastId = 0;
  /** Why it was killed, other than by `dispose`. */
  #verdict: EngineError | undefined;
  #end: EngineError | undefined;
  #disposed = false;

  constructor(start: StartEngine, options: EngineOptions = {}) {
    const { clock = systemClock, memory = 2_048, report = throwLater } = options;
    this.#memory = memory * 2 ** 20;
    this.#report = report;
    this.#ended = new Promise((resolve) => (this.#resolveEnded = resolve));
    this.#outbox = new Outbox({
      send: (message) => this.#runner.send(message),
      sent: (letter) => {
        this.#sent.set(letter.id, letter);
        this.#watch();
      },
      reopen: options.reopen,
      later: (next) => void setTimeout(next),
    });
    this.#vigil = new Vigil({
      clock,
      ping: () => this.#runner.send({ kind: 'ping' }),
      lost: (rounds) => this.#condemn(new EngineError('engineHung', `${rounds} pings`)),
    });
    this.#runner = start({
      message: (message) => this.#receive(message),
      end: (end) => this.#onEnd(end),
    });
  }

  /** Of the process; undefined where there is none. */
  get pid(): number | undefined {
    return this.#runner.pid;
  }

  /**
   * Sends one request.
   *
   * Aborting withdraws it: the promise then resolves with whatever the engine answers, for a completion
   * `silent: cancelled`. So an abort never rejects, and a reply that was already sent is not lost.
   *
   * @throws EngineError with the engine's code; `workerStopped`, `engineHung`, `outOfMemory` or `queryFault` when it
   * ended before it replied.
   */
  request<K extends RequestKind>(
    kind: K,
    params: Params<K>,
    signal?: AbortSignal,
  ): Promise<Result<K>> {
    if (this.#end !== undefined || this.#disposed) return Promise.reject(this.#stoppedError());
    const id = ++this.#lastId;
    const answered = new Promise<unknown>((resolve, reject) => {
      // Kind and parameters belong together, as the signature says.
      const envelope = { id, kind, params, sentAt: this.#runner.now() } as AnyEnvelope;
      this.#outbox.put({ id, envelope, pending: [{ resolve, reject }] });
    });
    const cancel = (): void => {
      if (!this.#outbox.withdraw(id) && this.#sent.has(id))
        this.#runner.send({ kind: 'cancel', id });
    };
    if (signal?.aborted === true) cancel();
    signal?.addEventListener('abort', cancel, { once: true });
    // The id ties the reply to this request, and the engine's handlers are typed by kind.
    return answered.finally(() => signal?.removeEventListener('abort', cancel)) as Promise<
      Result<K>
    >;
  }

  /** Calls `listener` when the engine ends by itself (not through `dispose`), after all pending requests were rejected. */
  onExit(listener: (exit: EngineExit) => void): void {
    this.#exitListeners.add(listener);
  }

  /** Calls `listener` when more of an inspected document was read. Returns a function that ends that. */
  onProgress(listener: (progress: Progress) => void): () => void {
    this.#progressListeners.add(listener);
    return () => this.#progressListeners.delete(listener);
  }

  /** Ends the engine; resolves when it is gone. What is pending is rejected with `workerStopped`. */
  async dispose(): Promise<void> {
    this.#disposed = true;
    this.#runner.kill();
    await this.#ended;
  }

  #receive(message: FromWorker): void {
    const isReply = !('kind' in message);
    this.#vigil.heard(isReply);
    if (isReply) this.#settle(message);
    else if (message.kind === 'progress') this.#tell(this.#progressListeners, message);
    else if (message.memory !== null && message.memory > this.#memory) {
      const megabytes = Math.round(message.memory / 2 ** 20);
      this.#condemn(new EngineError('outOfMemory', `${megabytes} MB`));
    }
  }

  #settle(message: Reply): void {
    const letter = this.#sent.get(message.id);
    if (letter === undefined) return;
    this.#sent.delete(message.id);
    for (const pending of letter.pending) {
      if ('error' in message) pending.reject(EngineError.from(message.error));
      else pending.resolve(ownArrays(message.ok));
    }
    this.#outbox.answered(letter);
    this.#watch();
    // Only another engine can load the library of queries again.
    if ('error' in message && message.error.code === 'queryFault') {
      this.#condemn(EngineError.from(message.error));
    }
  }

  #watch(): void {
    if (this.#sent.size === 0) this.#vigil.rest();
    else
      this.#vigil.begin([...this.#sent.values()].some(({ envelope }) => envelope.kind === 'load'));
  }

  #condemn(verdict: EngineError): void {
    this.#verdict ??= verdict;
    this.#runner.kill();
  }

  #onEnd(end: RunnerEnd): void {
    this.#vigil.rest();
    this.#end = this.#disposed ? undefined : endError(end, this.#verdict);
    for (const { pending } of [...this.#sent.values(), ...this.#outbox.clear()]) {
      for (const one of pending) one.reject(this.#stoppedError());
    }
    this.#sent.clear();
    this.#resolveEnded();
    if (this.#end === undefined) return;
    this.#tell(this.#exitListeners, { exitCode: end.exitCode, error: this.#end });
  }

  /** What one listener throws does not affect the others. */
  #tell<T>(listeners: ReadonlySet<(event: T) => void>, event: T): void {
    for (const listener of listeners) {
      try {
        listener(event);
      } catch (error) {
        this.#report(error);
      }
    }
  }

  #stoppedError(): EngineError {
    return this.#end ?? new EngineError('workerStopped', '');
  }
}

function throwLater(error: unknown): void {
  queueMicrotask(() => {
    throw error;
  });
}
