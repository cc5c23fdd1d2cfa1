/** Closing brackets, how far they are from their opening ones, and what they cost the three rivals. */
import type { RivalReading } from '../../../protocol/rival-requests.ts';
import { closers } from './studies.ts';

export interface Closer {
  /** Offsets of both brackets. */
  readonly opening: number;
  readonly closing: number;
}

/** Distance from which on a bracket counts as far: more characters than the feed-forward network sees. */
export const farFrom = 21;

const opens: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };

/**
 * The pairs that both open and close within [from, to). A bracket without its partner is left out, also one between
 * the brackets of a pair.
 *
 * @param isCode false for what is in a string or a comment
 */
export function closersIn(
  text: string,
  { from, to }: { readonly from: number; readonly to: number },
  isCode: (offset: number) => boolean,
): Closer[] {
  const open: number[] = [];
  const found: Closer[] = [];
  for (let at = from; at < to; at++) {
    const symbol = text[at]!;
    if (!'()[]{}'.includes(symbol) || !isCode(at)) continue;
    const own = opens[symbol];
    if (own === undefined) {
      open.push(at);
      continue;
    }
    const depth = open.findLastIndex((opening) => text[opening] === own);
    if (depth === -1) continue;
    found.push({ opening: open[depth]!, closing: at });
    open.length = depth;
  }
  return found;
}

export function distanceOf({ opening, closing }: Closer): number {
  return closing - opening;
}

/** Mean bits of the far or of the near ones among `pairs`; undefined where there are none. */
export function meanBits(
  { bits }: Pick<RivalReading, 'bits'>,
  from: number,
  pairs: readonly Closer[],
  isFar: boolean,
): number | undefined {
  const costs = pairs
    .filter((pair) => distanceOf(pair) >= farFrom === isFar)
    .map(({ closing }) => bits[closing - from] ?? NaN)
    .filter((cost) => !Number.isNaN(cost));
  return costs.length === 0 ? undefined : costs.reduce((sum, cost) => sum + cost, 0) / costs.length;
}

/** Mean bits of far brackets on unseen code, over the bins of the study, each bracket counted once. */
export function studiedFar(name: string): number {
  const system = closers.systems.find((one) => one.name === name)!;
  const far = closers.bins
    .map((bin, at) => ({ ...bin, bits: system.bits[at]! }))
    .filter(({ from }) => from >= farFrom - 1);
  const count = far.reduce((sum, bin) => sum + bin.count, 0);
  return far.reduce((sum, bin) => sum + bin.count * bin.bits, 0) / count;
}

/** How many closing brackets those means are over. */
export function studiedCount(): number {
  return closers.bins
    .filter(({ from }) => from >= farFrom - 1)
    .reduce((sum, { count }) => sum + count, 0);
}
