import type { KernelInstance } from './instance.ts';

/** Units, and numbers that are heard, are computed in blocks of sixteen; those beyond the layer's own stay 0. */
export const block = 16;

/** The value of one step of h; see training/lens/export/integers.py. */
export const stepOfHidden = Math.fround(Math.fround(2) / Math.fround(255));

/** `count`, and what fills its last block. */
export function padded(count: number): number {
  return Math.ceil(count / block) * block;
}

/** Addresses of a layer's h: float32, in steps, and what goes beyond 127 of them; `padded(units)` of each. */
export interface HiddenPlaces {
  readonly h: number;
  readonly heard: number;
  readonly surplus: number;
}

/** The hidden state of a layer in the memory of the kernel, and what gates hear of it. */
export class HiddenMemory {
  readonly units: number;
  readonly places: HiddenPlaces;
  readonly #instance: KernelInstance;
  #isBeyond = false;

  constructor(instance: KernelInstance, units: number, places: HiddenPlaces) {
    this.#instance = instance;
    this.units = units;
    this.places = places;
  }

  /** To read or write; `hear` must be called after they are written. */
  get values(): Float32Array {
    return this.#instance.floats(this.places.h, this.units);
  }

  /**
   * Whether there is a surplus. tanh, by its approximation, may come to a little more than 1; it takes hundreds of
   * thousands of random symbols, but then what is heard is one step more than a byte holds.
   */
  get isBeyond(): boolean {
    return this.#isBeyond;
  }

  /** Lets the gates hear h as it is now. */
  hear(): void {
    const { h, heard, surplus } = this.places;
    const { run } = this.#instance;
    this.#isBeyond = run.hear(h, padded(this.units), stepOfHidden, heard, surplus) !== 0;
  }
}

/** Puts the h of layers of these widths one after the other, and what is heard of them, too. */
export function layOut(instance: KernelInstance, widths: readonly number[]): HiddenMemory[] {
  const all = widths.reduce((sum, width) => sum + padded(width), 0);
  const [h, heard, surplus] = [instance.allot(4 * all), instance.allot(all), instance.allot(all)];
  let at = 0;
  return widths.map((units) => {
    const places = { h: h + 4 * at, heard: heard + at, surplus: surplus + at };
    at += padded(units);
    return new HiddenMemory(instance, units, places);
  });
}
