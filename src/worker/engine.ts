import type { CertifiedModel } from '../core/certify/certified-model.ts';
import { Library } from '../core/adapt/library.ts';
import { authorOf, type Author } from '../core/complete/author.ts';
import { calibrated, uncalibrated } from '../core/complete/calibration.ts';
import { complete } from '../core/complete/complete.ts';
import { sourcesOf } from '../core/complete/sources.ts';
import type { Turn } from '../core/model/turn.ts';
import type {
  AnyEnvelope,
  CompletionAnswer,
  CompletionQuery,
  Envelope,
  ModelSummary,
  Params,
  Reply,
  RequestKind,
  Result,
  SilentReason,
  ToWorker,
} from '../protocol/engine.ts';
import type { NoValues, Progress } from '../protocol/inspection.ts';
import { EngineError, toErrorData } from '../protocol/error.ts';
import type { Tuning, Untuned } from '../runtime/tuning.ts';
import { BackgroundReader } from './background-reader.ts';
import { catalogueText, certificate } from './certificates.ts';
import { Documents, type OpenDocument } from './documents.ts';
import { Inspector, noValues } from './inspector.ts';
import { Scheduler, type Pieces } from './scheduler.ts';

/** A model that can be let go. */
export interface LoadedModel extends CertifiedModel {
  readonly tuning: Tuning | Untuned;
  release(): Promise<void>;
}

/** The world outside the engine. */
export interface EnginePorts {
  loadModel(folder: string): Promise<LoadedModel>;
  reply(message: Progress | Reply): void;
  /** Resolves after messages that have arrived meanwhile were received. */
  pause(): Promise<void>;
  /** Milliseconds on the steady clock that requests are stamped with, with fractions. */
  now(): number;
}

/** What a handler may know of its request beyond the parameters. */
interface Request {
  readonly turn: Turn;
  readonly sentAt: number;
}

/** When a request is carried out, and how. */
type Handler<P, R> = (params: P, envelope: { id: number; sentAt: number }) => Promise<R>;

type Handlers = { readonly [K in RequestKind]: Handler<Params<K>, Result<K>> };

/** Answers the host's requests in order; between them, reads ahead where one typed last. */
export class Engine {
  readonly #ports: EnginePorts;
  readonly #documents = new Documents();
  readonly #inspector = new Inspector(this.#documents);
  readonly #reader: BackgroundReader;
  readonly #scheduler: Scheduler;
  #model: LoadedModel | undefined;
  #library: Library | undefined;
  #loadError = new EngineError('internal', 'no model was loaded');
  #parts = '';

