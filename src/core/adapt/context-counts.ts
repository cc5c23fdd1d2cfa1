import { PairTable } from './pair-table.ts';

/**
 * Lengths of the contexts that are counted in a table, in symbols; those of none, one and two symbols have arrays of
 * their own.
 */
const longOrders: readonly number[] = [3, 4, 5, 6, 8, 11, 15, 20, 26];

/** Lengths of all contexts. */
export const orderCount = longOrders.length + 3;

/** In symbols, the shortest first; what a mixture was fitted for. */
export const contextLengths: readonly number[] = [0, 1, 2, ...longOrders];

/** Symbols of context that a count can depend on. */
export const longestOrder = longOrders.at(-1)!;

/** What was counted after one context. */
export interface OrderCounts {
  /** Symbols seen after it, in no order, and how often: [distinct] each. */
  readonly symbols: readonly number[];
  readonly counts: readonly number[];
  readonly total: number;
}

/**
 * How often which symbol followed contexts of several lengths.
 *
 * The longest contexts count occurrences. A shorter one counts in how many different longer contexts the symbol
 * followed it, as in Kneser and Ney (1995): what always follows one and the same long context says little about what
 * follows the short one elsewhere. So one more occurrence of a known passage changes one number, not one for each
 * length, and after any adding and removing the counts are those of what is left.
 */
export class ContextCounts {
  readonly #width: number;
  readonly #symbols: readonly number[];
  readonly #table = new PairTable();
  readonly #order0: Uint32Array; // [V]
  readonly #order1: Uint32Array; // [V x V]
  readonly #order2: Uint32Array; // [V x V x V]
  readonly #hashes = new Uint32Array(longOrders.length);

  /** @param width number of symbols, V */
  constructor(width: number) {
    this.#width = width;
    this.#symbols = Array.from({ length: width }, (_, symbol) => symbol);
    this.#order0 = new Uint32Array(width);
    this.#order1 = new Uint32Array(width ** 2);
    this.#order2 = new Uint32Array(width ** 3);
  }

  get bytes(): number {
    const low = this.#order0.byteLength + this.#order1.byteLength + this.#order2.byteLength;
    return this.#table.bytes + low;
  }

  get pairs(): number {
    return this.#table.size;
  }

  /** Counts that ids[at] follows the symbols before it. There must be `longestOrder` of these. */
  add(ids: Uint8Array, at: number): void {
    this.#hash(ids, at);
    const symbol = ids[at]!;
    for (let i = longOrders.length - 1; i >= 0; i--) {
      if (this.#table.add(pairKey(this.#hashes[i]!, symbol)) > 0) return;
    }
    for (const [row, from] of this.#rows(ids, at).reverse()) {
      if (row[from + symbol]!++ > 0) return;
    }
  }

  /** Takes back what `add` counted. */
  remove(ids: Uint8Array, at: number): void {
    this.#hash(ids, at);
    const symbol = ids[at]!;
    for (let i = longOrders.length - 1; i >= 0; i--) {
      if (this.#table.remove(pairKey(this.#hashes[i]!, symbol)) > 0) return;
    }
    for (const [row, from] of this.#rows(ids, at).reverse()) {
      if (--row[from + symbol]! > 0) return;
    }
  }

  /**
   * What was counted after the contexts that end before ids[at], the shortest first; those in which nothing was seen
   * are left out, and there is none beyond them.
   */
  after(ids: Uint8Array, at: number): OrderCounts[] {
    const found: OrderCounts[] = [];
    let candidates = this.#symbols;
    for (const [row, from] of this.#rows(ids, at)) {
      const counts = collected(candidates, (symbol) => row[from + symbol]!);
      if (counts.total === 0) return found;
      found.push(counts);
      candidates = counts.symbols;
    }
    this.#hash(ids, at);
    // What was seen after a context was seen after its end, too: each length asks only for what the one before has.
    for (let i = 0; i < longOrders.length; i++) {
      const hash = this.#hashes[i]!;
      const counts = collected(candidates, (symbol) => this.#table.get(pairKey(hash, symbol)));
      if (counts.total === 0) return found;
      found.push(counts);
      candidates = counts.symbols;
    }
    return found;
  }

  /** What is counted after none, one and two symbols, and where it begins. */
  #rows(ids: Uint8Array, at: number): [row: Uint32Array, from: number][] {
    const width = this.#width;
    const before = ids[at - 1]!;
    return [
      [this.#order0, 0],
      [this.#order1, before * width],
      [this.#order2, (ids[at - 2]! * width + before) * width],
    ];
  }

  /** Hashes of all contexts that end before ids[at]. */
  #hash(ids: Uint8Array, at: number): void {
    let hash = 0x9e3779b9;
    let length = 0;
    for (let i = 0; i < longOrders.length; i++) {
      for (const order = longOrders[i]!; length < order; length++) {
        hash = Math.imul(hash ^ (ids[at - 1 - length]! + 1), 0x01000193);
        hash ^= hash >>> 15;
      }
      this.#hashes[i] = mixed(hash ^ Math.imul(length, 0x85ebca6b));
    }
  }
}

function collected(
  candidates: readonly number[],
  countOf: (symbol: number) => number,
): OrderCounts {
  const symbols: number[] = [];
  const counts: number[] = [];
  let total = 0;
  for (const symbol of candidates) {
    const count = countOf(symbol);
    if (count === 0) continue;
    symbols.push(symbol);
    counts.push(count);
    total += count;
  }
  return { symbols, counts, total };
}

function pairKey(contextHash: number, symbol: number): number {
  return mixed(contextHash + Math.imul(symbol + 1, 0x9e3779b1));
}

/** Spreads what differs in a few bits over all of them (MurmurHash3's finaliser, Appleby). */
function mixed(value: number): number {
  let hash = value;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}
