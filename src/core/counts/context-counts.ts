import { ContextHash } from './context-hash.ts';
import { PairKeys } from './pair-keys.ts';
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

/** Places that are counted at once, so that the processor waits for the memory of all of them and not for one by one. */
const together = 64;

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
  /** Of the places that are counted at once, those that are counted in the contexts of the next length, too. */
  readonly #places = new Uint8Array(together);
  /** What the table is asked about. */
  readonly #keys: PairKeys;

  /**
   * @param width number of symbols, V
   * @param word gives 32 random bits, for the keys of pairs
   */
  constructor(width: number, word?: () => number) {
    this.#width = width;
    this.#symbols = Array.from({ length: width }, (_, symbol) => symbol);
    this.#hash = new ContextHash(width, longOrders, together, word);
    this.#keys = new PairKeys(Math.max(width, together));
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

  /**
   * Counts that each of ids[from] to ids[to - 1] follows the symbols before it. There must be `longestOrder` of these.
   *
   * All of them are counted in contexts of one length before any is in shorter ones. Since what is counted does not
   * depend on the order in which it is, that comes to the same as one by one.
   */
  add(ids: Uint8Array, from: number, to = from + 1): void {
    for (let start = from; start < to; start += together) {
      let left = this.#readContexts(ids, start, Math.min(to, start + together));
      for (let i = longOrders.length - 1; i >= 0 && left > 0; i--) {
        this.#table.add(this.#keysAt(i, ids, start, left));
        left = this.#uncounted(left);
      }
      for (let j = 0; j < left; j++) this.#addShort(ids, start + this.#places[j]!);
    }
  }

  /** Takes back what `add` counted. */
  remove(ids: Uint8Array, from: number, to = from + 1): void {
    for (let start = from; start < to; start += together) {
      let left = this.#readContexts(ids, start, Math.min(to, start + together));
      for (let i = longOrders.length - 1; i >= 0 && left > 0; i--) {
        this.#missed += this.#table.remove(this.#keysAt(i, ids, start, left));
        left = this.#uncounted(left);
      }
      for (let j = 0; j < left; j++) this.#removeShort(ids, start + this.#places[j]!);
    }
  }

  /**
   * What was counted after the contexts that end before ids[at], the shortest first; those after which nothing was seen
   * are left out, which are the longest.
   */
  after(ids: Uint8Array, at: number): OrderCounts[] {
    const found: OrderCounts[] = [];
    // What was seen after a context was seen after shorter ones: each length looks up only what the one before has.
    let candidates = this.#symbols;
    const { counts } = this.#keys;
    for (let order = 0; order <= 2; order++) {
      const row = this.#row(order, ids, at);
      for (let j = 0; j < candidates.length; j++) counts[j] = this.#short[row + candidates[j]!]!;
      const here = collected(candidates, counts);
      if (here.total === 0) return found;
      found.push(here);
      candidates = here.symbols;
    }
    this.#hash.read(ids, at, 0);
    for (let i = 0; i < longOrders.length; i++) {
      this.#table.get(this.#keysOf(i, candidates));
      const here = collected(candidates, counts);
      if (here.total === 0) return found;
      found.push(here);
      candidates = here.symbols;
    }
    return found;
  }

  /** Hashes the contexts of the places from `start` on, which are left to be counted. Returns how many they are. */
  #readContexts(ids: Uint8Array, start: number, end: number): number {
    for (let at = start; at < end; at++) {
      this.#hash.read(ids, at, at - start);
      this.#places[at - start] = at - start;
    }
    return end - start;
  }

  /** The keys, in contexts of longOrders[i], of the places that are left. */
  #keysAt(i: number, ids: Uint8Array, start: number, left: number): PairKeys {
    const { high, low } = this.#keys;
    for (let j = 0; j < left; j++) {
      const place = this.#places[j]!;
      const symbol = ids[start + place]!;
      high[j] = this.#hash.high(i, place, symbol);
      low[j] = this.#hash.low(i, place, symbol);
    }
    this.#keys.length = left;
    return this.#keys;
  }

  /** The keys of symbols after the context of longOrders[i] that was read. */
  #keysOf(i: number, symbols: readonly number[]): PairKeys {
    const { high, low } = this.#keys;
    for (let j = 0; j < symbols.length; j++) {
      high[j] = this.#hash.high(i, 0, symbols[j]!);
      low[j] = this.#hash.low(i, 0, symbols[j]!);
    }
    this.#keys.length = symbols.length;
    return this.#keys;
  }

  /**
   * Keeps the places whose key had or has a count of 0: by them alone does a longer context come to be, or go, that the
   * shorter ones count. Returns how many they are.
   */
  #uncounted(left: number): number {
    const { counts } = this.#keys;
    let kept = 0;
    for (let j = 0; j < left; j++) {
      // Written whether it stays or not: processors guess wrong at what comes at random.
      this.#places[kept] = this.#places[j]!;
      if (counts[j] === 0) kept++;
    }
    return kept;
  }

  #addShort(ids: Uint8Array, at: number): void {
    for (let order = 2; order >= 0; order--) {
      if (this.#short[this.#row(order, ids, at) + ids[at]!]!++ > 0) return;
    }
  }

  #removeShort(ids: Uint8Array, at: number): void {
    for (let order = 2; order >= 0; order--) {
      const index = this.#row(order, ids, at) + ids[at]!;
      const count = this.#short[index]!;
      if (count === 0) this.#missed++;
      else this.#short[index] = count - 1;
      if (count !== 1) return;
    }
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

/** `counted` has what was counted of each candidate. */
function collected(candidates: readonly number[], counted: Int32Array): OrderCounts {
  const symbols: number[] = [];
  const counts: number[] = [];
  let total = 0;
  for (let j = 0; j < candidates.length; j++) {
    const count = counted[j]!;
    if (count === 0) continue;
    symbols.push(candidates[j]!);
    counts.push(count);
    total += count;
  }
  return { symbols, counts, total };
}
