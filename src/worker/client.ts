import { Worker } from 'node:worker_threads';
import type {
  Envelope,
  FromWorker,
  Params,
  Reply,
  RequestKind,
  Result,
  ToWorker,
} from '../protocol/engine.ts';
import { EngineError } from '../protocol/error.ts';
import type { Progress } from '../protocol/inspection.ts';

interface Pending {
  resolve(result: unknown): void;
  reject(error: EngineError): void;
}

/** Milliseconds that a worker may take to end by itself: far more than a run, and than loading a model. */
const patience = 4_000;

/** How a worker ended that nobody had asked to end. */
export interface EngineExit {
  readonly exitCode: number;
  /** What was thrown in the worker, if anything was. */
  readonly cause: Error | undefined;
}

/**
 * The host's end of the engine: one worker thread, requests matched to replies by their ids.
 *
 * Requests are answered in the order in which they were made, so a `complete` after a `change` sees the changed text
 * and nobody need wait for the reply to the `change`.
 */
export class EngineClient {
  readonly #worker: Worker;
  readonly #pending = new Map<number, Pending>();
  readonly #exitListeners = new Set<(exit: EngineExit) => void>();
  readonly #progressListeners = new Set<(progress: Progress) => void>();
  #lastId = 0;
  #cause: Error | undefined;
  #disposed = false;
  #stopped = false;

  /** @param workerPath the bundled entry of the worker, `dist/engine.js`. */
  constructor(workerPath: string | URL) {
    // The flags of the host's own Node, such as a debugger's port, are not for the worker.
    this.#worker = new Worker(workerPath, { name: 'neuron-lens-engine', execArgv: [] });
    this.#worker.on('message', (message: FromWorker) => {
      if ('kind' in message) for (const listener of this.#progressListeners) listener(message);
      else this.#settle(message);
    });
    this.#worker.on('error', (error: Error) => {
      this.#cause = error;
    });
    this.#worker.on('exit', (exitCode) => {
      this.#onExit(exitCode);
    });
  }

  /**
   * Sends one request.
   *
   * Aborting withdraws it: the promise then resolves with whatever the engine answers, for a completion
   * `silent: cancelled`. So an abort never rejects, and a reply that had already left is not lost.
   *
   * @throws EngineError with the worker's code; `workerStopped` when the thread ended before it replied.
   */
  request<K extends RequestKind>(
    kind: K,
    params: Params<K>,
    signal?: AbortSignal,
  ): Promise<Result<K>> {
    if (this.#stopped || this.#disposed) return Promise.reject(this.#stoppedError());
    const id = ++this.#lastId;
    const sent = new Promise<unknown>((resolve, reject) => {
      this.#pending.set(id, { resolve, reject });
      const envelope: Envelope<K> = {
        id,
        kind,
        params,
        sentAt: performance.timeOrigin + performance.now(),
      };
      this.#worker.postMessage(envelope);
    });
    const cancel = (): void => {
      this.#worker.postMessage({ kind: 'cancel', id } satisfies ToWorker);
    };
    if (signal?.aborted === true) cancel();
    signal?.addEventListener('abort', cancel, { once: true });
    // The id ties the reply to this request, and the worker's handlers are typed by kind.
    return sent.finally(() => signal?.removeEventListener('abort', cancel)) as Promise<Result<K>>;
  }

  /** Calls `listener` when the worker ends by itself (not through `dispose`), after all pending requests were rejected. */
  onExit(listener: (exit: EngineExit) => void): void {
    this.#exitListeners.add(listener);
  }

  /** Calls `listener` when more of an inspected document was read. Returns what ends that. */
  onProgress(listener: (progress: Progress) => void): () => void {
    this.#progressListeners.add(listener);
    return () => this.#progressListeners.delete(listener);
  }

  /**
   * Ends the thread; what is pending is rejected with `workerStopped`.
   *
   * The thread is asked to end, and does between two runs: `terminate()` within onnxruntime's native code makes that
   * code throw where nobody catches, and takes the whole process down (seen with onnxruntime-node 1.30). So whoever
   * ends the process awaits this first.
   */
  async dispose(): Promise<void> {
    this.#disposed = true;
    if (this.#stopped) return;
    const ended = new Promise<void>((resolve) => this.#worker.once('exit', () => resolve()));
    this.#worker.postMessage({ kind: 'stop' } satisfies ToWorker);
    const deaf = setTimeout(() => void this.#worker.terminate(), patience);
    await ended;
    clearTimeout(deaf);
  }

  #settle(message: Reply): void {
    const pending = this.#pending.get(message.id);
    if (pending === undefined) return;
    this.#pending.delete(message.id);
    if ('error' in message) pending.reject(EngineError.from(message.error));
    else pending.resolve(message.ok);
  }

  #onExit(exitCode: number): void {
    this.#stopped = true;
    for (const pending of this.#pending.values()) pending.reject(this.#stoppedError());
    this.#pending.clear();
    if (this.#disposed) return;
    for (const listener of this.#exitListeners) listener({ exitCode, cause: this.#cause });
  }

  #stoppedError(): EngineError {
    return new EngineError('workerStopped', this.#cause?.message ?? '', { cause: this.#cause });
  }
}
