/**
 * A step of h. The gates hear h in whole steps, halves rounded to the even one: -1 to 1 are -127 to 127 of them, and
 * 0 is 0 (training/lens/export/integers.py, `heard`). In float32, as the graph has it.
 */
export const step = Math.fround(2 / 255);

/** Adding and then subtracting it rounds a number to an integer, halves to the even one. */
const rounder = 1.5 * 2 ** 52;

/** Rows that are heard at once; a page has whole blocks of them. */
export const blockLength = 4;

/** Rows that `length` code units take, up to the end of a block. */
export function wholeBlocks(length: number): number {
  return Math.ceil(length / blockLength) * blockLength;
}

/**
 * Room for the h of a page in steps: a row before its first code unit, then one after each.
 *
 * @param units of all layers
 */
export function emptyRows(length: number, units: number): Int8Array {
  return new Int8Array((1 + wholeBlocks(length)) * units);
}

/** Where the row after the code unit at `at` begins; -1 is before the first. */
export function rowAfter(at: number, units: number): number {
  return (at + 1) * units;
}

/** Writes `count` numbers h of `from`, from `offset` on, to `rows` as steps. */
export function writeSteps(
  rows: Int8Array,
  at: number,
  from: Float32Array,
  offset: number,
  count: number,
): void {
  for (let k = 0; k < count; k++) {
    rows[at + k] = Math.fround(from[offset + k]! / step) + rounder - rounder;
  }
}
