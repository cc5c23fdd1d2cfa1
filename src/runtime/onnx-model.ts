import type * as ort from 'onnxruntime-node';
import type {
  LanguageModel,
  ModelInfo,
  ModelOutput,
  ModelState,
} from '../core/model/language-model.ts';
import { Vocabulary } from '../core/text/vocabulary.ts';
import { EngineError } from '../protocol/error.ts';
import type { Manifest } from './manifest.ts';
import { graphFile, readModelFolder } from './model-folder.ts';

type Ort = typeof ort;

/** What a run computes for us; the graph also has the hidden states of every step, `y0` to `y{L-1}`. */
const wanted = ['logits', 'hn', 'cn'];

/** The `LanguageModel` port filled by onnxruntime on the CPU. `run` computes on the calling thread. */
export class OnnxModel implements LanguageModel {
  readonly info: ModelInfo;
  readonly vocabulary: Vocabulary;
  readonly zeroState: ModelState;
  readonly #ort: Ort;
  readonly #session: ort.InferenceSession;

  private constructor(
    runtime: Ort,
    session: ort.InferenceSession,
    manifest: Manifest,
    vocabulary: Vocabulary,
  ) {
    const { name, layers, hidden, parameters } = manifest;
    this.#ort = runtime;
    this.#session = session;
    this.vocabulary = vocabulary;
    this.info = { name, layers, hidden, parameters, languages: vocabulary.languages };
    this.zeroState = {
      h: new Float32Array(layers * hidden),
      c: new Float32Array(layers * hidden),
    };
  }

  /**
   * Checks and loads a model folder.
   *
   * @throws EngineError for a folder that is incomplete, changed or made for another version, and `runtimeMissing`
   * where onnxruntime has no binary for this platform
   */
  static async load(folder: string): Promise<OnnxModel> {
    const { manifest, graph } = await readModelFolder(folder);
    const vocabulary = vocabularyOf(manifest);
    const runtime = await importRuntime();
    try {
      const session = await runtime.InferenceSession.create(graph, {
        // One: a step is bound by memory, and waking a second thread for each costs more than it saves.
        intraOpNumThreads: 1,
        interOpNumThreads: 1,
        executionMode: 'sequential',
        graphOptimizationLevel: 'all',
      });
      const model = new OnnxModel(runtime, session, manifest, vocabulary);
      await model.#tryOut();
      return model;
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      throw new EngineError('modelUnreadable', `${graphFile}: ${reason}`, { cause: error });
    }
  }

  async run(ids: Uint8Array, state: ModelState): Promise<ModelOutput> {
    const { layers, hidden } = this.info;
    const x = BigInt64Array.from(ids, BigInt);
    const tensor = (values: Float32Array): ort.Tensor =>
      new this.#ort.Tensor('float32', values, [layers, 1, hidden]);
    const outputs = await this.#session.run(
      {
        x: new this.#ort.Tensor('int64', x, [ids.length, 1]), // [T, B]
        h0: tensor(state.h), // [L, B, H]
        c0: tensor(state.c),
      },
      wanted,
    );
    const logits = floats(outputs, 'logits'); // [T, B, V]
    const width = logits.length / ids.length;
    return {
      state: { h: floats(outputs, 'hn'), c: floats(outputs, 'cn') },
      // A copy: a checkpoint must not keep the logits of the whole run alive.
      logits: logits.slice(-width),
    };
  }

  /** Frees the session's memory. */
  async release(): Promise<void> {
    await this.#session.release();
  }

  /** One step, so that a graph that does not fit the manifest is found now and not at the first key. */
  async #tryOut(): Promise<void> {
    const { state, logits } = await this.run(
      Uint8Array.of(this.vocabulary.endOfFile),
      this.zeroState,
    );
    const fits =
      state.h.length === this.zeroState.h.length &&
      state.c.length === this.zeroState.c.length &&
      logits.length >= this.vocabulary.symbols.length;
    if (!fits) throw new Error('outputs of another shape than manifest.json says');
  }
}

function vocabularyOf(manifest: Manifest): Vocabulary {
  try {
    return new Vocabulary(manifest.vocabulary, manifest.languages);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new EngineError('manifestInvalid', `vocabulary: ${reason}`, { cause: error });
  }
}

function floats(outputs: ort.InferenceSession.OnnxValueMapType, name: string): Float32Array {
  const data = outputs[name]?.data;
  if (!(data instanceof Float32Array)) throw new Error(`no float output ${name}`);
  return data;
}

async function importRuntime(): Promise<Ort> {
  try {
    return await import('onnxruntime-node');
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new EngineError('runtimeMissing', `${process.platform}-${process.arch}: ${reason}`, {
      cause: error,
    });
  }
}
