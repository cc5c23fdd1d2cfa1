import type { CertifiedModel } from '../core/certify/certified-model.ts';
import { heldState, type HeldUnit } from '../core/model/held.ts';
import type {
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
 * A network some of whose units are held. The kernel does all of it, from the healthy one's weights: onnxruntime's graph
 * tells of h after the fact alone. Its states are its own, and fit no other network.
 */
export class HeldModel implements TracingModel, WritingModel {
  readonly info: ModelInfo;
  readonly vocabulary: Vocabulary;
  readonly zeroState: ModelState;
  readonly #healthy: TracingModel;
  readonly #held: readonly HeldUnit[];
  readonly #reading: KernelReading;
  readonly #look: (network: TracingModel) => Promise<CertifiedModel>;
  #inspected: Promise<CertifiedModel> | undefined;

  /**
   * @param memory where the weights of the healthy one lie
   * @param look puts the layer on it that listens, where there is one
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

  /** What the healthy one made of a text, as this one goes on from it: what it heard before is not undone. */
  after({ state, logits }: ModelOutput): ModelOutput {
    return { state: heldState(state, this.info.widths, this.#held), logits };
  }

  /** As they are: what is held is held beside them. */
  weights(): Promise<LstmWeights> {
    return this.#healthy.weights();
  }

  /** What is looked into. The same object at every call. */
  inspected(): Promise<CertifiedModel> {
    return (this.#inspected ??= this.#look(this));
  }
}
