import { fromHalf } from '../../core/inspect/half.ts';
import type { LayerWeights } from '../../core/model/tracing-model.ts';
import type { KernelInstance } from './instance.ts';

const gates = 4;

/** Units, and numbers that are heard, are worked on by the sixteen; those beyond the layer's own stay 0. */
export const block = 16;

/** Of h: what one step of it is worth; see training/lens/export/integers.py. */
export const stepOfHidden = Math.fround(Math.fround(2) / Math.fround(255));

/** `count`, and what fills its last block. */
export function padded(count: number): number {
  return Math.ceil(count / block) * block;
}

/** Where in the memory h of a layer lies: float32, and in steps; `padded(units)` of each. */
export interface HiddenPlaces {
  readonly h: number;
  readonly heard: number;
}

/** What a layer hears from below: where it lies in steps, and of what it is put together. */
export interface Below {
  readonly at: number;
  /** Each lies `padded`, after the one before it. */
  readonly widths: readonly number[];
  /** What a step is worth. */
  readonly step: number;
}

/** A layer in the memory of the kernel: its weights, and the h and c of its units. */
export class LayerMemory {
  readonly units: number;
  readonly #c: number;
  readonly #hidden: HiddenPlaces;
  readonly #instance: KernelInstance;
  readonly #below: Below;
  readonly #weights: { readonly below: number; readonly own: number };
  readonly #sums: { readonly below: number; readonly own: number };
  readonly #scales: number;
  readonly #bias: number;

  constructor(
    instance: KernelInstance,
    weights: LayerWeights,
    units: number,
    below: Below,
    hidden: HiddenPlaces,
  ) {
    this.#instance = instance;
    this.#below = below;
    this.#hidden = hidden;
    this.units = units;
    const floats = 4 * padded(units);
    this.#c = instance.allot(floats);
    this.#weights = {
      below: packed(instance, weights.input.steps, units, below.widths),
      own: packed(instance, weights.recurrent.steps, units, [units]),
    };
    this.#sums = { below: instance.allot(gates * floats), own: instance.allot(gates * floats) };
    this.#scales = instance.allot(2 * gates * floats);
    this.#bias = instance.allot(gates * floats);
    this.#fill(weights);
  }

  /** The cell state, to read or write. */
  get c(): Float32Array {
    return this.#instance.floats(this.#c, this.units);
  }

  /** The hidden state; whoever writes it lets it be heard. */
  get h(): Float32Array {
    return this.#instance.floats(this.#hidden.h, this.units);
  }

  /** From one step to the next, where what lies below was heard. */
  advance(): void {
    const { run } = this.#instance;
    const units = padded(this.units);
    const { at, widths } = this.#below;
    run.products(this.#weights.below, at, gates * units, columnsOf(widths), this.#sums.below);
    run.products(this.#weights.own, this.#hidden.heard, gates * units, units, this.#sums.own);
    const { below, own } = this.#sums;
    run.cells(below, own, this.#scales, this.#bias, units, this.#c, this.#hidden.h);
    this.hear();
  }

  /** Lets the gates hear h as it is now. */
  hear(): void {
    const { h, heard } = this.#hidden;
    this.#instance.run.hear(h, padded(this.units), stepOfHidden, heard);
  }

  #fill({ input, recurrent, bias }: LayerWeights): void {
    const { units } = this;
    const rows = gates * padded(units);
    const scales = this.#instance.floats(this.#scales, 2 * rows);
    const sums = this.#instance.floats(this.#bias, rows);
    for (let gate = 0; gate < gates; gate++) {
      for (let unit = 0; unit < units; unit++) {
        const row = gate * units + unit;
        const to = gate * padded(units) + unit;
        scales[to] = this.#below.step * input.scale[row]!;
        scales[rows + to] = stepOfHidden * recurrent.scale[row]!;
        sums[to] = fromHalf(bias[row]!) + fromHalf(bias[gates * units + row]!);
      }
    }
  }
}

function columnsOf(widths: readonly number[]): number {
  return widths.reduce((sum, width) => sum + padded(width), 0);
}

/** Puts weights [4 units x widths] where `products` reads them. */
function packed(
  instance: KernelInstance,
  steps: Int8Array,
  units: number,
  widths: readonly number[],
): number {
  const columns = columnsOf(widths);
  const rows = gates * padded(units);
  const at = instance.allot(rows * columns);
  const scratch = instance.scratch(rows * columns);
  const bytes = instance.bytes(scratch, rows * columns);
  let read = 0;
  for (let row = 0; row < gates * units; row++) {
    const gate = Math.floor(row / units);
    let to = (gate * padded(units) + (row % units)) * columns;
    for (const width of widths) {
      bytes.set(steps.subarray(read, read + width), to);
      read += width;
      to += padded(width);
    }
  }
  instance.run.pack(scratch, rows, columns, at);
  return at;
}
