import { longestOrder, type OrderCounts } from '../../../src/core/counts/context-counts.ts';

/** Lengths of the contexts that are counted, the longest first: docs/completion.md. */
const orders = [26, 20, 15, 11, 8, 6, 5, 4, 3, 2, 1, 0];

/**
 * Counts of contexts by their very symbols, in maps: what `ContextCounts` must equal, told in the words of Kneser and
 * Ney (1995). The longest contexts count occurrences, a shorter one in how many next longer ones the symbol followed.
 */
export class CountOracle {
  /** By context, by symbol; a context is its symbols as a string, the last one last. */
  readonly #after = new Map<string, Map<number, number>>();

  /** Counts that ids[at] follows the symbols before it. */
  add(ids: Uint8Array, at: number): void {
    const context = String.fromCharCode(...ids.subarray(at - longestOrder, at));
    for (const order of orders) {
      const key = context.slice(longestOrder - order);
      const row = this.#after.get(key) ?? new Map<number, number>();
      this.#after.set(key, row);
      const before = row.get(ids[at]!) ?? 0;
      row.set(ids[at]!, before + 1);
      if (before > 0) return;
    }
  }

  after(ids: Uint8Array, at: number): OrderCounts[] {
    const context = String.fromCharCode(...ids.subarray(at - longestOrder, at));
    const found: OrderCounts[] = [];
    for (const order of orders.toReversed()) {
      const row = this.#after.get(context.slice(longestOrder - order));
      if (row === undefined) break;
      const pairs = [...row].sort(([a], [b]) => a - b);
      const counts = pairs.map(([, count]) => count);
      const total = counts.reduce((a, b) => a + b, 0);
      found.push({ symbols: pairs.map(([symbol]) => symbol), counts, total });
    }
    return found;
  }
}
