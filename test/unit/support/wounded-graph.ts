/** model.onnx with other weights, so that one unit's h is what it would be were it held: an oracle without a kernel. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Neuron } from '../../../src/core/model/widths.ts';
import { readGraph, type GraphTensor } from '../../../src/runtime/kernel/graph.ts';

const gates = 4;

/** Half-precision bit patterns of the biases that keep a gate shut or open, and of a candidate. */
const shut = 0xcf80;
const open = 0x4f80;
const candidate = 0x3800;

/** A constant matrix of the file, to be written to. */
class Matrix {
  readonly #view: DataView;
  readonly columns: number;
  readonly rows: number;
  readonly #size: 1 | 2;

  constructor({ bytes, dims, type }: GraphTensor) {
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#size = type === 10 ? 2 : 1;
    this.columns = dims.at(-1)!;
    this.rows = bytes.length / this.#size / this.columns;
  }

  /** Takes the numbers of a column or a row times -1 or 0. */
  turn(line: 'column' | 'row', index: number, factor: -1 | 0): void {
    const count = line === 'row' ? this.columns : this.rows;
    for (let k = 0; k < count; k++) {
      const at = line === 'row' ? index * this.columns + k : k * this.columns + index;
      if (this.#size === 1) this.#view.setInt8(at, factor * this.#view.getInt8(at));
      else
        this.#view.setUint16(
          2 * at,
          factor === 0 ? 0 : this.#view.getUint16(2 * at, true) ^ 0x8000,
          true,
        );
    }
  }

  setHalf(at: number, bits: number): void {
    this.#view.setUint16(2 * at, bits, true);
  }
}

export class WoundedGraph {
  readonly bytes: Uint8Array;
  readonly #tensors: ReadonlyMap<string, GraphTensor>;

  constructor(folder: string) {
    // A copy of its own: the tensors are parts of it.
    this.bytes = new Uint8Array(readFileSync(join(folder, 'model.onnx')));
    this.#tensors = readGraph(this.bytes).tensors;
  }

  /** Nobody hears the unit (0), or everybody hears it with the other sign (-1). */
  silence({ layer, unit }: Neuron, factor: -1 | 0): this {
    this.#matrix(`lstm${layer}.R.steps`).turn('column', unit, factor);
    if (this.#tensors.has(`lstm${layer + 1}.W.steps`)) {
      this.#matrix(`lstm${layer + 1}.W.steps`).turn('column', unit, factor);
    }
    const width = this.#widthOf(layer);
    this.#matrix('output.W.fp16').turn('row', layer * width + unit, factor);
    return this;
  }

  /** Its own gates hear nothing: it forgets all, and writes and reads the same at each step. */
  fix({ layer, unit }: Neuron): this {
    const width = this.#widthOf(layer);
    const bias = this.#matrix(`lstm${layer}.B.fp16`);
    for (const [gate, bits] of [open, open, shut, candidate].entries()) {
      for (const name of ['W', 'R']) {
        this.#matrix(`lstm${layer}.${name}.steps`).turn('row', gate * width + unit, 0);
      }
      bias.setHalf(gate * width + unit, bits);
      bias.setHalf((gates + gate) * width + unit, 0);
    }
    return this;
  }

  #widthOf(layer: number): number {
    return this.#matrix(`lstm${layer}.R.steps`).columns;
  }

  #matrix(name: string): Matrix {
    return new Matrix(this.#tensors.get(name)!);
  }
}
