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
}

export function spanOf(
  subject: Subject | undefined,
  quantity: CellQuantity,
  { middle, scale }: Extent,
): Span {
  const gate = isGate(quantity) && (subject === undefined || !isDirection(subject));
  return gate
    ? { least: 0, middle: 0.5, greatest: 1 }
    : { least: middle - scale, middle, greatest: middle + scale };
}

/** Bits from which on a character counts as wholly unexpected: one of 256. */
export const SURPRISE: Span = { least: 0, middle: 0, greatest: 8 };

/** Where a value lies in a span: -1 to 1, 0 in the middle. NaN stays NaN. */
export function placeIn({ middle, greatest }: Span, value: number): number {
  return (value - middle) / (greatest - middle);
}
