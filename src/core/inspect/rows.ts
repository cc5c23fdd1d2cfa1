/**
 * Hidden states as fixed-point numbers: h lies in (-1, 1), where 16 bits of fixed point are four times finer than fp16
 * near 1, and JavaScript reads them natively. `narrow` ones take half the room; they are as fine as what the page shows.
 */
export interface Rows {
  /** [code units x layers x hidden] */
  readonly values: Int16Array | Int8Array;
  /** What stands for 1. */
  readonly one: number;
}

const wide = 0x7fff;
const narrow = 0x7f;

/** @param units layers x hidden */
export function wideRows(length: number, units: number): { values: Int16Array; one: number } {
  return { values: new Int16Array(length * units), one: wide };
}

/** Writes `hidden` values from `at` on, rounded: an array of integers cuts off what comes after the point. */
export function writeRow(
  values: Int16Array,
  at: number,
  from: Float32Array,
  offset: number,
  hidden: number,
): void {
  for (let k = 0; k < hidden; k++) {
    const value = from[offset + k]! * wide;
    values[at + k] = value < 0 ? value - 0.5 : value + 0.5;
  }
}

export function isWide({ one }: Rows): boolean {
  return one === wide;
}

export function narrowed({ values, one }: Rows): Rows {
  const fewer = new Int8Array(values.length);
  // A loop: `from` with a function takes twenty times as long.
  for (let k = 0; k < values.length; k++) fewer[k] = Math.round((values[k]! * narrow) / one);
  return { values: fewer, one: narrow };
}

/** Room of a row in bytes once narrowed. */
export const narrowBytes = 1;
