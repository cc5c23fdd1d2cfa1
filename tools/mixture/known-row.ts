/** What counts knew of one character, in a few bytes, which `training/lens/train/objectives.py` reads. */

/** Symbols with a probability of their own; the others share what is left. */
const named = 4;
/** Bits per unit: a byte holds tenths of a bit. */
const unit = 0.1;

/** A row: the cost of each other symbol, the named symbols, their costs. */
export const knownRowBytes = 1 + 2 * named;

/** -log2 of a probability in tenths of a bit, at most 25.5 bits. */
function cost(probability: number): number {
  return Math.min(255, Math.round(-Math.log2(probability) / unit));
}

/** @param probabilities [V], V > 4 */
export function knownRow(probabilities: Float64Array): Uint8Array {
  const symbols: number[] = [];
  let left = 1;
  for (let i = 0; i < named; i++) {
    let best = -1;
    for (let symbol = 0; symbol < probabilities.length; symbol++) {
      if (symbols.includes(symbol)) continue;
      if (best < 0 || probabilities[symbol]! > probabilities[best]!) best = symbol;
    }
    symbols.push(best);
    left -= probabilities[best]!;
  }
  const others = Math.max(0, left) / (probabilities.length - named);
  return Uint8Array.of(
    cost(others),
    ...symbols,
    ...symbols.map((symbol) => cost(probabilities[symbol]!)),
  );
}
