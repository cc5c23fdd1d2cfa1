import { setImmediate } from 'node:timers/promises';
import type {
  CompletionAnswer,
  Params,
  RequestKind,
  Result,
} from '../../../src/protocol/engine.ts';
import { EngineError } from '../../../src/protocol/error.ts';
import { tuning } from '../../unit/support/tuning.ts';
import { EngineBench } from '../../unit/worker/engine-bench.ts';
import { TracedModel } from './traced-model.ts';

/** An engine that is asked as the host asks it: without waiting for one answer before the next question. */
export class AskedEngine {
  readonly bench = new EngineBench(() => new TracedModel(), tuning);
  readonly #pending = new Map<Promise<unknown>, RequestKind>();
  #pauses = 0;
  /** Errors after which nothing that comes is to be trusted. */
  readonly broken: EngineError[] = [];

  constructor() {
    this.bench.onPause = () => {
      this.#pauses++;
    };
    void this.send('load', { folder: 'm' });
  }

  /** An error is an answer, too, unless the engine is broken by it. */
  send<K extends RequestKind>(kind: K, params: Params<K>): Promise<Result<K> | undefined> {
    const answer = this.bench.request(kind, params).catch((error: unknown) => {
      if (error instanceof EngineError && error.code === 'queryFault') this.broken.push(error);
      return undefined;
    });
    this.#pending.set(answer, kind);
    void answer.then(() => this.#pending.delete(answer));
    return answer;
  }

  /** Kinds of what was not answered yet. */
  get pending(): readonly RequestKind[] {
    return [...this.#pending.values()];
  }

  /** Withdraws what was sent last. */
  cancel(): void {
    this.bench.engine.receive({ kind: 'cancel', id: this.bench.lastId });
  }

  async turns(count: number): Promise<void> {
    for (let i = 0; i < count; i++) await setImmediate();
  }

  /** Until all is answered, learned and read. */
  async rest(): Promise<void> {
    while (this.#pending.size > 0) await Promise.all(this.#pending.keys());
    await this.bench.idle(() => this.#pauses);
  }
}

/** What was answered, without how long it took. */
export function saidIn(answer: CompletionAnswer | undefined): unknown {
  return answer && { ...answer, latency: undefined };
}
