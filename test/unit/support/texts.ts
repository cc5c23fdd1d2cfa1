import fc from 'fast-check';
import type { TextChange } from '../../../src/core/text/change.ts';

/** Pieces that are hard on encoding: line ends whole and in halves, surrogates paired and alone, tabs, other scripts. */
const pieces = ['\r\n', '\r', '\n', '\t', ' ', 'a', 'B', '{', '}', '"', '\0', '\x7f', 'é', 'שלום']
  .concat(['😀', '\ud83d', '\ude00', 'return x;', '\n    if (a) {\n'])
  .map((piece) => fc.constant(piece));

export const anyText = (maxLength: number): fc.Arbitrary<string> =>
  fc.array(fc.oneof(...pieces), { maxLength }).map((list) => list.join(''));

/** A change described by fractions of whatever text it will meet. */
export interface AnyChange {
  readonly at: number;
  readonly removed: number;
  readonly inserted: string;
}

const fraction = fc.double({ min: 0, max: 1, noNaN: true });

export const anyChange: fc.Arbitrary<AnyChange> = fc.record({
  // Half of all edits at the start: before the first checkpoint.
  at: fc.oneof(fraction, fc.constant(0)),
  removed: fc.oneof(fc.constant(0), fraction),
  inserted: anyText(8),
});

/** The change in code units of a text of `length`; it removes a fifth of the text at most. */
export function changeIn(length: number, { at, removed, inserted }: AnyChange): TextChange {
  const offset = Math.floor(at * length);
  return { offset, removed: Math.floor((removed * (length - offset)) / 5), inserted };
}
