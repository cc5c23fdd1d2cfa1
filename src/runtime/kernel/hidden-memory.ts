import { unitCount, type Widths } from '../../core/model/widths.ts';
import type { KernelInstance } from './instance.ts';

/** Units, and numbers that are heard, are computed in blocks of sixteen; those beyond the layer's own stay 0. */
export const block = 16;

/** Symbols that are read at once at most. */
export const runLength = 64;

/** A text in runs that are read at once. */
export function* runsOf(ids: Uint8Array): Generator<Uint8Array> {
  for (let from = 0; from < ids.length; from += runLength) {
    yield ids.subarray(from, from + runLength);
  }
}

/** The value of one step of h; see training/lens/export/integers.py. */
export const stepOfHidden = Math.fround(Math.fround(2) / Math.fround(255));

/** `count`, and what fills its last block. */
export function padded(count: number): number {
  return Math.ceil(count / block) * block;
}

/** Numbers that layers of these widths take, one after the other. */
export function columnsOf(widths: Widths): number {
  return unitCount(widths.map(padded));
}

/**
 * Addresses of a layer's h: float32, in steps, and what goes beyond 127 of them; `padded(units)` of each.
 */
export interface HiddenPlaces {
  readonly h: number;
  readonly heard: number;
  readonly surplus: number;
}

/**
 * The hidden state of a layer in the memory of the kernel, and what gates hear of it: before a run in row 0, and after
 * each of its symbols in a row of its own.
 */
export class HiddenMemory {
  readonly units: number;
  /** Units from one row to the next: those of all layers that lie side by side. */
  readonly columns: number;
  readonly #instance: KernelInstance;
  readonly #first: HiddenPlaces;
  readonly #isBeyond = new Uint8Array(runLength + 1);

  /** @param first places in row 0 */
  constructor(instance: KernelInstance, units: number, columns: number, first: HiddenPlaces) {
    this.#instance = instance;
    this.units = units;
    this.columns = columns;
    this.#first = first;
  }

  places(row: number): HiddenPlaces {
    const { h, heard, surplus } = this.#first;
    const units = row * this.columns;
    return { h: h + 4 * units, heard: heard + units, surplus: surplus + units };
  }

  /** To read or write; `hear` must be called after they are written. */
  values(row: number): Float32Array {
    return this.#instance.floats(this.places(row).h, this.units);
  }

  /**
   * Whether there is a surplus. tanh, by its approximation, may come to a little more than 1; it takes hundreds of
   * thousands of random symbols, but then what is heard is one step more than a byte holds.
   */
  isBeyond(row: number): boolean {
    return this.#isBeyond[row] !== 0;
  }

  /** Whether there is a surplus after any of the first `count` symbols. */
  isAnyBeyond(count: number): boolean {
    return this.#isBeyond.subarray(1, count + 1).includes(1);
  }

  /** Begins another run from what a row holds. */
  goOnFrom(row: number): void {
    this.values(0).set(this.values(row));
    this.hear(0);
  }

  /** Lets the gates hear h as it is now. */
  hear(row: number): void {
    const { h, heard, surplus } = this.places(row);
    const units = padded(this.units);
    this.#isBeyond[row] = this.#instance.run.hear(h, units, stepOfHidden, heard, surplus);
  }
}

/** Rows for the h of layers of these widths, which lie one after the other in each, and for what is heard of them. */
export function layOut(instance: KernelInstance, widths: Widths): HiddenMemory[] {
  const columns = columnsOf(widths);
  const all = (runLength + 1) * columns;
  const [h, heard, surplus] = [instance.allot(4 * all), instance.allot(all), instance.allot(all)];
  let at = 0;
  return widths.map((units) => {
    const first = { h: h + 4 * at, heard: heard + at, surplus: surplus + at };
    at += padded(units);
    return new HiddenMemory(instance, units, columns, first);
  });
}
