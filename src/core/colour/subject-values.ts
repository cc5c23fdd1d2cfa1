/**
 * The values of the chosen subject, as far as they are known, and the scale that they are coloured on.
 *
 * Invariant: the scale only grows, so that the colours of characters that were not edited do not change.
 */
import { unread } from '../inspect/cell.ts';
import type { Extent } from '../inspect/neuron-values.ts';
import { Track } from './track.ts';

/** The engine's values at some characters: at code unit `from + k` it is middle + values[k] / 127 * scale. */
export interface KnownValues extends Extent {
  readonly from: number;
  readonly values: Int8Array;
  /** Values before this offset are exact. */
  readonly read: number;
}

/** The same values as numbers, NaN where nothing is known. */
export interface ExactNumbers extends Omit<KnownValues, 'values'> {
  readonly numbers: Float32Array;
}

export class SubjectValues {
  readonly track: Track;
  #extent: Extent = { middle: 0, scale: 1 };
  #isKnown = false;

  constructor(length: number) {
    this.track = new Track(length);
  }

  get extent(): Extent {
    return this.#extent;
  }

  take({ values, ...known }: KnownValues): void {
    const { middle, scale } = known;
    // `Float32Array.from` with a function takes eight times as long.
    const numbers = new Float32Array(values).map((value) =>
      value === unread ? Number.NaN : middle + (value * scale) / 127,
    );
    this.takeExact({ ...known, numbers });
  }

  /** The same for values that are not quantised. */
  takeExact({ middle, scale, numbers, from, read }: ExactNumbers): void {
    const known = this.#isKnown ? this.#extent.scale : 0;
    this.#extent = { middle, scale: Math.max(known, scale) };
    this.#isKnown = true;
    this.track.write(from, numbers, read);
  }
}
