import { complete } from '../core/complete/complete.ts';
import type { LanguageModel } from '../core/model/language-model.ts';
import type { Turn } from '../core/model/turn.ts';
import type {
  CompletionAnswer,
  CompletionQuery,
  Envelope,
  FromWorker,
  ModelSummary,
  Params,
  RequestKind,
  Result,
  SilentReason,
  ToWorker,
} from '../protocol/engine.ts';
import { EngineError, toErrorData } from '../protocol/error.ts';
import { Documents } from './documents.ts';
import { Scheduler } from './scheduler.ts';

/** A model that can be let go. */
export interface LoadedModel extends LanguageModel {
  release(): Promise<void>;
}

/** The world outside the engine. */
export interface EnginePorts {
  loadModel(folder: string): Promise<LoadedModel>;
  reply(message: FromWorker): void;
  /** Resolves after messages that have arrived meanwhile were received. */
  pause(): Promise<void>;
  /** Milliseconds since the epoch, with fractions. */
  now(): number;
}

/** What a handler may know of its request beyond the parameters. */
interface Request {
  readonly turn: Turn;
  readonly sentAt: number;
}

type Handlers = {
  readonly [K in RequestKind]: (
    params: Params<K>,
    request: Request,
  ) => Promise<Result<K>> | Result<K>;
};

/** Answers the host's requests in order; between them, reads ahead where one typed last. */
export class Engine {
  readonly #ports: EnginePorts;
  readonly #documents = new Documents();
  readonly #scheduler: Scheduler;
  #model: LoadedModel | undefined;
  #loadError = new EngineError('internal', 'no model was loaded');

  readonly #handlers: Handlers = {
    load: ({ folder }) => this.#load(folder),
    open: ({ uri, version, language, text }) => {
      this.#documents.open(uri, version, language, text);
      return undefined;
    },
    change: ({ uri, version, changes }) => {
      this.#documents.change(uri, version, changes);
      return undefined;
    },
    close: ({ uri }) => {
      this.#documents.close(uri);
      return undefined;
    },
    complete: (query, request) => this.#complete(query, request),
  };

  constructor(ports: EnginePorts) {
    this.#ports = ports;
    this.#scheduler = new Scheduler({
      background: () => this.#documents.readAhead(),
      pause: () => ports.pause(),
    });
  }

  /** Takes a message in; the reply follows when its turn has come. */
  receive(message: Exclude<ToWorker, { kind: 'stop' }>): void {
    if (message.kind === 'cancel') this.#scheduler.withdraw(message.id);
    else void this.#answer(message);
  }

  async #answer<K extends RequestKind>(envelope: Envelope<K>): Promise<void> {
    const { id, kind, params, sentAt } = envelope;
    const handler = this.#handlers[kind];
    try {
      const ok = await this.#scheduler.add(id, (turn) => handler(params, { turn, sentAt }));
      this.#ports.reply({ id, ok });
    } catch (error) {
      this.#ports.reply({ id, error: toErrorData(error) });
    }
  }

  async #load(folder: string): Promise<ModelSummary> {
    this.#documents.dropReaders();
    const old = this.#model;
    this.#model = undefined;
    await old?.release();
    try {
      this.#model = await this.#ports.loadModel(folder);
    } catch (error) {
      const { code, detail } = toErrorData(error);
      this.#loadError = new EngineError(code, detail, { cause: error });
      throw this.#loadError;
    }
    return this.#model.info;
  }

  async #complete(query: CompletionQuery, request: Request): Promise<CompletionAnswer> {
    const started = this.#ports.now();
    const queue = started - request.sentAt;
    const silent = (reason: SilentReason): CompletionAnswer => ({
      kind: 'silent',
      reason,
      latency: { queue, prefix: 0, decode: 0 },
    });
    const model = this.#model;
    if (model === undefined) throw this.#loadError;
    const { uri, version, offset, confidence, maxLength } = query;
    const document = this.#documents.get(uri);
    if (document === undefined || !model.info.languages.includes(document.language)) {
      return silent('unknownDocument');
    }
    if (document.version !== version || offset > document.text.length) return silent('outdated');
    const context = {
      model,
      text: document.text,
      reader: this.#documents.readerAt(uri, document, model, offset),
      now: () => this.#ports.now(),
    };
    const { found, prefix, decode } = await complete(
      context,
      { offset, confidence, maxLength },
      request.turn,
    );
    const latency = { queue, prefix, decode };
    if (found.kind === 'silent') return { kind: 'silent', reason: found.reason, latency };
    const { text, probability } = found.suggestion;
    return { kind: 'suggestion', text, probability, provisional: found.provisional, latency };
  }
}
