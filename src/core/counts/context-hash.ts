/**
 * Keys of 64 bits for pairs of a context and the symbol after it, by simple tabulation (Zobrist 1970; Carter & Wegman
 * 1979): a random word for each symbol at each distance, and a key is the exclusive or of those it is made of.
 *
 * Two different pairs differ in one word at least, so whatever the texts are, n bits of their keys agree with a
 * probability of 2^-n. The words are drawn anew for every instance: no text can be written to make keys collide.
 */
export class ContextHash {
  readonly #width: number;
  readonly #orders: readonly number[];
  /** [longest order + 1, V, 2] by distance before the place; the symbol after the context has distance 0. */
  readonly #words: Int32Array;
  /** Of the context of each order before each place, without the symbol after it: [places, orders]. */
  readonly #high: Int32Array;
  readonly #low: Int32Array;

  /**
   * @param width number of symbols, V
   * @param orders lengths of the contexts, ascending, in symbols
   * @param places how many are remembered
   * @param word gives 32 random bits
   */
  constructor(
    width: number,
    orders: readonly number[],
    places: number,
    word: () => number = randomWord,
  ) {
    this.#width = width;
    this.#orders = orders;
    this.#words = Int32Array.from({ length: (orders.at(-1)! + 1) * width * 2 }, word);
    for (let c = 0; c < width; c++) {
      this.#words[2 * c]! &= 0x00ffffff;
      this.#words[2 * c + 1]! &= ~63;
    }
    this.#high = new Int32Array(places * orders.length);
    this.#low = new Int32Array(places * orders.length);
  }

  /** Hashes the contexts that end before ids[at], and remembers them as those of a place by this number. */
  read(ids: Uint8Array, at: number, place: number): void {
    const words = this.#words;
    const step = 2 * this.#width;
    let high = 0;
    let low = 0;
    let row = step;
    let before = at;
    const orders = this.#orders;
    const own = place * orders.length;
    for (let i = 0; i < orders.length; i++) {
      for (const last = at - orders[i]!; before > last; row += step) {
        const word = row + 2 * ids[--before]!;
        high ^= words[word]!;
        low ^= words[word + 1]!;
      }
      this.#high[own + i] = high;
      this.#low[own + i] = low;
    }
  }

  /** First half of the key of the context of orders[i] before one of the places, and of `symbol`. */
  high(i: number, place: number, symbol: number): number {
    return this.#high[place * this.#orders.length + i]! ^ this.#words[2 * symbol]!;
  }

  /** Second half of it. */
  low(i: number, place: number, symbol: number): number {
    return this.#low[place * this.#orders.length + i]! ^ this.#words[2 * symbol + 1]!;
  }
}

function randomWord(): number {
  const hash = Math.floor(Math.random() * 2 ** 32);
  // JavaScript engines draw numbers whose exclusive or follows a pattern. Multiplying breaks it (MurmurHash3's
  // finaliser, Appleby).
  const half = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  const whole = Math.imul(half ^ (half >>> 13), 0xc2b2ae35);
  return whole ^ (whole >>> 16);
}
