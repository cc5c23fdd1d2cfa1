import type { WeightSteps } from '../../core/model/tracing-model.ts';
import type { Widths } from '../../core/model/widths.ts';
import { packAt, packed, packedBytes, rowsOf, type GateWeights } from './gate-weights.ts';
import { columnsOf, padded, runLength, type HiddenMemory } from './hidden-memory.ts';
import type { KernelInstance } from './instance.ts';

/** What reaches the gates of a layer from below. */
export interface Below {
  /** The value of a step of what is heard. */
  readonly step: number;
  /** To be called before `sums`, after what lies below has read the run. */
  hear(ids: Uint8Array): void;
  /** Address of int32 [4 x padded units]: what reaches the gates at the symbol in this row, counted from 1. */
  sums(row: number): number;
}

/** Of a symbol, by its embedding: there are few symbols, and so each one's sums are there from the start. */
export class BelowOfSymbol implements Below {
  readonly step: number;
  readonly bytes: number;
  readonly #table: number;
  #ids: Uint8Array = new Uint8Array(0);

  /**
   * @param embedding [symbols x width]
   * @param steps [4 units x columns], of which the first `width` are for the embedding
   */
  constructor(
    instance: KernelInstance,
    { embedding, width }: { readonly embedding: WeightSteps; readonly width: number },
    { steps, units, columns }: Pick<GateWeights, 'columns' | 'steps' | 'units'>,
    step: number,
  ) {
    this.step = step;
    this.bytes = 4 * rowsOf(units);
    const symbols = embedding.steps.length / width;
    this.#table = instance.allot(symbols * this.bytes);
    const weights = { steps, units, columns, from: 0, widths: [width] };
    const packing = packedBytes(weights);
    const at = instance.scratch(2 * packing + padded(width));
    packAt(instance, weights, at, at + packing);
    const heard = at + 2 * packing;
    for (let id = 0; id < symbols; id++) {
      const symbol = embedding.steps.subarray(id * width, (id + 1) * width);
      instance.bytes(heard, width).set(symbol);
      const into = this.of(id);
      instance.run.products(at, heard, rowsOf(units), padded(width), into, 0);
    }
  }

  hear(ids: Uint8Array): void {
    this.#ids = ids;
  }

  sums(row: number): number {
    return this.of(this.#ids[row - 1]!);
  }

  /** Address of what reaches the gates at a symbol. */
  of(id: number): number {
    return this.#table + id * this.bytes;
  }
}

/** Of layers that lie side by side, and of the symbol, too, for a layer that hears it directly. */
export class BelowOfLayers implements Below {
  readonly step: number;
  readonly #instance: KernelInstance;
  readonly #layers: readonly HiddenMemory[];
  readonly #columns: number;
  readonly #rows: number;
  readonly #weights: number;
  readonly #sums: number;
  readonly #symbol: BelowOfSymbol | undefined;

  constructor(
    instance: KernelInstance,
    layers: readonly HiddenMemory[],
    weights: Omit<GateWeights, 'widths'>,
    step: number,
    symbol?: BelowOfSymbol,
  ) {
    const widths: Widths = layers.map(({ units }) => units);
    this.step = step;
    this.#instance = instance;
    this.#layers = layers;
    this.#columns = columnsOf(widths);
    this.#rows = rowsOf(weights.units);
    this.#weights = packed(instance, { ...weights, widths });
    this.#sums = instance.allot(4 * this.#rows * runLength);
    this.#symbol = symbol;
  }

  hear(ids: Uint8Array): void {
    const symbol = this.#symbol;
    if (symbol !== undefined) {
      for (const [step, id] of ids.entries()) {
        this.#instance.copy(symbol.of(id), symbol.bytes, this.sums(step + 1));
      }
    }
    const { heard, surplus } = this.#layers[0]!.places(1);
    this.#add(heard, ids.length, symbol !== undefined);
    const isBeyond = this.#layers.some((layer) => layer.isAnyBeyond(ids.length));
    if (isBeyond) this.#add(surplus, ids.length, true);
  }

  sums(row: number): number {
    return this.#sums + (row - 1) * 4 * this.#rows;
  }

  #add(from: number, count: number, adding: boolean): void {
    const weights = this.#weights;
    const stride = this.#layers[0]!.columns;
    const [rows, columns, sums] = [this.#rows, this.#columns, this.#sums];
    const { run } = this.#instance;
    run.productsOfRun(weights, from, stride, count, rows, columns, sums, Number(adding));
  }
}