  readonly #handlers: Handlers = {
    load: this.#inOrder(({ folder }) => this.#load(folder)),
    open: this.#inOrder((opened) => {
      this.#documents.open(opened);
      return undefined;
    }),
    change: this.#inOrder(({ uri, version, changes }) => {
      this.#documents.change(uri, version, changes);
      return undefined;
    }),
    close: this.#inOrder(({ uri }) => {
      this.#documents.close(uri);
      return undefined;
    }),
    learn: this.#inOrder(({ uri, family, group, text }) => {
      // What is open in an editor is learned from there.
      if (this.#documents.get(uri) === undefined) this.#library?.put(uri, family, text, group);
      return undefined;
    }),
    unlearn: this.#inOrder(({ uri }) => {
      if (this.#documents.get(uri) === undefined) this.#library?.drop(uri);
      return undefined;
    }),
    unlearnAll: this.#inOrder(() => {
      this.#library?.dropClosed();
      return undefined;
    }),
    complete: this.#inOrder((query, request) => this.#complete(query, request)),
    sources: this.#inOrder(({ uri, version, offset, text }) => {
      const document = this.#documents.get(uri);
      if (document?.version !== version || this.#library === undefined) return { sources: [] };
      return { sources: sourcesOf(this.#library.beside(uri), { uri, offset, ...document }, text) };
    }),
    inspect: this.#inPieces((params, model) => this.#inspector.inspect(params, model)),
    guesses: this.#inPieces((params, model) => this.#inspector.guesses(params, model)),
    labels: this.#inPieces((params, model) => this.#inspector.labels(params, model)),
    rank: this.#inPieces((params, model) => this.#inspector.rank(params, model)),
    certificate: this.#inPieces(certificate),
    catalogueText: this.#inPieces(catalogueText),
    endInspection: this.#inOrder(({ uri }) => {
      this.#documents.endInspection(uri);
      return undefined;
    }),
  };

  constructor(ports: EnginePorts) {
    this.#ports = ports;
    this.#reader = new BackgroundReader(this.#documents, {
      progress: (message) => ports.reply(message),
      now: () => ports.now(),
    });
    this.#scheduler = new Scheduler({
      background: () => this.#background(),
      pause: () => ports.pause(),
    });
  }

  /** Takes a message in; the reply follows when its turn has come. */
  receive(message: Exclude<ToWorker, { kind: 'ping' }>): void {
    if (message.kind === 'cancel') this.#scheduler.withdraw(message.id);
    else if (message.kind === 'part') this.#parts += message.text;
    else void this.#answer(this.#whole(message));
  }

  /** The parts of its text that came before it belong to it. */
  #whole(envelope: AnyEnvelope): AnyEnvelope {
    if (this.#parts === '' || (envelope.kind !== 'open' && envelope.kind !== 'learn')) {
      return envelope;
    }
    const text = this.#parts + envelope.params.text;
    this.#parts = '';
    // Either is what it was, with another text.
    return { ...envelope, params: { ...envelope.params, text } } as AnyEnvelope;
  }

  async #answer<K extends RequestKind>(envelope: Envelope<K>): Promise<void> {
    const { id, kind, params } = envelope;
    const handler = this.#handlers[kind];
    try {
      this.#ports.reply({ id, ok: await handler(params, envelope) });
    } catch (error) {
      this.#ports.reply({ id, error: toErrorData(error) });
    }
  }

  /** Before all that is asked later. */
  #inOrder<P, R>(handle: (params: P, request: Request) => Promise<R> | R): Handler<P, R> {
    return (params, { id, sentAt }) =>
      this.#scheduler.add(id, (turn) => handle(params, { turn, sentAt }));
  }

  /** While nothing else is asked, and with pauses. */
  #inPieces<P, R>(
    handle: (params: P, model: LoadedModel) => Pieces<R | NoValues>,
  ): Handler<P, R | NoValues> {
    return (params, { id }) => {
      const begin = (): Pieces<R | NoValues> => {
        if (this.#model === undefined) throw this.#loadError;
        return handle(params, this.#model);
      };
      return this.#scheduler.addLong(id, begin, noValues('cancelled'));
    };
  }

  /** What is looked at comes first; reading it serves completions in it as well. */
  async #background(): Promise<boolean> {
    if (await this.#reader.readOn()) return true;
    return this.#library?.learnOn() === true || this.#documents.readAhead();
  }

  async #load(folder: string): Promise<ModelSummary> {
    this.#documents.dropReaders();
    this.#library = undefined;
    this.#documents.setLibrary(undefined);
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
    const { info, tuning, vocabulary } = this.#model;
    if (typeof tuning === 'object') {
      this.#library = new Library(vocabulary);
      this.#documents.setLibrary(this.#library);
    }
    return { ...info, tuning: typeof tuning === 'object' ? 'tuned' : tuning };
  }

  async #complete(query: CompletionQuery, request: Request): Promise<CompletionAnswer> {
    const started = this.#ports.now();
    const queue = Math.max(0, started - request.sentAt);
    const silent = (reason: SilentReason): CompletionAnswer => ({
      kind: 'silent',
      reason,
      latency: { queue, prefix: 0, decode: 0 },
    });
    const model = this.#model;
    if (model === undefined) throw this.#loadError;
    const { uri, version, offset, maxLength } = query;
    const document = this.#documents.get(uri);
    if (document === undefined || document.family === null) return silent('unknownDocument');
    if (document.version !== version || offset > document.text.length) return silent('outdated');
    const { text, family, scan } = document;
    const author = this.#authorOf(uri, document, model, offset);
    if (author === undefined) return silent('untrainedLanguage');
    const calibration = typeof model.tuning === 'object' ? model.tuning.calibration : uncalibrated;
    const { found, prefix, decode } = await complete(
      { vocabulary: model.vocabulary, text, scan, author, now: () => this.#ports.now() },
      {
        offset,
        maxLength,
        prose: query.prose ?? false,
        continues: query.continues ?? false,
        alternatives: query.alternatives ?? 0,
        confidence: query.confidence ?? calibration.thresholds[query.eagerness ?? 'balanced'],
        calibrate: (product, length) => calibrated(calibration, family, product, length),
      },
      request.turn,
    );
    const latency = { queue, prefix, decode };
    if (found.kind === 'silent') return { kind: 'silent', reason: found.reason, latency };
    const { suggestion, others, provisional } = found;
    return {
      kind: 'suggestion',
      text: suggestion.text,
      probability: suggestion.probability,
      lstmShare: suggestion.lstmShare,
      runnersUp: others.map(({ text: other, probability }) => ({ text: other, probability })),
      provisional,
      latency,
    };
  }

  /** Undefined where the network knows no such language and nothing is counted. */
  #authorOf(
    uri: string,
    document: OpenDocument,
    model: LoadedModel,
    offset: number,
  ): Author | undefined {
    const { vocabulary, tuning } = model;
    const library = this.#library;
    const counted =
      library === undefined || typeof tuning === 'string'
        ? undefined
        : {
            settings: tuning.mixture,
            vocabulary,
            text: document.text,
            at: (place: number) => library.at(uri, place),
          };
    const trained = model.info.languages.some((language) => language === document.family);
    const neural = trained
      ? { model, reader: this.#documents.readerAt(uri, document, model, offset) }
      : undefined;
    return authorOf(neural, counted);
  }
}
