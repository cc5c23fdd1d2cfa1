import type { ModelInfo, ModelOutput, ModelState } from '../core/model/language-model.ts';
import type { NoCatalogue, ReadCatalogue } from '../core/certify/catalogue.ts';
import { certified, type CertifiedModel } from '../core/certify/certified-model.ts';
import type { NoTaught, TaughtNeurons } from '../core/certify/taught.ts';
import { ListeningModel } from '../core/model/listening-model.ts';
import type { LstmWeights, OutputWeights, TracedRun } from '../core/model/tracing-model.ts';
import { unitCount } from '../core/model/widths.ts';
import { Vocabulary } from '../core/text/vocabulary.ts';
import { EngineError } from '../protocol/error.ts';
import { readCatalogue } from './catalogue.ts';
import type { Manifest } from './manifest.ts';
import { folderFiles } from './folder-files.ts';
import { halvesOf } from './graph-constants.ts';
import type { ModelFiles } from './model-files.ts';
import { graphFile, readModelFolder, readSpare, taughtGraph } from './model-folder.ts';
import { OnnxLayer } from './onnx-layer.ts';
import { importRuntime, type ort, type Ort } from './onnx-runtime.ts';
import {
  floats,
  layerOutputs,
  layerWeights,
  sessionOptions,
  weightSteps,
  type Outputs,
} from './onnx-values.ts';
import { readTaught } from './taught-file.ts';
import { readTuning, type Tuning, type Untuned } from './tuning.ts';

/** What a run computes for us; a traced one adds the hidden states of every step, `y0` to `y{L-1}`. */
const wanted: readonly string[] = ['logits', 'hn', 'cn'];

/** What lies beside the graph in its folder. */
interface Companions {
  readonly tuning: Tuning | Untuned;
  readonly taught: NoTaught | TaughtNeurons;
  catalogue(): Promise<NoCatalogue | ReadCatalogue>;
  /** From the layers to the softmax, which the graph does not give out. */
  output(): Promise<OutputWeights | undefined>;
  /** @throws Error where the layer cannot be loaded */
  layer(): Promise<OnnxLayer>;
}

/** The `CertifiedModel` port filled by onnxruntime on the CPU. `run` computes on the calling thread. */
export class OnnxModel implements CertifiedModel {
  readonly info: ModelInfo;
  readonly vocabulary: Vocabulary;
  readonly zeroState: ModelState;
  /** What was fitted for it, or why nothing is. */
  readonly tuning: Tuning | Untuned;
  readonly taught: NoTaught | TaughtNeurons;
  readonly #ort: Ort;
  readonly #session: ort.InferenceSession;
  readonly #companions: Companions;
  #weights: Promise<LstmWeights> | undefined;
  #catalogue: Promise<NoCatalogue | ReadCatalogue> | undefined;
  #inspected: Promise<CertifiedModel> | undefined;
  #layer: OnnxLayer | undefined;

  private constructor(
    runtime: Ort,
    session: ort.InferenceSession,
    manifest: Manifest,
    vocabulary: Vocabulary,
    companions: Companions,
  ) {
    const { name, widths, parameters } = manifest;
    this.#ort = runtime;
    this.#session = session;
    this.vocabulary = vocabulary;
    this.tuning = companions.tuning;
    this.taught = companions.taught;
    this.#companions = companions;
    this.info = {
      ...{ name, widths, foundLayers: widths.length, parameters },
      languages: vocabulary.languages,
    };
    const units = unitCount(widths);
    this.zeroState = { h: new Float32Array(units), c: new Float32Array(units) };
  }

