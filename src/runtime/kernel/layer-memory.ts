import { fromHalf } from '../../core/inspect/half.ts';
import { holding, mostHeld, type HeldUnit } from '../../core/model/held.ts';
import type { LayerWeights } from '../../core/model/tracing-model.ts';
import type { Below } from './below.ts';
import { gates, packed, rowsOf } from './gate-weights.ts';
import { padded, stepOfHidden, type HiddenMemory } from './hidden-memory.ts';
import type { KernelInstance } from './instance.ts';

/** A layer in the memory of the kernel: its weights, and the c of its units. */
export class LayerMemory {
  readonly hidden: HiddenMemory;
  readonly #instance: KernelInstance;
  readonly #below: Below;
  readonly #c: number;
  readonly #weights: number;
  readonly #sums: number;
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
    const sums = 4 * rowsOf(units);
    this.#c = instance.allot(4 * padded(units));
    const { steps } = weights.recurrent;
    const own = { steps, units, columns: units, from: 0, widths: [units] };
    this.#weights = packed(instance, own);
    this.#sums = instance.allot(sums);
    this.#scales = instance.allot(2 * sums);
    this.#bias = instance.allot(sums);
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

  /** Reads a run, from what row 0 of its h and its c say, after what lies below has read it. */
  read(ids: Uint8Array): void {
    const below = this.#below;
    below.hear(ids);
    for (let row = 1; row <= ids.length; row++) this.#advance(row, below.sums(row));
  }

  #advance(row: number, below: number): void {
    const { hidden } = this;
    const { run } = this.#instance;
    const before = hidden.places(row - 1);
    this.#hearOwn(before.heard, false);
    if (hidden.isBeyond(row - 1)) this.#hearOwn(before.surplus, true);
    const { h } = hidden.places(row);
    const units = padded(hidden.units);
    run.cells(below, this.#sums, this.#scales, this.#bias, units, this.#c, h);
    if (this.#heldCount > 0) run.hold(h, ...this.#held, this.#heldCount);
    hidden.hear(row);
  }

  #hearOwn(from: number, isMore: boolean): void {
    const { units } = this.hidden;
    const [rows, columns] = [rowsOf(units), padded(units)];
    this.#instance.run.products(this.#weights, from, rows, columns, this.#sums, Number(isMore));
  }

  #fill({ input, recurrent, bias }: LayerWeights): void {
    const { units } = this.hidden;
    const rows = rowsOf(units);
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
