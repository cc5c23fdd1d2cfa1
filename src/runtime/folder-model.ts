import type { NoCatalogue, ReadCatalogue } from '../core/certify/catalogue.ts';
import { certified, type CertifiedModel } from '../core/certify/certified-model.ts';
import type { GlassBoxes, NoGlass } from '../core/certify/glass/boxes.ts';
import type { NoTaught, TaughtNeurons } from '../core/certify/taught.ts';
import { wrongHold, type HeldUnit } from '../core/model/held.ts';
import type {
  Learning,
  ModelInfo,
  ModelOutput,
  ModelState,
  WritingModel,
} from '../core/model/language-model.ts';
import { ListeningModel } from '../core/model/listening-model.ts';
import type { LstmWeights, TracedRun, TracingModel } from '../core/model/tracing-model.ts';
import { unitCount } from '../core/model/widths.ts';
import { Vocabulary } from '../core/text/vocabulary.ts';
import { EngineError } from '../protocol/error.ts';
import { readCatalogue } from './catalogue.ts';
import { readGlass } from './glass-file.ts';
import { HeldModel } from './held-model.ts';
import { bestForm } from './kernel/instance.ts';
import { kernelRuntime } from './kernel/kernel-runtime.ts';
import { NetworkMemory } from './kernel/network-memory.ts';
import { readNetwork } from './kernel/read-weights.ts';
import type { Manifest } from './manifest.ts';
import type { ModelFiles } from './model-files.ts';
import { graphFile, readModelFolder, readSpare, taughtGraph } from './model-folder.ts';
import type { Listener, Network, Runtime } from './network.ts';
import { RecentSteps } from './recent-steps.ts';
import { SharedNetwork } from './shared-network.ts';
import { readTaught } from './taught-file.ts';
import { readTuning, type Tuning, type Untuned } from './tuning.ts';

/** What lies beside the graph in its folder. */
interface Companions {
  readonly tuning: Tuning | Untuned;
  readonly taught: NoTaught | TaughtNeurons;
  catalogue(): Promise<NoCatalogue | ReadCatalogue>;
  glass(): Promise<GlassBoxes | NoGlass>;
  /** @throws Error where the layer cannot be loaded */
  listener(): Promise<Listener>;
}

/** What computes the model. */
interface Computers {
  /** Why there is no onnxruntime; null where there is. */
  readonly runtimeMissing: string | null;
  readonly runtime: Runtime;
  readonly network: Network;
  /** The kernel's. */
  readonly memory: NetworkMemory;
  readonly steps: RecentSteps;
  /** The weights from the layers to the softmax: [units x symbols]. */
  readonly output: Float32Array;
}

/**
 * A model read from its folder, behind all ports.
 *
 * onnxruntime reads what stands in a text, but for what was just typed, and the kernel writes on from there; where there
 * is no onnxruntime, the kernel does everything. So what is known of a text is a function of that text on one machine,
 * whatever was asked for and when.
 */
export class FolderModel implements CertifiedModel, WritingModel {
  readonly info: ModelInfo;
  readonly vocabulary: Vocabulary;
  readonly zeroState: ModelState;
  readonly learning: Learning = {
    trace: (ids, state) => this.trace(ids, state),
    output: () => this.#computers.memory.learningOutput(),
  };
  /** What was fitted for it, or why there is nothing. */
  readonly tuning: Tuning | Untuned;
  readonly taught: NoTaught | TaughtNeurons;
  readonly #companions: Companions;
  readonly #computers: Computers;
  #weights: Promise<LstmWeights> | undefined;
  #catalogue: Promise<NoCatalogue | ReadCatalogue> | undefined;
  #glass: Promise<GlassBoxes | NoGlass> | undefined;
  #inspected: Promise<CertifiedModel> | undefined;
  #listener: Promise<Listener> | undefined;

