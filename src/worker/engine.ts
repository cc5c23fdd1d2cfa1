import type { CertifiedModel } from '../core/certify/certified-model.ts';
import { taughtState } from '../core/certify/taught.ts';
import { Library } from '../core/counts/library.ts';
import { uncalibrated } from '../core/complete/calibration.ts';
import type { Completer } from '../core/complete/session.ts';
import type { Rivals } from '../core/lessons/rivals.ts';
import type { HeldUnit } from '../core/model/held.ts';
import type { Turn } from '../core/model/turn.ts';
import type { Widths } from '../core/model/widths.ts';
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
import type { SyntaxQueries } from '../runtime/syntax/queries.ts';
import type { Tuning, Untuned } from '../runtime/tuning.ts';
import { awaited } from './awaited.ts';
import { BackgroundReader } from './background-reader.ts';
import { catalogueText, certificate, certifiedNeurons, snippetValues } from './certificates.ts';
import { Documents, type OpenDocument } from './documents.ts';
import { Elsewhere } from './elsewhere.ts';
import { Inspector, noValues } from './inspector.ts';
import { CellLessons } from './lessons/cell-lessons.ts';
import { echo } from './lessons/echo.ts';
import { Glass } from './lessons/glass.ts';
import { RivalLessons } from './lessons/rival-lessons.ts';
import { stepCost } from './lessons/step-cost.ts';
import { Scheduler, type LongAnswer } from './scheduler.ts';
import { speakers } from './speakers.ts';
import { captures } from './syntax.ts';
import { Surgery, type Patient } from './surgery.ts';

/** A model that completes, and that can be inspected and released. */
export interface LoadedModel extends Patient, Pick<CertifiedModel, 'taught'> {
  readonly tuning: Tuning | Untuned;
  /** Why the kernel alone computes it, without onnxruntime; null where it does not. */
  readonly runtimeMissing: string | null;
  /** What is inspected: the model, or the model and a layer that listens to it. The same object at every call. */
  inspected(): Promise<CertifiedModel>;
  release(): Promise<void>;
}

/** The world outside the engine. */
export interface EnginePorts {
  loadModel(folder: string): Promise<LoadedModel>;
  /** The rivals that belong to that model. @throws EngineError as `readRivals` does */
  loadRivals(folder: string): Promise<Rivals>;
  /** Parses and queries texts; in a browser the grammars are found from the model's folder. */
  syntaxQueries(folder: string): SyntaxQueries;
  reply(message: Progress | Reply): void;
  /** Resolves after messages that have arrived meanwhile were received. */
  pause(): Promise<void>;
  /** Milliseconds on the steady clock that requests are stamped with, with fractions. */
  now(): number;
}

/** What a handler knows of its request besides the parameters. */
interface Request {
  readonly turn: Turn;
  readonly sentAt: number;
}

/** When a request is carried out, and how. */
type Handler<P, R> = (params: P, envelope: { id: number; sentAt: number }) => Promise<R>;

type Handlers = { readonly [K in RequestKind]: Handler<Params<K>, Result<K>> };

