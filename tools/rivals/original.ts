/** The weights of a rival as training exported it: models/rivals/KIND/model.onnx, in fp16. */
import { fromHalf } from '../../src/core/inspect/half.ts';
import type { RivalKind } from '../../src/core/lessons/rivals.ts';
import { readGraph, tensorTypes, type Graph } from '../../src/runtime/kernel/graph.ts';
import type { RivalShape, RivalWeights } from '../../src/runtime/rivals/rival-weights.ts';

/** @throws Error where the file lacks the tensors of such a network */
export function originalWeights(file: Uint8Array, kind: RivalKind): RivalWeights {
  const graph = readGraph(file);
  const embedding = halves(graph, 'embedding.fp16');
  const [symbols = 0, width = 0] = embedding.dims;
  const of = { lstm: lstmLayer, rnn: simpleLayer, 'feed-forward': windowLayer }[kind](graph, width);
  const output = halves(graph, 'output.W.fp16');
  return {
    shape: { kind, symbols, embedding: width, units: of.units, window: of.window },
    embedding: embedding.values,
    weights: of.weights,
    bias: of.bias,
    output: {
      weights: turned(output.values, of.units, symbols),
      bias: halves(graph, 'output.b.fp16').values,
    },
  };
}

type Layer = Pick<RivalShape, 'units' | 'window'> & Pick<RivalWeights, 'bias' | 'weights'>;

function lstmLayer(graph: Graph, width: number): Layer {
  return recurrent(graph, 'lstm0', width);
}

function simpleLayer(graph: Graph, width: number): Layer {
  return recurrent(graph, 'rnn0', width);
}

function recurrent(graph: Graph, name: string, width: number): Layer {
  const below = halves(graph, `${name}.W.fp16`);
  const own = halves(graph, `${name}.R.fp16`);
  const [, sums = 0, units = 0] = own.dims;
  const both = halves(graph, `${name}.B.fp16`).values;
  const weights = new Float32Array(sums * (width + units));
  for (let row = 0; row < sums; row++) {
    const to = row * (width + units);
    weights.set(below.values.subarray(row * width, (row + 1) * width), to);
    weights.set(own.values.subarray(row * units, (row + 1) * units), to + width);
  }
  const bias = Float32Array.from({ length: sums }, (_, row) => both[row]! + both[sums + row]!);
  return { units, window: 1, weights, bias };
}

/** The layer of a convolution over the window, [units x embedding x window]. */
function windowLayer(graph: Graph, width: number): Layer {
  const { values, dims } = halves(graph, 'window0.W.fp16');
  const [units = 0, , window = 0] = dims;
  const inputs = width * window;
  const weights = new Float32Array(units * inputs);
  for (let unit = 0; unit < units; unit++) {
    const part = values.subarray(unit * inputs, (unit + 1) * inputs);
    weights.set(turned(part, width, window), unit * inputs);
  }
  return { units, window, weights, bias: halves(graph, 'window0.B.fp16').values };
}

/** Transposes a matrix [rows x columns]. */
function turned(matrix: Float32Array, rows: number, columns: number): Float32Array {
  const to = new Float32Array(matrix.length);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      to[column * rows + row] = matrix[row * columns + column]!;
    }
  }
  return to;
}

function halves(
  graph: Graph,
  name: string,
): { readonly dims: readonly number[]; readonly values: Float32Array } {
  const tensor = graph.tensors.get(name);
  if (tensor?.type !== tensorTypes.float16) throw new Error(`no ${name} in fp16`);
  const { dims, bytes } = tensor;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const length = bytes.length / 2;
  return {
    dims,
    values: Float32Array.from({ length }, (_, at) => fromHalf(view.getUint16(2 * at, true))),
  };
}
