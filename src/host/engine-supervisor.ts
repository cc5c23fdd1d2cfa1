import type { ModelSummary, Params, RequestKind, Result } from '../protocol/engine.ts';
import { EngineError } from '../protocol/error.ts';
import type { EngineExit } from '../worker/client.ts';

/** What a feature asks of the engine. */
export interface Engine {
  request<K extends RequestKind>(
    kind: K,
    params: Params<K>,
    signal?: AbortSignal,
  ): Promise<Result<K>>;
}

/** The engine as its owner sees it; `EngineClient` is one. */
export interface EngineProcess extends Engine {
  onExit(listener: (exit: EngineExit) => void): void;
  dispose(): Promise<void>;
}

export type EngineState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'loading' }
  | { readonly kind: 'ready'; readonly model: ModelSummary }
  | { readonly kind: 'failed'; readonly error: EngineError };

/** What the supervisor needs from outside. */
export interface EngineSupervision {
  readonly modelFolder: string;
  spawn(): EngineProcess;
  /** Called at every change of state, before anybody who waits in `ready` goes on. */
  onState(state: EngineState): void;
  warn(message: string): void;
}

/**
 * Starts the engine when it is first needed, and once more if it stops by itself. A second stop, or a model that
 * cannot be loaded, stays until `restart`, so that a fault is shown instead of repeated.
 */
export class EngineSupervisor {
  readonly #ports: EngineSupervision;
  #process: EngineProcess | undefined;
  #loading: Promise<void> = Promise.resolve();
  #state: EngineState = { kind: 'idle' };
  #restarted = false;
  #disposed = false;

  constructor(ports: EngineSupervision) {
    this.#ports = ports;
  }

  get state(): EngineState {
    return this.#state;
  }

  /** The engine with its model loaded. */
  get engine(): Engine | undefined {
    return this.#state.kind === 'ready' ? this.#process : undefined;
  }

  /** Starts the engine unless that has been done. */
  start(): void {
    if (this.#state.kind === 'idle') this.#spawn();
  }

  /** Waits for a start under way; undefined where there is no engine to be had. */
  async ready(): Promise<Engine | undefined> {
    this.start();
    await this.#loading;
    return this.engine;
  }

  /** Begins anew, whatever the state. */
  async restart(): Promise<void> {
    await this.#end();
    this.#restarted = false;
    this.#spawn();
    await this.#loading;
  }

  async dispose(): Promise<void> {
    this.#disposed = true;
    await this.#end();
  }

  #spawn(): void {
    if (this.#disposed) return;
    const process = this.#ports.spawn();
    this.#process = process;
    process.onExit((exit) => {
      if (this.#process === process) this.#onExit(exit);
    });
    this.#enter({ kind: 'loading' });
    this.#loading = this.#load(process);
  }

  async #load(process: EngineProcess): Promise<void> {
    try {
      const model = await process.request('load', { folder: this.#ports.modelFolder });
      if (this.#process === process) this.#enter({ kind: 'ready', model });
    } catch (reason) {
      // A stopped worker is `#onExit`'s affair, and an old one nobody's.
      if (this.#process !== process) return;
      await this.#end();
      this.#enter({ kind: 'failed', error: asEngineError(reason) });
    }
  }

  #onExit({ exitCode, cause }: EngineExit): void {
    this.#process = undefined;
    const detail = cause?.message ?? `exit code ${String(exitCode)}`;
    this.#ports.warn(`The engine stopped: ${cause?.stack ?? detail}`);
    if (this.#restarted) {
      this.#enter({ kind: 'failed', error: new EngineError('workerStopped', detail) });
    } else {
      this.#restarted = true;
      this.#spawn();
    }
  }

  async #end(): Promise<void> {
    const process = this.#process;
    this.#process = undefined;
    await process?.dispose();
  }

  #enter(state: EngineState): void {
    this.#state = state;
    this.#ports.onState(state);
  }
}

export function asEngineError(reason: unknown): EngineError {
  if (reason instanceof EngineError) return reason;
  return new EngineError(
    'internal',
    reason instanceof Error ? (reason.stack ?? reason.message) : String(reason),
  );
}
