import type { CellQuantity } from '../inspect/cell.ts';
import type { Extent } from '../inspect/neuron-values.ts';
import { isDirection, type Subject } from '../inspect/subject.ts';

/** As mathematics writes them. */
export const QUANTITY_SIGNS: Record<CellQuantity, string> = {
  h: 'h',
  c: 'c',
  tanhC: 'tanh(c)',
  i: 'i',
  f: 'f',
  g: 'g',
  o: 'o',
};

const GATES: ReadonlySet<CellQuantity> = new Set<CellQuantity>(['f', 'i', 'o']);

/** A gate lies between 0 (shut) and 1 (open); everything else on either side of 0. */
export function isGate(quantity: CellQuantity): boolean {
  return GATES.has(quantity);
}

/** What a colour scale spans, and the value that is the editor's background. */
export interface Span {
  readonly least: number;
  readonly middle: number;
  readonly greatest: number;
  /** Where values stand for counts from 0 on: which one `greatest` is, and whether there may be more. */
  readonly counts?: { readonly most: number; readonly hasMore: boolean };
}

/** How the h of a neuron that was taught to count is read: its value at 0, what each 1 adds, the most it was taught. */
export interface Counting {
  readonly zero: number;
  readonly step: number;
  readonly most: number;
}

/** The count at which the colour is strongest: greater ones are rare, and the first steps must be visible. */
const strongest = 4;

/** @param counting of a neuron that was taught to count, where its h is shown as a count */
export function spanOf(
  subject: Subject | undefined,
  quantity: CellQuantity,
  { middle, scale }: Extent,
  counting?: Counting,
): Span {
  if (counting !== undefined && quantity === 'h') return countingSpan(counting);
  const gate = isGate(quantity) && (subject === undefined || !isDirection(subject));
  return gate
    ? { least: 0, middle: 0.5, greatest: 1 }
    : { least: middle - scale, middle, greatest: middle + scale };
}

/** A count of 0 is the background, so that code outside of all loops does not get the strongest colour. */
function countingSpan({ zero, step, most }: Counting): Span {
  const shown = Math.min(most, strongest);
  return {
    ...{ least: zero, middle: zero, greatest: zero + step * shown },
    counts: { most: shown, hasMore: most > shown },
  };
}

/** Bits from which on a character counts as wholly unexpected: a probability of 1 in 256. */
export const SURPRISE: Span = { least: 0, middle: 0, greatest: 8 };

/** Where a value lies in a span: -1 to 1, 0 in the middle. NaN stays NaN. */
export function placeIn({ middle, greatest, counts }: Span, value: number): number {
  const place = (value - middle) / (greatest - middle);
  // Below a count of 0 is the background, too.
  return counts === undefined ? place : Math.max(0, place);
}
