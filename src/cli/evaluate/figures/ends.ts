import { danglings, type Dangling } from '../../../core/complete/whole-thought.ts';
import type { Showing } from './tally.ts';

/** Of all that was shown, the share with an end of each kind that dangles. */
export type Ends = Readonly<Record<Dangling, number>>;

/** Undefined where nothing was shown. */
export function endsOf(showings: readonly Showing[]): Ends | undefined {
  if (showings.length === 0) return undefined;
  const share = (kind: Dangling): number =>
    showings.filter(({ dangling }) => dangling === kind).length / showings.length;
  return Object.fromEntries(danglings.map((kind) => [kind, share(kind)])) as Record<
    Dangling,
    number
  >;
}
