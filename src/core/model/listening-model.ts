import type { Vocabulary } from '../text/vocabulary.ts';
import type { ModelInfo, ModelOutput, ModelState } from './language-model.ts';
import type { LayerWeights, LstmWeights, TracedRun, TracingModel } from './tracing-model.ts';

/**
 * A layer that hears what a network reads and its h, and that the network does not hear. As with a model, its results
 * do not depend on how a text is cut into runs.
 */
export interface ListeningLayer {
  /** Units. */
  readonly width: number;
  /**
   * @param hidden h of each layer of the network after each of `ids`, as it traced them
   * @param state of this layer before them, [width] each
   */
  listen(ids: Uint8Array, hidden: readonly Float32Array[], state: ModelState): Promise<Listened>;
  /** The same object at every call. */
  weights(): Promise<LayerWeights>;
}

export interface Listened {
  /** h after each symbol, [ids x width]. */
  readonly hidden: Float32Array;
  /** After the last one. */
  readonly state: ModelState;
}

/** A network and a layer that listens to it, as one model to inspect: the layer is its last. */
export class ListeningModel implements TracingModel {
  readonly info: ModelInfo;
  readonly vocabulary: Vocabulary;
  readonly zeroState: ModelState;
  readonly #network: TracingModel;
  readonly #layer: ListeningLayer;
  #weights: Promise<LstmWeights> | undefined;

  constructor(network: TracingModel, layer: ListeningLayer) {
    const { info, vocabulary, zeroState } = network;
    this.#network = network;
    this.#layer = layer;
    this.info = { ...info, widths: [...info.widths, layer.width] };
    this.vocabulary = vocabulary;
    const nothing = new Float32Array(layer.width);
    this.zeroState = joined(zeroState, { h: nothing, c: nothing });
  }

  async run(ids: Uint8Array, state: ModelState): Promise<ModelOutput> {
    return (await this.trace(ids, state)).output;
  }

  async trace(ids: Uint8Array, state: ModelState): Promise<TracedRun> {
    const units = this.#network.zeroState.h.length;
    const run = await this.#network.trace(ids, part(state, 0, units));
    const heard = await this.#layer.listen(ids, run.hidden, part(state, units));
    return {
      output: { state: joined(run.output.state, heard.state), logits: run.output.logits },
      hidden: [...run.hidden, heard.hidden],
      logits: run.logits,
    };
  }

  weights(): Promise<LstmWeights> {
    return (this.#weights ??= this.#readWeights());
  }

  async #readWeights(): Promise<LstmWeights> {
    const [network, listener] = await Promise.all([this.#network.weights(), this.#layer.weights()]);
    return { ...network, listener };
  }
}

/** The output of a network of `units` units, without the state of a layer that listens to it. */
export function withoutListener(output: ModelOutput, units: number): ModelOutput {
  if (output.state.h.length === units) return output;
  return { state: part(output.state, 0, units), logits: output.logits };
}

/** A copy, which does not keep the rest in memory. */
function part({ h, c }: ModelState, from: number, to?: number): ModelState {
  return { h: h.slice(from, to), c: c.slice(from, to) };
}

function joined(lower: ModelState, upper: ModelState): ModelState {
  const join = (one: Float32Array, other: Float32Array): Float32Array => {
    const both = new Float32Array(one.length + other.length);
    both.set(one);
    both.set(other, one.length);
    return both;
  };
  return { h: join(lower.h, upper.h), c: join(lower.c, upper.c) };
}
