import fc from 'fast-check';
import { anyPaste, type Paste } from './paste.ts';

/** A place in whatever text there is: a share of it, or a place where something is likely to break. */
export type Spot =
  | number
  /** Where a reading begins that is made from the last characters before the cursor. */
  | 'above'
  /** Where the last edit ended. */
  | 'cursor'
  | 'end'
  /** Between the halves of a pair or of a CRLF, the first one behind the cursor. */
  | 'half'
  /** Before the line end behind the cursor. */
  | 'lineEnd'
  | 'start';

/** What a person or a program does to a text, described so that it makes sense in any. */
export type Edit =
  | {
      readonly edit: 'change';
      readonly at: Spot;
      /** Code units behind the place; a fraction is a share of what stands there. */
      readonly removed: number;
      readonly inserted: Paste;
    }
  | {
      readonly edit: 'cursors';
      readonly from: number;
      readonly count: number;
      readonly removed: number;
      readonly inserted: Paste;
    }
  | { readonly edit: 'redo' | 'undo'; readonly times: number }
  | { readonly edit: 'whole'; readonly inserted: Paste };

const share = fc.double({ min: 0, max: 1, noNaN: true });

const anySpot: fc.Arbitrary<Spot> = fc.oneof(
  { weight: 3, arbitrary: fc.constant('cursor' as const) },
  { weight: 3, arbitrary: share },
  { weight: 2, arbitrary: fc.constantFrom('above', 'end', 'half', 'lineEnd', 'start') },
);

const anyRemoved = fc.oneof(
  { weight: 3, arbitrary: fc.constant(0) },
  { weight: 3, arbitrary: fc.integer({ min: 1, max: 3 }) },
  { weight: 1, arbitrary: fc.nat({ max: 60 }) },
  { weight: 1, arbitrary: share },
);

/** @param longest code units of a huge paste */
export function anyEdit(longest: number): fc.Arbitrary<Edit> {
  const inserted = anyPaste(longest);
  const times = fc.integer({ min: 1, max: 12 });
  return fc.oneof(
    {
      weight: 16,
      arbitrary: fc.record({
        edit: fc.constant('change' as const),
        at: anySpot,
        removed: anyRemoved,
        inserted,
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        edit: fc.constant('cursors' as const),
        from: share,
        count: fc.integer({ min: 2, max: 5 }),
        removed: fc.nat({ max: 4 }),
        inserted,
      }),
    },
    {
      weight: 3,
      arbitrary: fc.record({ edit: fc.constantFrom('redo' as const, 'undo' as const), times }),
    },
    { weight: 1, arbitrary: fc.record({ edit: fc.constant('whole' as const), inserted }) },
  );
}

export { share as anyShare };

/** A case: what stands there first, and what is done to it. */
export function anySteps<Step>(step: fc.Arbitrary<Step>, most: number): fc.Arbitrary<Step[]> {
  return fc.array(step, { maxLength: most, size: 'max' });
}
