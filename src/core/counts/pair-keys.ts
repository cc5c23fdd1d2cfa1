/** Keys that a table is asked about together, and what it answers. */
export class PairKeys {
  /** Halves of each key. */
  readonly high: Int32Array;
  readonly low: Int32Array;
  /** What the table says of each. */
  readonly counts: Int32Array;
  /** The table's own: number of each key's home. */
  readonly homes: Int32Array;
  /** Made of all that the table touched, so that no compiler leaves it out. */
  touched = 0;
  length = 0;

  constructor(most: number) {
    this.high = new Int32Array(most);
    this.low = new Int32Array(most);
    this.counts = new Int32Array(most);
    this.homes = new Int32Array(most);
  }
}
