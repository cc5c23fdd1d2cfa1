import type { ModelOutput, ModelState } from '../core/model/language-model.ts';
import type { LstmWeights, TracedRun } from '../core/model/tracing-model.ts';
import type { Widths } from '../core/model/widths.ts';
import type { Network, Runtime } from './network.ts';
import { OnnxLayer } from './onnx-layer.ts';
import type { ort, Ort } from './onnx-runtime.ts';
import {
  floats,
  layerOutputs,
  layerWeights,
  sessionOptions,
  weightSteps,
  type Outputs,
} from './onnx-values.ts';

/** Outputs of a run; a traced one adds the hidden states of every step, `y0` to `y{L-1}`. */
const wanted: readonly string[] = ['logits', 'hn', 'cn'];

/** Both kinds of graphs by onnxruntime. */
export function onnxRuntime(runtime: Ort): Runtime {
  return {
    network: (graph, widths) => OnnxNetwork.load(runtime, graph, widths),
    listener: (graph, widths, width) => OnnxLayer.load(runtime, graph, widths, width),
  };
}

/** A network that onnxruntime computes on the CPU, on the calling thread. */
class OnnxNetwork implements Network {
  readonly #ort: Ort;
  readonly #session: ort.InferenceSession;
  readonly #widths: Widths;

  private constructor(runtime: Ort, session: ort.InferenceSession, widths: Widths) {
    this.#ort = runtime;
    this.#session = session;
    this.#widths = widths;
  }

  /** @throws Error where it is no graph */
  static async load(runtime: Ort, graph: Uint8Array, widths: Widths): Promise<OnnxNetwork> {
    const session = await runtime.InferenceSession.create(graph, sessionOptions);
    return new OnnxNetwork(runtime, session, widths);
  }

  async run(ids: Uint8Array, state: ModelState): Promise<ModelOutput> {
    return outputOf(await this.#fetch(ids, state, wanted), ids.length);
  }

  async trace(ids: Uint8Array, state: ModelState): Promise<TracedRun> {
    const names = this.#widths.map((_, layer) => `y${layer}`);
    const outputs = await this.#fetch(ids, state, [...wanted, ...names]);
    return {
      output: outputOf(outputs, ids.length),
      hidden: names.map((name) => floats(outputs, name)), // [T, B, H] each
      logits: floats(outputs, 'logits'),
    };
  }

  async release(): Promise<void> {
    await this.#session.release();
  }

  async weights(): Promise<LstmWeights> {
    const layers = [...this.#widths.keys()];
    const table = 'weights.embedding';
    const names = [table, `${table}.scale`, ...layers.flatMap(layerOutputs)];
    const units = this.#widths.reduce((sum, width) => sum + width, 0);
    const nothing = new Float32Array(units);
    // A run that fetches only these computes no step of the network: any symbol will do.
    const outputs = await this.#fetch(Uint8Array.of(0), { h: nothing, c: nothing }, names);
    return {
      embedding: weightSteps(outputs, table),
      layers: layers.map((layer) => layerWeights(outputs, layer)),
    };
  }

  #fetch(ids: Uint8Array, state: ModelState, names: readonly string[]): Promise<Outputs> {
    const widths = this.#widths;
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
}

function outputOf(outputs: Outputs, steps: number): ModelOutput {
  const logits = floats(outputs, 'logits'); // [T, B, V]
  return {
    state: { h: floats(outputs, 'hn'), c: floats(outputs, 'cn') },
    // A copy: a checkpoint must not keep the logits of the whole run alive.
    logits: logits.slice(-logits.length / steps),
  };
}
