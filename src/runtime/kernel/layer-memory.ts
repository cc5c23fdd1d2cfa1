import { fromHalf } from '../../core/inspect/half.ts';
import { holding, mostHeld, type HeldUnit } from '../../core/model/held.ts';
import type { LayerWeights } from '../../core/model/tracing-model.ts';
import { padded, stepOfHidden, type HiddenMemory } from './hidden-memory.ts';
import type { KernelInstance } from './instance.ts';

const gates = 4;

/** What a layer hears from below, and the parts that it is put together from. */
export interface Below {
  /** Addresses: in steps, and what goes beyond 127 of them. */
  readonly heard: number;
  readonly surplus: number;
  /** Each lies `padded`, after the one before it. */
  readonly widths: readonly number[];
  /** The value of a step. */
  readonly step: number;
  /** Whether there is a surplus now. */
  isBeyond(): boolean;
}

/** A layer in the memory of the kernel: its weights, and the c of its units. */
export class LayerMemory {
  readonly hidden: HiddenMemory;
  readonly #instance: KernelInstance;
  readonly #below: Below;
  readonly #c: number;
  readonly #weights: { readonly below: number; readonly own: number };
  readonly #sums: { readonly below: number; readonly own: number };
  readonly #scales: number;
  readonly #bias: number;
  /** Addresses of what is held: places, factors, values, with room for `mostHeld` each. */
  readonly #held: readonly [places: number, factors: number, values: number];
  #heldCount = 0;

  constructor(instance: KernelInstance, weights: LayerWeights, hidden: HiddenMemory, below: Below) {
    const { units } = hidden;
    this.#instance = instance;
    this.#below = below;
    this.hidden = hidden;
    const floats = 4 * padded(units);
    this.#c = instance.allot(floats);
    this.#weights = {
      below: packed(instance, weights.input.steps, units, below.widths),
      own: packed(instance, weights.recurrent.steps, units, [units]),
    };
    this.#sums = { below: instance.allot(gates * floats), own: instance.allot(gates * floats) };
    this.#scales = instance.allot(2 * gates * floats);
    this.#bias = instance.allot(gates * floats);
    const most = 4 * mostHeld;
    this.#held = [instance.allot(most), instance.allot(most), instance.allot(most)];
    this.#fill(weights);
  }

  /**
   * Holds these of its units from the next step on, and no others.
   *
   * @throws RangeError where it has no such unit, or they are too many
   */
  hold(held: readonly HeldUnit[]): void {
    this.#heldCount = 0;
    if (held.length === 0) return;
    const isWrong = held.some(({ neuron: { unit } }) => !(unit >= 0 && unit < this.hidden.units));
    if (isWrong || held.length > mostHeld) throw new RangeError('no such units to hold');
    const [places, factors, values] = this.#held;
    const rules = held.map(holding);
    const count = held.length;
    this.#instance.integers(places, count).set(held.map(({ neuron }) => neuron.unit));
    this.#instance.floats(factors, count).set(rules.map(({ factor }) => factor));
    this.#instance.floats(values, count).set(rules.map(({ value }) => value));
    this.#heldCount = count;
  }

  /** The cell state, to read or write. */
  get c(): Float32Array {
    return this.#instance.floats(this.#c, this.hidden.units);
  }

  /** Computes the next step, after what lies below was heard. */
  advance(): void {
    const { hidden } = this;
    const { below, own } = this.#sums;
    const { heard, surplus, widths } = this.#below;
    this.#hear(this.#weights.below, heard, columnsOf(widths), below, false);
    if (this.#below.isBeyond()) {
      this.#hear(this.#weights.below, surplus, columnsOf(widths), below, true);
    }
    const { h, ...places } = hidden.places;
    const units = padded(hidden.units);
    this.#hear(this.#weights.own, places.heard, units, own, false);
    if (hidden.isBeyond) this.#hear(this.#weights.own, places.surplus, units, own, true);
    this.#instance.run.cells(below, own, this.#scales, this.#bias, units, this.#c, h);
    if (this.#heldCount > 0) this.#instance.run.hold(h, ...this.#held, this.#heldCount);
    hidden.hear();
  }

  #hear(weights: number, from: number, columns: number, sums: number, isMore: boolean): void {
    const rows = gates * padded(this.hidden.units);
    this.#instance.run.products(weights, from, rows, columns, sums, isMore);
  }

  #fill({ input, recurrent, bias }: LayerWeights): void {
    const { units } = this.hidden;
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
