import { fromHalf } from '../../core/inspect/half.ts';
import type { LayerWeights, LstmWeights, WeightSteps } from '../../core/model/tracing-model.ts';
import type { Widths } from '../../core/model/widths.ts';
import { readGraph, tensorTypes, type Graph, type GraphTensor } from './graph.ts';
import { listenerNodes, networkNodes, textOf } from './known-nodes.ts';
import {
  listenerTensors,
  networkTensors,
  type KnownTensor,
  type NetworkShape,
} from './known-tensors.ts';

/** All that a network computes with. */
export interface NetworkWeights extends LstmWeights {
  readonly shape: NetworkShape;
  readonly output: {
    /** [inputs x symbols] */
    readonly weights: Float32Array;
    /** [symbols] */
    readonly bias: Float32Array;
  };
}

/** All that a layer which listens to a network computes with. */
export interface ListenerWeights {
  /** Of the network below. */
  readonly shape: NetworkShape;
  readonly embedding: WeightSteps;
  readonly layer: LayerWeights;
  readonly units: number;
}

/** Most steps of a weight to either side of 0, so that relaxed SIMD can multiply it. */
const mostSteps = 63;

/**
 * Reads the weights out of model.onnx itself.
 *
 * @throws Error which names the node, or the constant, that is not what the kernel computes
 */
export function readNetwork(file: Uint8Array): NetworkWeights {
  const graph = readGraph(file);
  const shape = shapeOf(graph);
  const { layers, hidden } = shape;
  checkGraph(graph, networkNodes(layers, hidden), networkTensors(shape));
  return {
    shape,
    embedding: steps(graph, 'embedding'),
    layers: Array.from({ length: layers }, (_, layer) => layerOf(graph, layer)),
    output: {
      weights: floatsOf(halves(graph, 'output.W.fp16')),
      bias: floatsOf(halves(graph, 'output.b.fp16')),
    },
  };
}

/**
 * The same of taught.onnx.
 *
 * @param widths of the network that it listens to
 * @throws Error as `readNetwork` does
 */
export function readListener(file: Uint8Array, widths: Widths): ListenerWeights {
  const graph = readGraph(file);
  const layers = widths.length;
  const [symbols = 0, embedding = 0] = dimsOf(graph, 'embedding.steps');
  const shape = { symbols, embedding, layers, hidden: widths[0]! };
  const units = dimsOf(graph, `lstm${layers}.R.steps`)[2] ?? 0;
  checkGraph(graph, listenerNodes(layers, units), listenerTensors(shape, units));
  return { shape, embedding: steps(graph, 'embedding'), layer: layerOf(graph, layers), units };
}

function shapeOf(graph: Graph): NetworkShape {
  const [symbols = 0, embedding = 0] = dimsOf(graph, 'embedding.steps');
  const hidden = dimsOf(graph, 'lstm0.R.steps')[2] ?? 0;
  const layers = graph.nodes.filter(({ operator }) => operator === 'DynamicQuantizeLSTM').length;
  return { symbols, embedding, layers, hidden };
}

function checkGraph(
  graph: Graph,
  nodes: readonly string[],
  tensors: ReadonlyMap<string, KnownTensor>,
): void {
  for (const [at, node] of graph.nodes.entries()) {
    const text = textOf(node);
    if (text === nodes[at]) continue;
    throw new Error(`node ${node.name}: ${text}, where the kernel knows ${nodes[at] ?? 'none'}`);
  }
  const missing = nodes[graph.nodes.length];
  if (missing !== undefined) throw new Error(`without the node ${missing}`);
  for (const name of tensors.keys()) tensorOf(graph, name);
  for (const tensor of graph.tensors.values()) checkTensor(tensor, tensors.get(tensor.name));
}

function checkTensor(tensor: GraphTensor, known: KnownTensor | undefined): void {
  const { name, type, dims } = tensor;
  if (known === undefined) throw new Error(`constant ${name}: the kernel knows none`);
  const isShaped = type === tensorTypes[known.type] && dims.join() === known.dims.join();
  const count = dims.reduce((product, dim) => product * dim, 1);
  if (!isShaped || tensor.bytes.length !== count * bytesOf[known.type]) {
    throw new Error(`constant ${name}: not ${known.type} [${known.dims.join()}]`);
  }
  const wrong = known.values?.findIndex((value, at) => valueOf(tensor, known, at) !== value) ?? -1;
  if (wrong >= 0) throw new Error(`constant ${name}: not ${known.values![wrong]} at ${wrong}`);
  const isWeight = known.values === undefined && /^lstm\d+\.[WR]\.steps$/.test(name);
  if (isWeight && !areWithin(int8s(tensor), mostSteps)) {
    throw new Error(`constant ${name}: more than ${mostSteps} steps`);
  }
}

/** A plain loop, since there are millions of them. */
function areWithin(steps: Int8Array, most: number): boolean {
  let at = 0;
  while (at < steps.length && Math.abs(steps[at]!) <= most) at++;
  return at === steps.length;
}

const bytesOf: Readonly<Record<KnownTensor['type'], number>> = {
  float32: 4,
  int8: 1,
  int64: 8,
  float16: 2,
};

function valueOf({ bytes }: GraphTensor, { type }: KnownTensor, at: number): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  switch (type) {
    case 'int8':
      return view.getInt8(at);
    case 'int64':
      return Number(view.getBigInt64(8 * at, true));
    case 'float32':
      return view.getFloat32(4 * at, true);
    case 'float16':
      return fromHalf(view.getUint16(2 * at, true));
  }
}

function tensorOf(graph: Graph, name: string): GraphTensor {
  const tensor = graph.tensors.get(name);
  if (tensor === undefined) throw new Error(`without the constant ${name}`);
  return tensor;
}

function dimsOf(graph: Graph, name: string): readonly number[] {
  return tensorOf(graph, name).dims;
}

function layerOf(graph: Graph, layer: number): LayerWeights {
  const name = `lstm${layer}`;
  return {
    input: steps(graph, `${name}.W`),
    recurrent: steps(graph, `${name}.R`),
    bias: halves(graph, `${name}.B.fp16`),
  };
}

function steps(graph: Graph, name: string): WeightSteps {
  return {
    steps: int8s(tensorOf(graph, `${name}.steps`)),
    // Copies: in the file they may lie at any address, and a Float32Array must be aligned.
    scale: new Float32Array(new Uint8Array(tensorOf(graph, `${name}.scale`).bytes).buffer),
  };
}

function int8s({ bytes }: GraphTensor): Int8Array {
  return new Int8Array(bytes.buffer, bytes.byteOffset, bytes.length);
}

function floatsOf(halves: Uint16Array): Float32Array {
  const floats = new Float32Array(halves.length);
  halves.forEach((bits, at) => (floats[at] = fromHalf(bits)));
  return floats;
}

function halves(graph: Graph, name: string): Uint16Array {
  return new Uint16Array(new Uint8Array(tensorOf(graph, name).bytes).buffer);
}
