/**
 * How a rival's weights lie in a file: little-endian float32 first, then bytes, each a whole number of steps.
 *
 * Floats: what a step is worth in each row of the embedding, the weights and the output; then the bias of the sums and
 * that of the output. Bytes: the rows of the three matrices, in the same order.
 */
import { heardBy, sumsOf, type RivalShape, type RivalWeights } from './rival-weights.ts';

interface Places {
  /** Rows and columns of the embedding, the weights and the output. */
  readonly matrices: readonly (readonly [rows: number, columns: number])[];
  readonly floats: number;
  readonly bytes: number;
}

function placesOf(shape: RivalShape): Places {
  const { symbols, embedding, units } = shape;
  const sums = sumsOf(shape);
  const matrices = [
    [symbols, embedding],
    [sums, heardBy(shape)],
    [symbols, units],
  ] as const;
  const floats = matrices.reduce((sum, [rows]) => sum + rows, sums + symbols);
  const steps = matrices.reduce((sum, [rows, columns]) => sum + rows * columns, 0);
  return { matrices, floats, bytes: 4 * floats + steps };
}

/** Bytes that a file of such a rival has. */
export function packedBytes(shape: RivalShape): number {
  return placesOf(shape).bytes;
}

/** Most steps to either side of 0 that a byte holds. */
const MOST_STEPS = 127;

/** Steps of the embedding are so much finer: all that is heard comes through it, and it has few weights. */
const FINER_EMBEDDING = 4;

/**
 * All rows of a matrix have one step, but for those whose greatest weight would be too many of it: what is rounded off
 * is then the same everywhere, which for the same size of the deflated file costs less than a step for each row's range.
 *
 * @param share what a step is of the root mean square of a matrix; of the embedding's a quarter of that
 */
export function pack(weights: RivalWeights, share: number): Uint8Array<ArrayBuffer> {
  const { matrices, floats, bytes } = placesOf(weights.shape);
  const file = new Uint8Array(bytes);
  const values = new Float32Array(file.buffer, 0, floats);
  const steps = new Int8Array(file.buffer, 4 * floats);
  let row = 0;
  let at = 0;
  const shares = [share / FINER_EMBEDDING, share, share];
  for (const [k, matrix] of [
    weights.embedding,
    weights.weights,
    weights.output.weights,
  ].entries()) {
    const columns = matrices[k]![1];
    const usual = shares[k]! * rootMeanSquare(matrix);
    for (let from = 0; from < matrix.length; from += columns) {
      const part = matrix.subarray(from, from + columns);
      const most = part.reduce((greatest, weight) => Math.max(greatest, Math.abs(weight)), 0);
      const step = Math.fround(Math.max(usual, most / MOST_STEPS)) || 1;
      values[row++] = step;
      for (const weight of part) steps[at++] = Math.round(weight / step);
    }
  }
  values.set(weights.bias, row);
  values.set(weights.output.bias, row + weights.bias.length);
  return file;
}

function rootMeanSquare(values: Float32Array): number {
  return Math.sqrt(values.reduce((sum, value) => sum + value * value, 0) / values.length);
}

/** @param file of `packedBytes(shape)` bytes */
export function unpack(file: Uint8Array<ArrayBuffer>, shape: RivalShape): RivalWeights {
  const { matrices, floats } = placesOf(shape);
  const own = file.slice();
  const values = new Float32Array(own.buffer, 0, floats);
  const steps = new Int8Array(own.buffer, 4 * floats);
  let row = 0;
  let at = 0;
  const [embedding, weights, output] = matrices.map(([rows, columns]) => {
    const matrix = new Float32Array(rows * columns);
    for (let to = 0; to < matrix.length; row++) {
      const step = values[row]!;
      for (let k = 0; k < columns; k++) matrix[to++] = steps[at++]! * step;
    }
    return matrix;
  });
  const bias = values.slice(row, row + sumsOf(shape));
  const outputBias = values.slice(row + bias.length);
  return {
    shape,
    embedding: embedding!,
    weights: weights!,
    bias,
    output: { weights: output!, bias: outputBias },
  };
}
