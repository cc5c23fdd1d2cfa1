/** What a way costs now counts this much, what it cost before the rest. */
const weight = 0.5;
/** After this many times the way that is not taken is tried again: what made it slow may be over. */
const triedAgain = 40;

/** Of several ways to do the same, the one that took the least time lately. */
export class FasterWay<T> {
  readonly #ways: { readonly way: T; cost: number }[];
  readonly #now: () => number;
  #count = 0;

  /** @param now milliseconds */
  constructor(ways: readonly T[], now: () => number) {
    this.#ways = ways.map((way) => ({ way, cost: 0 }));
    this.#now = now;
  }

  /** Does `work` of a size the way that is the fastest by the size. */
  async take<R>(size: number, work: (way: T) => Promise<R>): Promise<R> {
    const taken = this.#next();
    const start = this.#now();
    const result = await work(taken.way);
    const cost = (this.#now() - start) / size;
    taken.cost = taken.cost === 0 ? cost : weight * cost + (1 - weight) * taken.cost;
    return result;
  }

  /** One that was never tried costs nothing as far as is known, so that it is. */
  #next(): { readonly way: T; cost: number } {
    const byCost = [...this.#ways].sort((one, other) => one.cost - other.cost);
    const others = byCost.slice(1);
    const turn = this.#count++ % triedAgain;
    return (turn === triedAgain - 1 ? others[0] : undefined) ?? byCost[0]!;
  }
}