  /**
   * Checks and loads a model folder.
   *
   * @param from the path of one on this machine, or its files wherever they lie
   * @param labelCode sha256 of the program that computes the labels, where it is known
   * @throws EngineError for a folder that is incomplete, changed or made for another version, and `runtimeMissing`
   * where onnxruntime has no binary for this platform
   */
  static async load(from: ModelFiles | string, labelCode?: string): Promise<OnnxModel> {
    const files = typeof from === 'string' ? folderFiles(from) : from;
    const { manifest, graph } = await readModelFolder(files);
    const vocabulary = vocabularyOf(manifest);
    const runtime = await importRuntime();
    const companions: Companions = {
      tuning: await readTuning(files, manifest),
      taught: await readTaught(files, manifest, labelCode),
      catalogue: () => readCatalogue(files, manifest, labelCode),
      output: async () => {
        const own = await readSpare(files, manifest, graphFile);
        const weights = typeof own === 'string' ? undefined : halvesOf(own, 'output.W.fp16');
        return weights && { weights };
      },
      layer: async () => {
        const own = await readSpare(files, manifest, taughtGraph);
        if (typeof own === 'string') throw new Error(`${taughtGraph} is ${own}`);
        return OnnxLayer.load(runtime, own, manifest.widths, manifest.taughtUnits ?? 0);
      },
    };
    try {
      const session = await runtime.InferenceSession.create(graph, sessionOptions);
      const model = new OnnxModel(runtime, session, manifest, vocabulary, companions);
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
    const names = this.info.widths.map((_, layer) => `y${layer}`);
    const outputs = await this.#fetch(ids, state, [...wanted, ...names]);
    return {
      output: outputOf(outputs, ids.length),
      hidden: names.map((name) => floats(outputs, name)), // [T, B, H] each
      logits: floats(outputs, 'logits'),
    };
  }

  catalogue(): Promise<NoCatalogue | ReadCatalogue> {
    return (this.#catalogue ??= this.#companions.catalogue());
  }

  /**
   * What is looked into: the network, and the layer that listens to it where there is one. That layer is loaded now, by
   * the first who looks. The same object at every call.
   */
  inspected(): Promise<CertifiedModel> {
    return (this.#inspected ??= this.#open());
  }

  async #open(): Promise<CertifiedModel> {
    const catalogue = (): Promise<NoCatalogue | ReadCatalogue> => this.catalogue();
    if (typeof this.taught === 'string') return this;
    try {
      this.#layer = await this.#companions.layer();
    } catch {
      // The network can be looked into all the same.
      return certified(this, 'unreadable', catalogue);
    }
    return certified(new ListeningModel(this, this.#layer), this.taught, catalogue);
  }

  weights(): Promise<LstmWeights> {
    return (this.#weights ??= this.#readWeights());
  }

  async #readWeights(): Promise<LstmWeights> {
    const layers = [...this.info.widths.keys()];
    const table = 'weights.embedding';
    const names = [table, `${table}.scale`, ...layers.flatMap(layerOutputs)];
    // A run with none but these fetched computes no step of the network.
    const step = Uint8Array.of(this.vocabulary.endOfFile);
    const outputs = await this.#fetch(step, this.zeroState, names);
    const output = await this.#companions.output();
    return {
      embedding: weightSteps(outputs, table),
      layers: layers.map((layer) => layerWeights(outputs, layer)),
      ...(output && { output }),
    };
  }

  #fetch(ids: Uint8Array, state: ModelState, names: readonly string[]): Promise<Outputs> {
    const { widths } = this.info;
    const x = BigInt64Array.from(ids, BigInt);
    const tensor = (values: Float32Array): ort.Tensor =>
      new this.#ort.Tensor('float32', values, [widths.length, 1, widths[0]!]);
    const feeds = {
      x: new this.#ort.Tensor('int64', x, [ids.length, 1]), // [T, B]
      h0: tensor(state.h), // [L, B, H]
      c0: tensor(state.c),
    };
    return this.#session.run(feeds, names);
  }

  /** Frees the memory of what was loaded. */
  async release(): Promise<void> {
    await this.#inspected;
    await this.#layer?.release();
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

function outputOf(outputs: Outputs, steps: number): ModelOutput {
  const logits = floats(outputs, 'logits'); // [T, B, V]
  return {
    state: { h: floats(outputs, 'hn'), c: floats(outputs, 'cn') },
    // A copy: a checkpoint must not keep the logits of the whole run alive.
    logits: logits.slice(-logits.length / steps),
  };
}
