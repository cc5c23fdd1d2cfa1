import type { ModelState } from '../core/model/language-model.ts';
import type { Listened } from '../core/model/listening-model.ts';
import type { LayerWeights } from '../core/model/tracing-model.ts';
import type { Widths } from '../core/model/widths.ts';
import type { Listener } from './network.ts';
import type { ort, Ort } from './onnx-runtime.ts';
import { floats, layerOutputs, layerWeights, sessionOptions, type Outputs } from './onnx-values.ts';

/** The layer that listens, computed by onnxruntime; see training/lens/export/taught_layer.py for the graph. */
export class OnnxLayer implements Listener {
  readonly width: number;
  readonly #ort: Ort;
  readonly #session: ort.InferenceSession;
  /** Of the network below. */
  readonly #widths: Widths;
  #weights: Promise<LayerWeights> | undefined;

  private constructor(runtime: Ort, session: ort.InferenceSession, widths: Widths, width: number) {
    this.#ort = runtime;
    this.#session = session;
    this.#widths = widths;
    this.width = width;
  }

  /**
   * @param widths of the network that it listens to
   * @throws Error where it is no graph, or one of another shape
   */
  static async load(
    runtime: Ort,
    graph: Uint8Array,
    widths: Widths,
    width: number,
  ): Promise<OnnxLayer> {
    const session = await runtime.InferenceSession.create(graph, sessionOptions);
    const layer = new OnnxLayer(runtime, session, widths, width);
    try {
      await layer.#tryOut();
      return layer;
    } catch (error) {
      await layer.release();
      throw error;
    }
  }

  async listen(
    ids: Uint8Array,
    hidden: readonly Float32Array[],
    state: ModelState,
  ): Promise<Listened> {
    const heard = `y${this.#widths.length}`;
    const outputs = await this.#fetch(ids, hidden, state, [heard, 'hn', 'cn']);
    return {
      hidden: floats(outputs, heard), // [T, B, H3]
      state: { h: floats(outputs, 'hn'), c: floats(outputs, 'cn') },
    };
  }

  weights(): Promise<LayerWeights> {
    return (this.#weights ??= this.#readWeights());
  }

  /** Frees the session's memory. */
  async release(): Promise<void> {
    await this.#session.release();
  }

  async #readWeights(): Promise<LayerWeights> {
    const layer = this.#widths.length;
    return layerWeights(await this.#fetchOne(layerOutputs(layer)), layer);
  }

  async #tryOut(): Promise<void> {
    const { length } = floats(await this.#fetchOne(['cn']), 'cn');
    if (length !== this.width) throw new Error('outputs of another shape than manifest.json says');
  }

  /** Outputs after one symbol; any will do. */
  #fetchOne(names: readonly string[]): Promise<Outputs> {
    const nothing = new Float32Array(this.width);
    const hidden = this.#widths.map((width) => new Float32Array(width));
    return this.#fetch(Uint8Array.of(0), hidden, { h: nothing, c: nothing }, names);
  }

  #fetch(
    ids: Uint8Array,
    hidden: readonly Float32Array[],
    state: ModelState,
    names: readonly string[],
  ): Promise<Outputs> {
    const { Tensor } = this.#ort;
    const own = (values: Float32Array): ort.Tensor =>
      new Tensor('float32', values, [1, 1, this.width]); // [1, B, H3]
    const heard = hidden.map((values, layer): [string, ort.Tensor] => [
      `y${layer}`,
      new Tensor('float32', values, [ids.length, 1, this.#widths[layer]!]), // [T, B, H]
    ]);
    const feeds = {
      x: new Tensor('int64', BigInt64Array.from(ids, BigInt), [ids.length, 1]), // [T, B]
      ...Object.fromEntries(heard),
      h0: own(state.h),
      c0: own(state.c),
    };
    return this.#session.run(feeds, names);
  }
}
