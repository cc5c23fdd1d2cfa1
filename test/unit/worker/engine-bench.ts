import assert from 'node:assert/strict';
import { setImmediate, setTimeout } from 'node:timers/promises';
import { certified } from '../../../src/core/certify/certified-model.ts';
import type { NoCatalogue, ReadCatalogue } from '../../../src/core/certify/catalogue.ts';
import type { GlassBoxes, NoGlass } from '../../../src/core/certify/glass/boxes.ts';
import type { Rivals } from '../../../src/core/lessons/rivals.ts';
import type { LanguageModel, WritingModel } from '../../../src/core/model/language-model.ts';
import type { TracingModel } from '../../../src/core/model/tracing-model.ts';
import type {
  CompletionAnswer,
  Params,
  Reply,
  RequestKind,
  Result,
} from '../../../src/protocol/engine.ts';
import type { Progress } from '../../../src/protocol/inspection.ts';
import { EngineError } from '../../../src/protocol/error.ts';
import type { Tuning, Untuned } from '../../../src/runtime/tuning.ts';
import { installedQueries } from '../support/grammars.ts';
import type { FolderModel } from '../../../src/runtime/folder-model.ts';
import { loadLocalModel } from '../../../src/runtime/local-model.ts';
import { Engine, type LoadedModel } from '../../../src/worker/engine.ts';

/** For all engines: a grammar that was loaded is never given back, and the fuzz makes engines by the thousand. */
const queries = installedQueries();

/** One that has a taught layer, or not. */
type BenchModel =
  | (WritingModel & Partial<Pick<LoadedModel, 'runtimeMissing'>>)
  | (WritingModel & Pick<LoadedModel, 'held' | 'inspected' | 'runtimeMissing' | 'taught'>);

/** For each test of a suite an engine with the model of a folder, which is loaded once; `begin` is given both. */
export function eachOnModel(
  folder: string,
  begin: (bench: EngineBench, model: FolderModel) => unknown,
): void {
  let model: FolderModel;
  before(async () => (model = await loadLocalModel(folder)));
  after(() => model.release());
  beforeEach(async () => {
    const bench = new EngineBench(() => model);
    await bench.request('load', { folder: 'm' });
    await begin(bench, model);
  });
}

/** An engine without a process, and its clock: one tick at each look. */
export class EngineBench {
  readonly engine: Engine;
  readonly released: string[] = [];
  /** What is known of the model's neurons. */
  catalogue: NoCatalogue | ReadCatalogue = 'missing';
  glass: GlassBoxes | NoGlass = 'missing';
  readonly progress: Progress[] = [];
  /** What the lessons set beside the model. */
  loadRivals: (folder: string) => Promise<Rivals> = (folder) =>
    Promise.reject(new EngineError('modelFileMissing', folder));
  /** Called at every pause. */
  onPause: () => void = () => undefined;
  readonly #waiting = new Map<number, (reply: Reply) => void>();
  #lastId = 0;
  #time = 1_000;

  constructor(loadModel: (folder: string) => BenchModel, tuning: Tuning | Untuned = 'missing') {
    this.engine = new Engine({
      // eslint-disable-next-line @typescript-eslint/require-await -- what it throws must become a rejection
      loadModel: async (folder) => {
        const model = loadModel(folder);
        const release = (): Promise<void> => {
          this.released.push(folder);
          return Promise.resolve();
        };
        return {
          info: model.info,
          vocabulary: model.vocabulary,
          zeroState: model.zeroState,
          tuning,
          runtimeMissing: model.runtimeMissing ?? null,
          taught: 'taught' in model ? model.taught : 'missing',
          run: (ids, state) => model.run(ids, state),
          step: (id, state) => model.step(id, state),
          held: (units) => {
            assert.ok('held' in model, 'a model that nothing can be held in');
            return model.held(units);
          },
          inspected: async () => {
            const opened = 'inspected' in model ? await model.inspected() : undefined;
            const catalogue = (): Promise<NoCatalogue | ReadCatalogue> =>
              Promise.resolve(this.catalogue);
            return certified(opened ?? traced(model), {
              taught: opened?.taught ?? 'missing',
              catalogue,
              glass: () => Promise.resolve(this.glass),
            });
          },
          release,
        };
      },
      loadRivals: (folder) => this.loadRivals(folder),
      syntaxQueries: () => queries,
      reply: (reply) => {
        if ('kind' in reply) {
          this.progress.push(structuredClone(reply));
          return;
        }
        // Across processes it is copied: what cannot be is a bug.
        this.#waiting.get(reply.id)?.(structuredClone(reply));
        this.#waiting.delete(reply.id);
      },
      pause: async () => {
        this.onPause();
        await setImmediate();
      },
      now: () => ++this.#time,
    });
  }

  get lastId(): number {
    return this.#lastId;
  }

  async request<K extends RequestKind>(kind: K, params: Params<K>): Promise<Result<K>> {
    const id = ++this.#lastId;
    const reply = await new Promise<Reply>((resolve) => {
      this.#waiting.set(id, resolve);
      this.engine.receive({ id, kind, params, sentAt: this.#time } as Parameters<
        Engine['receive']
      >[0]);
    });
    if ('error' in reply) throw EngineError.from(reply.error);
    return reply.ok;
  }

  async open(text: string, uri = 'a', language: 'c' | 'py' | 'ts' = 'ts'): Promise<void> {
    await this.request('open', { uri, version: 1, language, text });
  }

  /** Resolves when it has come to rest: `progress` no longer changes from one look to the next. */
  async idle(progress: () => number): Promise<void> {
    for (let before = -1; progress() !== before;) {
      before = progress();
      // A piece of background work takes one turn of the event loop.
      for (let turn = 0; turn < 3; turn++) await setImmediate();
    }
  }

  /** Resolves when, from now on, a text that is inspected has been read to its end. */
  async untilRead(): Promise<void> {
    const before = this.progress.length;
    while (this.progress.slice(before).every(({ done }) => !done)) await setTimeout(2);
  }

  complete(offset: number, version = 1, uri = 'a'): Promise<CompletionAnswer> {
    const query = { uri, version, offset, confidence: 0.5, maxLength: 40 };
    return this.request('complete', query);
  }
}

function traced(model: LanguageModel): TracingModel {
  return {
    ...{ info: model.info, vocabulary: model.vocabulary, zeroState: model.zeroState },
    run: (ids, state) => model.run(ids, state),
    trace: (ids, state) => opened(model).trace(ids, state),
    weights: () => opened(model).weights(),
  };
}

function opened(model: LanguageModel): TracingModel {
  assert.ok('trace' in model, 'a model that cannot be looked into');
  return model as TracingModel;
}

export function assertSilent(answer: CompletionAnswer, reason: string): void {
  assert.equal(answer.kind, 'silent');
  assert.equal(answer.reason, reason);
}
