import { ContextHash } from './context-hash.ts';
import { PairTable } from './pair-table.ts';

/**
 * Lengths of the contexts that are counted in a table, in symbols; those of none, one and two symbols have arrays of
 * their own.
 */
const longOrders: readonly number[] = [3, 4, 5, 6, 8, 11, 15, 20, 26];

/** Lengths of all contexts, in symbols. Whatever is fitted to counts is fitted to these. */
export const contextLengths: readonly number[] = [0, 1, 2, ...longOrders];

export const orderCount = contextLengths.length;

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
  readonly #hash: ContextHash;
  readonly #table = new PairTable();
  /**
   * [V + V x V + V x V x V] after contexts of none, one and two symbols. A context is followed by a symbol in at most V
   * contexts that are one symbol longer.
   */
  readonly #short: Uint8Array | Uint16Array;
  #missed = 0;

  /**
   * @param width number of symbols, V
   * @param word gives 32 random bits, for the keys of pairs
   */
  constructor(width: number, word?: () => number) {
    this.#width = width;
    this.#symbols = Array.from({ length: width }, (_, symbol) => symbol);
    this.#hash = new ContextHash(width, longOrders, word);
    const short = width + width ** 2 + width ** 3;
    this.#short = width < 256 ? new Uint8Array(short) : new Uint16Array(short);
  }

  get bytes(): number {
    return this.#table.bytes + this.#short.byteLength;
  }

  get pairs(): number {
    return this.#table.size;
  }

  /** Removals of what was not there; above 0, something was removed that was never counted. */
  get missed(): number {
    return this.#missed;
  }

  /** Counts that ids[at] follows the symbols before it. There must be `longestOrder` of these. */
  add(ids: Uint8Array, at: number): void {
    this.#hash.read(ids, at);
    const symbol = ids[at]!;
    for (let i = longOrders.length - 1; i >= 0; i--) {
      if (this.#table.add(this.#hash.high(i, symbol), this.#hash.low(i, symbol)) > 0) return;
    }
    for (let order = 2; order >= 0; order--) {
      if (this.#short[this.#row(order, ids, at) + symbol]!++ > 0) return;
    }
  }

  /** Takes back what `add` counted. */
  remove(ids: Uint8Array, at: number): void {
    this.#hash.read(ids, at);
    const symbol = ids[at]!;
    for (let i = longOrders.length - 1; i >= 0; i--) {
      const left = this.#table.remove(this.#hash.high(i, symbol), this.#hash.low(i, symbol));
      if (left < 0) this.#missed++;
      if (left !== 0) return;
    }
    for (let order = 2; order >= 0; order--) {
      const index = this.#row(order, ids, at) + symbol;
      const count = this.#short[index]!;
      if (count === 0) this.#missed++;
      else this.#short[index] = count - 1;
      if (count !== 1) return;
    }
  }

  /**
   * What was counted after the contexts that end before ids[at], the shortest first; those after which nothing was seen
   * are left out, which are the longest.
   */
  after(ids: Uint8Array, at: number): OrderCounts[] {
    const found: OrderCounts[] = [];
    let candidates = this.#symbols;
    for (let order = 0; order <= 2; order++) {
      const row = this.#row(order, ids, at);
      const counts = collected(candidates, (symbol) => this.#short[row + symbol]!);
      if (counts.total === 0) return found;
      found.push(counts);
      candidates = counts.symbols;
    }
    this.#hash.read(ids, at);
    // What was seen after a context was seen after shorter ones: each length looks up only what the one before has.
    for (let i = 0; i < longOrders.length; i++) {
      const counts = collected(candidates, (symbol) =>
        this.#table.get(this.#hash.high(i, symbol), this.#hash.low(i, symbol)),
      );
      if (counts.total === 0) return found;
      found.push(counts);
      candidates = counts.symbols;
    }
    return found;
  }

  /** Index of what is counted after the last `order` symbols before ids[at]: none, one or two. */
  #row(order: number, ids: Uint8Array, at: number): number {
    const width = this.#width;
    if (order === 0) return 0;
    const before = ids[at - 1]!;
    if (order === 1) return (1 + before) * width;
    return (1 + width + ids[at - 2]! * width + before) * width;
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
