/** Likeliest next symbols kept for each character. */
export const guessesKept = 5;

/** What the model expected, one entry for each code unit of a page. */
export interface Guesses {
  /** [units x guessesKept] ids of the likeliest symbols to follow, the likeliest first. */
  readonly ids: Uint8Array;
  /** [units x guessesKept] their probabilities times 255. */
  readonly probabilities: Uint8Array;
  /** [units] -log2 of the probability that the unit itself was given. */
  readonly bits: Float32Array;
}

export function emptyGuesses(units: number): Guesses {
  return {
    ids: new Uint8Array(units * guessesKept),
    probabilities: new Uint8Array(units * guessesKept),
    bits: new Float32Array(units),
  };
}

/** One row of logits, [from, from + symbols): a model may have more outputs than symbols. */
export interface LogitsRow {
  readonly logits: Float32Array;
  readonly from: number;
  readonly symbols: number;
  /** Natural logarithm of the sum of all exponentials: a logit less this is the logarithm of a probability. */
  readonly logSum: number;
}

export function logitsRow(logits: Float32Array, from: number, symbols: number): LogitsRow {
  let most = -Infinity;
  for (let id = 0; id < symbols; id++) most = Math.max(most, logits[from + id]!);
  let sum = 0;
  for (let id = 0; id < symbols; id++) sum += Math.exp(logits[from + id]! - most);
  return { logits, from, symbols, logSum: most + Math.log(sum) };
}

/** Bits that symbol `id` costs after a row. */
export function bitsOf({ logits, from, logSum }: LogitsRow, id: number): number {
  return (logSum - logits[from + id]!) / Math.LN2;
}

/** Writes the likeliest symbols of `row` as the guesses at code unit `unit`. */
export function writeGuesses(row: LogitsRow, out: Guesses, unit: number): void {
  const { logits, from, symbols, logSum } = row;
  const best: number[] = [];
  for (let id = 0; id < symbols; id++) {
    const logit = logits[from + id]!;
    if (best.length === guessesKept && logit <= logits[from + best[guessesKept - 1]!]!) continue;
    let place = best.length;
    while (place > 0 && logit > logits[from + best[place - 1]!]!) place--;
    best.splice(place, 0, id);
    best.length = Math.min(best.length, guessesKept);
  }
  best.forEach((id, rank) => {
    out.ids[unit * guessesKept + rank] = id;
    out.probabilities[unit * guessesKept + rank] = Math.round(
      255 * Math.exp(logits[from + id]! - logSum),
    );
  });
}