/** Answers the host's requests in order; between them, reads ahead where the user typed last. */
export class Engine {
  readonly #ports: EnginePorts;
  readonly #documents = new Documents();
  readonly #inspector = new Inspector(this.#documents);
  readonly #cellLessons = new CellLessons(this.#documents);
  readonly #elsewhere = new Elsewhere(this.#documents);
  readonly #glass = new Glass(this.#documents);
  readonly #surgery = new Surgery(this.#documents);
  readonly #reader: BackgroundReader;
  readonly #scheduler: Scheduler;
  #model: LoadedModel | undefined;
  /** The model as it is inspected, once it has been. */
  #inspected: CertifiedModel | undefined;
  #library: Library | undefined;
  #loadError = new EngineError('internal', 'no model was loaded');
  #folder = '';
  readonly #rivals = new RivalLessons(this.#documents, () => this.#ports.loadRivals(this.#folder));
  #queries: SyntaxQueries | undefined;
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
    learn: this.#inOrder(({ uri, countedAs, group, text }) => {
      // What is open in an editor is learned from there.
      if (this.#documents.get(uri) === undefined) this.#library?.put(uri, countedAs, text, group);
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
    cursor: this.#inOrder((place) => {
      const document = this.#documentWith(place);
      if (document !== undefined) this.#documents.rest(place.uri, document, place.offset);
      return undefined;
    }),
    complete: this.#inOrder((query, request) => this.#complete(query, request)),
    sources: this.#inOrder(({ text, ...place }) => {
      const document = this.#documentWith(place);
      return { sources: document?.session.sources(place.offset, text) ?? [] };
    }),
    tellApart: this.#long((params, model) => this.#inspector.tellApart(params, model)),
    alike: this.#long((params, model) => this.#elsewhere.alike(params, model)),
    captures: this.#long((params) => captures(params, this.#documents, this.#syntaxQueries())),
    exactValues: this.#long((params, model) => this.#inspector.exactValues(params, model)),
    inspect: this.#long((params, model) => this.#inspector.inspect(params, model)),
    cell: this.#long((params, model) => this.#inspector.cell(params, model)),
    cellRun: this.#long((params, model) => this.#cellLessons.cellRun(params, model)),
    gateInputs: this.#long((params, model) => this.#cellLessons.gateInputs(params, model)),
    layerVectors: this.#long((params, model) => this.#cellLessons.layerVectors(params, model)),
    echo: this.#long((params, model) => echo(params, model, this.#documents)),
    guesses: this.#long((params, model) => this.#inspector.guesses(params, model)),
    labels: this.#long((params, model) => this.#inspector.labels(params, model)),
    rank: this.#long((params, model) => this.#inspector.rank(params, model)),
    certificate: this.#long(certificate),
    certifiedNeurons: this.#long((params, model) =>
      certifiedNeurons(params, model, this.#documents),
    ),
    snippetValues: this.#long(snippetValues),
    catalogueText: this.#long(catalogueText),
    glass: this.#long((params, model) => this.#glass.glass(params, model)),
    glassScores: this.#long((params, model) => this.#glass.scores(params, model)),
    rivals: this.#long((params) => this.#rivals.read(params)),
    stepCost: this.#long((params) => stepCost(params, () => this.#ports.now())),
    speakers: this.#long((params, model) => speakers(params, model, this.#documents)),
    hold: this.#inOrder(({ held }) => this.#hold(held)),
    comparison: this.#long((params, model) => this.#surgery.comparison(params, model)),
    dose: this.#long((params, model) => this.#surgery.dose(params, model, this.#loaded)),
    ownValues: this.#long((params, model) => this.#surgery.ownValues(params, model)),
    growth: this.#long((params, model) => this.#surgery.growth(params, model)),
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

  /** The document, if it has this version and the place is in it. */
  #documentWith({ uri, version, offset }: Params<'cursor'>): OpenDocument | undefined {
    const document = this.#documents.get(uri);
    const isCurrent = document?.version === version && document.session.text.holds(offset);
    return isCurrent ? document : undefined;
  }

  #syntaxQueries(): SyntaxQueries {
    return (this.#queries ??= this.#ports.syntaxQueries(this.#folder));
  }

  /** Receives a message; the reply follows in its turn. */
  receive(message: Exclude<ToWorker, { kind: 'ping' }>): void {
    if (message.kind === 'cancel') this.#scheduler.withdraw(message.id);
    else if (message.kind === 'part') this.#parts += message.text;
    else void this.#answer(this.#whole(message));
  }

  /** The envelope with the parts of its text that were sent before it. */
  #whole(envelope: AnyEnvelope): AnyEnvelope {
    if (this.#parts === '' || (envelope.kind !== 'open' && envelope.kind !== 'learn')) {
      return envelope;
    }
    const text = this.#parts + envelope.params.text;
    this.#parts = '';
    // Either is of the same kind, with a longer text.
    return { ...envelope, params: { ...envelope.params, text } } as AnyEnvelope;
  }

  async #answer<K extends RequestKind>(envelope: Envelope<K>): Promise<void> {
    const { id, kind, params } = envelope;
    try {
      if (!Object.hasOwn(this.#handlers, kind)) throw new EngineError('internal', `no ${kind}`);
      this.#ports.reply({ id, ok: await this.#handlers[kind](params, envelope) });
    } catch (error) {
      this.#ports.reply({ id, error: toErrorData(error) });
    }
  }

  /** Handles a request before all later ones. */
  #inOrder<P, R>(handle: (params: P, request: Request) => Promise<R> | R): Handler<P, R> {
    return (params, { id, sentAt }) =>
      this.#scheduler.add(id, (turn) => handle(params, { turn, sentAt }));
  }

  /** Handles a request while no short one waits, piece by piece. */
  #long<P, R>(
    handle: (params: P, model: CertifiedModel) => LongAnswer<R | NoValues>,
  ): Handler<P, R | NoValues> {
    return (params, { id }) => {
      const begin = (): LongAnswer<R | NoValues> =>
        this.#inspected === undefined
          ? this.#onceOpened((model) => handle(params, model))
          : handle(params, this.#inspected);
      return this.#scheduler.addLong(id, begin, noValues('cancelled'));
    };
  }

  async *#onceOpened<R>(
    handle: (model: CertifiedModel) => LongAnswer<R | NoValues>,
  ): LongAnswer<R | NoValues> {
    const model = this.#model;
    if (model === undefined) throw this.#loadError;
    const inspected = yield* awaited(model.inspected());
    if (this.#model !== model) return noValues('outdated');
    this.#inspected = inspected;
    const answer = handle(inspected);
    // `yield*` would lose the type of what such a pair of generators returns.
    for (;;) {
      const next = await answer.next();
      if (next.done === true) return next.value;
      yield;
    }
  }

  /**
   * Where the cursor rests comes first, which is soon read. Then inspected documents: reading them helps completions in
   * them as well.
   */
  async #background(): Promise<boolean> {
    if (await this.#documents.prepare()) return true;
    if (await this.#reader.readOn()) return true;
    return this.#library?.learnOn() === true || this.#documents.readAhead();
  }

  async #load(folder: string): Promise<ModelSummary> {
    this.#folder = folder;
    this.#library = undefined;
    this.#documents.setCompleter(undefined);
    const old = this.#model;
    this.#model = undefined;
    this.#inspected = undefined;
    await old?.release();
    try {
      this.#model = await this.#ports.loadModel(folder);
    } catch (error) {
      const { code, detail } = toErrorData(error);
      this.#loadError = new EngineError(code, detail, { cause: error });
      throw this.#loadError;
    }
    const { info, runtimeMissing, taught, tuning, vocabulary } = this.#model;
    this.#library = typeof tuning === 'object' ? new Library(vocabulary) : undefined;
    this.#documents.setCompleter(this.#completerOf(this.#model));
    return {
      ...info,
      ...summaryOf(info.widths, taught),
      tuning: typeof tuning === 'object' ? 'tuned' : tuning,
      runtimeMissing,
    };
  }

  /** @throws EngineError where no model was loaded */
  get #loaded(): LoadedModel {
    if (this.#model === undefined) throw this.#loadError;
    return this.#model;
  }

  async #hold(units: readonly HeldUnit[]): Promise<Result<'hold'>> {
    if (units.length === 0) this.#documents.hold(undefined);
    else {
      const network = this.#loaded.held(units);
      this.#documents.hold({ units, network, model: await network.inspected() });
    }
    this.#reader.tellAll();
    return { kind: 'held', held: units };
  }

  #completerOf(model: LoadedModel): Completer {
    const { tuning, vocabulary } = model;
    const now = (): number => this.#ports.now();
    if (typeof tuning === 'string' || this.#library === undefined) {
      return { vocabulary, model, counts: undefined, calibration: uncalibrated, now };
    }
    const counts = { library: this.#library, settings: tuning.mixture, names: tuning.names };
    return { vocabulary, model, counts, calibration: tuning.calibration, now };
  }

  async #complete(query: CompletionQuery, request: Request): Promise<CompletionAnswer> {
    const queue = Math.max(0, this.#ports.now() - request.sentAt);
    const silent = (reason: SilentReason): CompletionAnswer => ({
      kind: 'silent',
      reason,
      latency: { queue, prefix: 0, decode: 0 },
    });
    if (this.#model === undefined) throw this.#loadError;
    const { uri, version, offset } = query;
    const document = this.#documents.get(uri);
    if (document === undefined) return silent('unknownDocument');
    const { session } = document;
    if (session.document.countedAs === null) return silent('unknownDocument');
    if (document.version !== version || !session.text.holds(offset)) return silent('outdated');
    this.#documents.focus(uri, document, offset);
    const completion = await session.suggest(query, request.turn);
    return { ...completion, latency: { ...completion.latency, queue } };
  }
}

/** What the page is told of a taught layer. */
function summaryOf(
  found: Widths,
  taught: LoadedModel['taught'],
): Pick<ModelSummary, 'taught' | 'widths'> {
  const state = taughtState(taught);
  if (typeof taught === 'string') return { widths: found, taught: { state, neurons: [] } };
  const neurons = taught.neurons.map(({ neuron, label, zero, step, most }) => ({
    ...{ neuron, label, zero, step, most },
  }));
  return { widths: [...found, taught.units], taught: { state, neurons } };
}
