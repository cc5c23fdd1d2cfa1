import type { ModelInfo, ModelOutput, ModelState } from '../core/model/language-model.ts';
import type { NoCatalogue, ReadCatalogue } from '../core/certify/catalogue.ts';
import type { CertifiedModel } from '../core/certify/certified-model.ts';
import type {
  LayerWeights,
  LstmWeights,
  TracedRun,
  WeightSteps,
} from '../core/model/tracing-model.ts';
import { Vocabulary } from '../core/text/vocabulary.ts';
import { EngineError } from '../protocol/error.ts';
import { readCatalogue } from './catalogue.ts';
import type { Manifest } from './manifest.ts';
import { graphFile, readModelFolder } from './model-folder.ts';
import { importRuntime, type ort, type Ort } from './onnx-runtime.ts';
import { readTuning, type Tuning, type Untuned } from './tuning.ts';

/** What a run computes for us; a traced one adds the hidden states of every step, `y0` to `y{L-1}`. */
const wanted: readonly string[] = ['logits', 'hn', 'cn'];

/** One thread is enough: at 512x2 a run of 32 takes 50 us a character, and a step alone .3 ms. */
const options = {
  intraOpNumThreads: 1,
  interOpNumThreads: 1,
  executionMode: 'sequential',
  graphOptimizationLevel: 'all',
} as const satisfies ort.InferenceSession.SessionOptions;

/** The `CertifiedModel` port filled by onnxruntime on the CPU. `run` computes on the calling thread. */
export class OnnxModel implements CertifiedModel {
  readonly info: ModelInfo;
  readonly vocabulary: Vocabulary;
  readonly zeroState: ModelState;
  /** What was fitted for it, or why nothing is. */
  readonly tuning: Tuning | Untuned;
  readonly #ort: Ort;
  readonly #session: ort.InferenceSession;
  readonly #readCatalogue: () => Promise<NoCatalogue | ReadCatalogue>;
  #weights: Promise<LstmWeights> | undefined;
  #catalogue: Promise<NoCatalogue | ReadCatalogue> | undefined;

  private constructor(
    runtime: Ort,
    session: ort.InferenceSession,
    manifest: Manifest,
    vocabulary: Vocabulary,
    tuning: Tuning | Untuned,
    catalogue: () => Promise<NoCatalogue | ReadCatalogue>,
  ) {
    const { name, layers, hidden, parameters } = manifest;
    this.#ort = runtime;
    this.#session = session;
    this.vocabulary = vocabulary;
    this.tuning = tuning;
    this.#readCatalogue = catalogue;
    this.info = { name, layers, hidden, parameters, languages: vocabulary.languages };
    this.zeroState = {
      h: new Float32Array(layers * hidden),
      c: new Float32Array(layers * hidden),
    };
  }

  /**
   * Checks and loads a model folder.
   *
   * @param labelCode sha256 of the program that computes the labels, where it is known
   * @throws EngineError for a folder that is incomplete, changed or made for another version, and `runtimeMissing`
   * where onnxruntime has no binary for this platform
   */
  static async load(folder: string, labelCode?: string): Promise<OnnxModel> {
    const { manifest, graph } = await readModelFolder(folder);
    const vocabulary = vocabularyOf(manifest);
    const tuning = await readTuning(folder, manifest);
    const runtime = await importRuntime();
    try {
      const session = await runtime.InferenceSession.create(graph, options);
      const model = new OnnxModel(runtime, session, manifest, vocabulary, tuning, () =>
        readCatalogue(folder, manifest, labelCode),
      );
      await model.#tryOut();
      return model;
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      throw new EngineError('modelUnreadable', `${graphFile}: ${reason}`, { cause: error });
    }
  }

  async run(ids: Uint8Array, state: ModelState): Promise<ModelOutput> {
    return outputOf(await this.#fetch(ids, state, wanted), ids.length);
  }

  async trace(ids: Uint8Array, state: ModelState): Promise<TracedRun> {
    const names = Array.from({ length: this.info.layers }, (_, layer) => `y${layer}`);
    const outputs = await this.#fetch(ids, state, [...wanted, ...names]);
    return {
      output: outputOf(outputs, ids.length),
      hidden: names.map((name) => floats(outputs, name)), // [T, B, H] each
      logits: floats(outputs, 'logits'),
    };
  }

  catalogue(): Promise<NoCatalogue | ReadCatalogue> {
    return (this.#catalogue ??= this.#readCatalogue());
  }

  weights(): Promise<LstmWeights> {
    return (this.#weights ??= this.#readWeights());
  }

  async #readWeights(): Promise<LstmWeights> {
    const layers = Array.from({ length: this.info.layers }, (_, layer) => `weights.lstm${layer}`);
    const matrices = ['weights.embedding', ...layers.flatMap((name) => [`${name}.W`, `${name}.R`])];
    const names = [
      ...matrices.flatMap((name) => [name, `${name}.scale`]),
      ...layers.map((name) => `${name}.B`),
    ];
    // A run with none but these fetched computes no step of the network.
    const step = Uint8Array.of(this.vocabulary.endOfFile);
    const outputs = await this.#fetch(step, this.zeroState, names);
    return {
      embedding: weightSteps(outputs, 'weights.embedding'),
      layers: layers.map((layer): LayerWeights => ({
        input: weightSteps(outputs, `${layer}.W`),
        recurrent: weightSteps(outputs, `${layer}.R`),
        bias: halves(outputs, `${layer}.B`),
      })),
    };
  }

  #fetch(
    ids: Uint8Array,
    state: ModelState,
    names: readonly string[],
  ): Promise<ort.InferenceSession.OnnxValueMapType> {
    const { layers, hidden } = this.info;
    const x = BigInt64Array.from(ids, BigInt);
    const tensor = (values: Float32Array): ort.Tensor =>
      new this.#ort.Tensor('float32', values, [layers, 1, hidden]);
    const feeds = {
      x: new this.#ort.Tensor('int64', x, [ids.length, 1]), // [T, B]
      h0: tensor(state.h), // [L, B, H]
      c0: tensor(state.c),
    };
    return this.#session.run(feeds, names);
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

function outputOf(outputs: ort.InferenceSession.OnnxValueMapType, steps: number): ModelOutput {
  const logits = floats(outputs, 'logits'); // [T, B, V]
  return {
    state: { h: floats(outputs, 'hn'), c: floats(outputs, 'cn') },
    // A copy: a checkpoint must not keep the logits of the whole run alive.
    logits: logits.slice(-logits.length / steps),
  };
}

function weightSteps(outputs: ort.InferenceSession.OnnxValueMapType, name: string): WeightSteps {
  const data = outputs[name]?.data;
  if (!(data instanceof Int8Array)) throw new Error(`no int8 output ${name}`);
  return { steps: data, scale: floats(outputs, `${name}.scale`) };
}

/** fp16 as bit patterns; onnxruntime gives a Float16Array where the language has one. */
function halves(outputs: ort.InferenceSession.OnnxValueMapType, name: string): Uint16Array {
  const tensor = outputs[name];
  const data: unknown = tensor?.data;
  if (tensor?.type !== 'float16' || !ArrayBuffer.isView(data)) {
    throw new Error(`no fp16 output ${name}`);
  }
  return new Uint16Array(data.buffer, data.byteOffset, data.byteLength / 2);
}

function floats(outputs: ort.InferenceSession.OnnxValueMapType, name: string): Float32Array {
  const data = outputs[name]?.data;
  if (!(data instanceof Float32Array)) throw new Error(`no float output ${name}`);
  return data;
}
