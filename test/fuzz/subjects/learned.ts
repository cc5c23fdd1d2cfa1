import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ContextCounts } from '../../../src/core/counts/context-counts.ts';
import { LearnedText } from '../../../src/core/counts/learned-text.ts';
import { TextBuffer } from '../../../src/core/text/buffer.ts';
import type { Subject } from '../subject.ts';
import { CountOracle } from '../support/count-oracle.ts';
import { assertSame, contexts, countAfresh } from '../support/counted.ts';
import { EditedText } from '../support/edited-text.ts';
import { anyEdit, anyShare, anySteps, type Edit, type Spot } from '../support/edits.ts';
import { anyStart, written, type Paste } from '../support/paste.ts';
import { alphabet } from '../support/small-vocabulary.ts';

type Step =
  | Edit
  | { readonly learn: number }
  | { readonly leaveOut: Spot }
  /** Learns the rest, and looks. */
  | { readonly check: Spot }
  | { readonly forget: true }
  | { readonly wrong: number };

interface Case {
  readonly wide: boolean;
  /** Code units that may be learned. */
  readonly limit: number;
  readonly start: Paste;
  readonly steps: readonly Step[];
}

const longest = 1_500;
const spot: fc.Arbitrary<Spot> = fc.oneof(anyShare, fc.constantFrom('cursor', 'half', 'lineEnd'));

const step = fc.oneof(
  { weight: 16, arbitrary: anyEdit(longest) },
  { weight: 3, arbitrary: fc.record({ learn: fc.nat({ max: 400 }) }) },
  { weight: 4, arbitrary: fc.record({ leaveOut: spot }) },
  { weight: 1, arbitrary: fc.record({ check: spot }) },
  { weight: 1, arbitrary: fc.record({ wrong: fc.integer({ min: 1, max: 9 }) }) },
);
const rare = fc.record({ forget: fc.constant(true as const) });

/** Contexts that are asked for in one look. */
const asked = 60;

export const learned: Subject<Case> = {
  name: 'learned',
  promise: 'what one text adds to the counts is what counting it afresh gives; forgotten, nothing',
  cases: fc.record({
    wide: fc.constantFrom(false, false, false, false, false, false, false, true),
    limit: fc.constantFrom(longest, longest, 300),
    start: anyStart(longest),
    steps: anySteps(fc.oneof({ weight: 60, arbitrary: step }, { weight: 1, arbitrary: rare }), 80),
  }),
  // eslint-disable-next-line @typescript-eslint/require-await -- what it throws must become a rejection
  async run({ wide, limit, start, steps }) {
    const letters = alphabet(wide);
    const { vocabulary } = letters;
    const oracle = new EditedText(written(start), longest);
    const buffer = new TextBuffer(oracle.text);
    const counts = new ContextCounts(vocabulary.symbols.length);
    const live = new LearnedText(vocabulary, buffer, counts, limit);
    let edits = 0;
    for (const one of [...steps, { check: 'cursor' } as const]) {
      if ('learn' in one) live.learnOn(one.learn);
      else if ('leaveOut' in one) live.leaveOut(oracle.at(one.leaveOut));
      else if ('forget' in one) live.forget();
      else if ('wrong' in one) {
        const change = { offset: buffer.length + 1 - one.wrong, removed: one.wrong, inserted: 'x' };
        assert.throws(() => live.apply(change, () => buffer.apply(change)), RangeError);
      } else if ('check' in one) {
        const cursor = oracle.at(one.check);
        live.learnOn(Infinity);
        live.leaveOut(cursor);
        const fresh = new CountOracle();
        countAfresh(fresh, vocabulary, { text: oracle.text, cursor, limit });
        for (const context of contexts(vocabulary, oracle.text, asked)) {
          assertSame({ all: counts, own: counts }, { all: fresh, own: fresh }, letters, context);
        }
      } else {
        for (const change of oracle.edit(one).flat()) {
          live.apply(change, () => buffer.apply(change));
          edits++;
        }
      }
    }
    live.forget();
    assert.equal(counts.pairs, 0);
    for (const [ids, at] of contexts(vocabulary, oracle.text, asked)) {
      assert.deepEqual(counts.after(ids, at), []);
    }
    return edits;
  },
};
