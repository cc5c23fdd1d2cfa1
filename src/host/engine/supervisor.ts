import { asEngineError, type EngineError } from '../../protocol/error.ts';
import type { EngineExit } from '../../worker/client.ts';
import type { Clock } from '../../worker/clock.ts';
import type { Engine, EngineProcess, EngineState, EngineStateEvent } from './engine.ts';

/** What the supervisor needs from outside. */
export interface EngineSupervision {
  readonly modelFolder: string;
  readonly clock: Pick<Clock, 'after' | 'now'>;
  spawn(): EngineProcess;
  warn(message: string): void;
}

/** Milliseconds from an engine's end to the next start: after the first end, the second, and so on. */
const backOff = [0, 1_000, 5_000, 30_000];
/** Milliseconds after which an end is forgotten: one in an hour is no reason to give up. */
const forgotten = 600_000;

/**
 * Starts the engine when it is first needed, and again when it ends by itself: at once, then after growing delays.
 * After the fifth end in ten minutes, or for a model that cannot be loaded, it waits for `restart`, so that a fault is
 * shown instead of repeated.
 *
 * Each start is a generation, and begins when the process before is gone. Results of an older generation are ignored;
 * so there is one engine at most, and none after `dispose`, in whatever order things happen.
 */
export class EngineSupervisor {
  readonly #ports: EngineSupervision;
  #generation = 0;
  #process: EngineProcess | undefined;
  /** Resolves when every process that was told to end is gone. */
  #gone: Promise<unknown> = Promise.resolve();
  /** Resolves when the last start has succeeded or failed. */
  #started: Promise<void> = Promise.resolve();
  #state: EngineState = { kind: 'idle' };
  readonly #listeners = new Set<(state: EngineState) => void>();
  /** When engines ended by themselves. */
  #ends: number[] = [];
  #stopWaiting: () => void = () => undefined;
  #disposed = false;

  constructor(ports: EngineSupervision) {
    this.#ports = ports;
  }

  readonly onDidChangeState: EngineStateEvent = (listener) => {
    // Wrapped, so that the same function may subscribe twice.
    const own = (state: EngineState): void => listener(state);
    this.#listeners.add(own);
    return { dispose: () => void this.#listeners.delete(own) };
  };

  get state(): EngineState {
    return this.#state;
  }

  /** The engine with its model loaded. */
  get engine(): Engine | undefined {
    return this.#state.kind === 'ready' ? this.#process : undefined;
  }

  /** Starts the engine unless that has been done. */
  start(): void {
    if (this.#state.kind === 'idle') this.#begin();
  }

  /** Starts the engine if need be, and waits for that, but not for a delayed restart; undefined where it failed. */
  async ready(): Promise<Engine | undefined> {
    this.start();
    await this.#settled();
    return this.engine;
  }

  /** Starts a new engine, whatever the state. */
  async restart(): Promise<void> {
    this.#ends = [];
    this.#begin();
    await this.#settled();
  }

  /** Resolves when there is no engine any more. */
  async dispose(): Promise<void> {
    this.#disposed = true;
    this.#generation += 1;
    this.#stopWaiting();
    await this.#end();
  }

  /** Waits for the latest start: a newer one may have replaced it meanwhile. */
  async #settled(): Promise<void> {
    for (let last; last !== this.#started;) {
      last = this.#started;
      await last;
    }
  }

  #begin(after?: EngineError): void {
    if (this.#disposed) return;
    this.#stopWaiting();
    this.#generation += 1;
    this.#started = this.#start(this.#generation, this.#end(), after);
    this.#enter({ kind: 'loading', after });
  }

  async #start(
    generation: number,
    gone: Promise<unknown>,
    after: EngineError | undefined,
  ): Promise<void> {
    await gone;
    if (generation !== this.#generation) return;
    let process: EngineProcess | undefined;
    try {
      process = this.#spawn();
      const model = await process.request('load', { folder: this.#ports.modelFolder });
      if (this.#process === process) this.#enter({ kind: 'ready', model, after });
    } catch (reason) {
      // An engine that ended is dealt with in `#onExit`; one that was replaced needs nothing.
      if (this.#process !== process) return;
      await this.#end();
      if (generation !== this.#generation) return;
      this.#enter({ kind: 'failed', error: asEngineError(reason) });
    }
  }

  #spawn(): EngineProcess {
    const process = this.#ports.spawn();
    this.#process = process;
    process.onExit((exit) => {
      if (this.#process === process) this.#onExit(exit);
    });
    return process;
  }

  #onExit({ error }: EngineExit): void {
    this.#process = undefined;
    const cause = error.cause instanceof Error ? `\n${error.cause.stack ?? ''}` : '';
    this.#ports.warn(`The engine stopped: ${error.message}${cause}`);
    const now = this.#ports.clock.now();
    this.#ends = [...this.#ends.filter((time) => now - time < forgotten), now];
    const milliseconds = backOff[this.#ends.length - 1];
    if (milliseconds === undefined) this.#enter({ kind: 'failed', error });
    else if (milliseconds === 0) this.#begin(error);
    else {
      this.#stopWaiting = this.#ports.clock.after(milliseconds, () => this.#begin(error));
      this.#enter({ kind: 'waiting', error, milliseconds });
    }
  }

  /** Ends the process; resolves when it is gone, and every earlier one. */
  #end(): Promise<unknown> {
    const process = this.#process;
    this.#process = undefined;
    if (process !== undefined) this.#gone = Promise.all([this.#gone, process.dispose()]);
    return this.#gone;
  }

  /** What one listener throws must not keep the others from being called. */
  #enter(state: EngineState): void {
    this.#state = state;
    for (const listener of [...this.#listeners]) {
      // A listener changed the state: all have been told of the newer one already.
      if (this.#state !== state) return;
      try {
        listener(state);
      } catch (reason) {
        const detail = reason instanceof Error ? (reason.stack ?? '') : String(reason);
        this.#ports.warn(`Following the engine’s state (${state.kind}) failed: ${detail}`);
      }
    }
  }
}