  private constructor(
    { name, widths, parameters }: Manifest,
    vocabulary: Vocabulary,
    computers: Computers,
    companions: Companions,
  ) {
    this.vocabulary = vocabulary;
    this.tuning = companions.tuning;
    this.taught = companions.taught;
    this.#computers = computers;
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
   * @param labelCode sha256 of the program that computes the labels, where it is known
   * @param loadOnnx what loads onnxruntime, or fails with `runtimeMissing` where there is none
   * @throws EngineError for a folder that is incomplete, changed or made for another version, and `runtimeMissing`
   * where not even the kernel runs
   */
  static async load(
    files: ModelFiles,
    labelCode: string | undefined,
    loadOnnx: () => Promise<Runtime>,
  ): Promise<FolderModel> {
    const { manifest, graph } = await readModelFolder(files);
    const vocabulary = vocabularyOf(manifest);
    const computers = await computersOf(graph, manifest, loadOnnx);
    const model = new FolderModel(manifest, vocabulary, computers, {
      tuning: await readTuning(files, manifest),
      taught: await readTaught(files, manifest, labelCode),
      catalogue: () => readCatalogue(files, manifest, labelCode),
      glass: () => readGlass(files, manifest, labelCode),
      listener: async () => {
        const own = await readSpare(files, manifest, taughtGraph);
        if (typeof own === 'string') throw new Error(`${taughtGraph} is ${own}`);
        return computers.runtime.listener(own, manifest.widths, manifest.taughtUnits ?? 0);
      },
    });
    await named(() => model.#tryOut());
    return model;
  }

  /** Why onnxruntime does not run on this machine, and the kernel reads texts, too; null where it does. */
  get runtimeMissing(): string | null {
    return this.#computers.runtimeMissing;
  }

  run(ids: Uint8Array, state: ModelState): Promise<ModelOutput> {
    return this.#computers.network.run(ids, state);
  }

  step(id: number, state: ModelState): ModelOutput {
    return this.#computers.steps.step(id, state);
  }

  trace(ids: Uint8Array, state: ModelState): Promise<TracedRun> {
    return this.#computers.network.trace(ids, state);
  }

  weights(): Promise<LstmWeights> {
    return (this.#weights ??= this.#readWeights());
  }

  catalogue(): Promise<NoCatalogue | ReadCatalogue> {
    return (this.#catalogue ??= this.#companions.catalogue());
  }

  glass(): Promise<GlassBoxes | NoGlass> {
    return (this.#glass ??= this.#companions.glass());
  }

  /**
   * What is inspected: the network, and the layer that listens to it where there is one, which is loaded at the first
   * call. The same object at every call.
   */
  inspected(): Promise<CertifiedModel> {
    return (this.#inspected ??= this.#looked(this));
  }

  /**
   * The same network with these units held.
   *
   * @throws RangeError where it has no such units
   */
  held(held: readonly HeldUnit[]): HeldModel {
    const wrong = wrongHold(held, this.info.widths);
    if (wrong !== undefined) throw new RangeError(wrong);
    return new HeldModel(this, this.#computers.memory, held, (network) => this.#looked(network));
  }

  /** Frees the memory of what was loaded. */
  async release(): Promise<void> {
    const listener = await this.#listener?.catch(() => undefined);
    await listener?.release();
    await this.#computers.network.release();
  }

  async #readWeights(): Promise<LstmWeights> {
    const { network, output } = this.#computers;
    return { ...(await network.weights()), output: { weights: output } };
  }

  /** A network as it is inspected: this one, or this one with units held. */
  async #looked(network: TracingModel): Promise<CertifiedModel> {
    const { taught } = this;
    const catalogue = (): Promise<NoCatalogue | ReadCatalogue> => this.catalogue();
    const glass = (): Promise<GlassBoxes | NoGlass> => this.glass();
    if (typeof taught === 'string') return certified(network, { taught, catalogue, glass });
    try {
      const listener = await (this.#listener ??= this.#companions.listener());
      return certified(new ListeningModel(network, listener), { taught, catalogue, glass });
    } catch {
      // The network can be inspected all the same.
      return certified(network, { taught: 'unreadable', catalogue, glass });
    }
  }

  /**
   * One step of the kernel and one of the runtime, so that a graph that does not fit the manifest is found now and not
   * at the first key.
   */
  async #tryOut(): Promise<void> {
    const symbol = this.vocabulary.endOfFile;
    const outputs = [
      this.step(symbol, this.zeroState),
      // Traced: what is only read, the kernel reads where it can.
      (await this.trace(Uint8Array.of(symbol), this.zeroState)).output,
    ];
    const fit = outputs.every(
      ({ state, logits }) =>
        state.h.length === this.zeroState.h.length &&
        state.c.length === this.zeroState.c.length &&
        logits.length >= this.vocabulary.symbols.length,
    );
    if (!fit) throw new Error('outputs of another shape than manifest.json says');
  }
}

async function computersOf(
  graph: Uint8Array,
  { widths }: Manifest,
  loadOnnx: () => Promise<Runtime>,
): Promise<Computers> {
  const form = bestForm();
  const onnx = await loadOnnx().catch(reasonOfMissing);
  return named(async () => {
    const weights = readNetwork(graph);
    const memory = new NetworkMemory(form, weights);
    const steps = new RecentSteps(memory);
    const isMissing = typeof onnx === 'string';
    const runtime = isMissing ? kernelRuntime(form, memory, weights) : onnx;
    const own = await runtime.network(graph, widths);
    const network = isMissing
      ? new SharedNetwork(own, memory, steps)
      : await SharedNetwork.of(own, memory, steps);
    const output = weights.output.weights;
    return { runtimeMissing: isMissing ? onnx : null, runtime, memory, steps, network, output };
  });
}

/** The first line of the reason: what follows is where Node looked. */
function reasonOfMissing(error: unknown): string {
  if (!(error instanceof EngineError) || error.code !== 'runtimeMissing') throw error;
  return error.detail.split('\n', 1)[0]!;
}

/** Reports whatever goes wrong as an error of the graph. */
async function named<T>(load: () => Promise<T>): Promise<T> {
  try {
    return await load();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new EngineError('modelUnreadable', `${graphFile}: ${reason}`, { cause: error });
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
