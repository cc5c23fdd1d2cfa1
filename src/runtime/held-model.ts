import type { CertifiedModel } from '../core/certify/certified-model.ts';
import { heldState, type HeldUnit } from '../core/model/held.ts';
import type {
  Learning,
  ModelInfo,
  ModelOutput,
  ModelState,
  WritingModel,
} from '../core/model/language-model.ts';
import type { LstmWeights, TracedRun, TracingModel } from '../core/model/tracing-model.ts';
import type { Vocabulary } from '../core/text/vocabulary.ts';
import { KernelReading } from './kernel/kernel-reading.ts';
import type { NetworkMemory } from './kernel/network-memory.ts';

/**
 * A network some of whose units are held. The kernel computes all of it, with the healthy one's weights: onnxruntime's
 * graph gives h only after the fact. Its states are its own, and fit no other network.
 */
export class HeldModel implements TracingModel, WritingModel {
  readonly info: ModelInfo;
  readonly vocabulary: Vocabulary;
  readonly zeroState: ModelState;
  readonly learning: Learning;
  readonly #healthy: TracingModel;
  readonly #held: readonly HeldUnit[];
  readonly #reading: KernelReading;
  readonly #look: (network: TracingModel) => Promise<CertifiedModel>;
  #inspected: Promise<CertifiedModel> | undefined;

  /**
   * @param memory where the weights of the healthy one lie
   * @param look adds the layer that listens, where there is one
   */
  constructor(
    healthy: TracingModel,
    memory: NetworkMemory,
    held: readonly HeldUnit[],
    look: (network: TracingModel) => Promise<CertifiedModel>,
  ) {
    const { info, vocabulary, zeroState } = healthy;
    this.info = info;
    this.vocabulary = vocabulary;
    this.zeroState = heldState(zeroState, info.widths, held);
    this.#healthy = healthy;
    this.#held = held;
    this.#reading = new KernelReading(memory, held);
    this.learning = {
      trace: (ids, state) => this.trace(ids, state),
      output: () => memory.learningOutput(),
    };
    this.#look = look;
  }

  run(ids: Uint8Array, state: ModelState): Promise<ModelOutput> {
    return this.#reading.run(ids, state);
  }

  step(id: number, state: ModelState): ModelOutput {
    return this.#reading.step(id, state);
  }

  trace(ids: Uint8Array, state: ModelState): Promise<TracedRun> {
    return this.#reading.trace(ids, state);
  }

  /** The healthy one's output after a text, for this one to go on from: what was computed before is not undone. */
  after({ state, logits }: ModelOutput): ModelOutput {
    return { state: heldState(state, this.info.widths, this.#held), logits };
  }

  /** The healthy one's: holding units changes no weight. */
  weights(): Promise<LstmWeights> {
    return this.#healthy.weights();
  }

  /** The model as it is inspected. The same object at every call. */
  inspected(): Promise<CertifiedModel> {
    return (this.#inspected ??= this.#look(this));
  }
}
