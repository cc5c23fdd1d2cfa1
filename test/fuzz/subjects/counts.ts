import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Library } from '../../../src/core/counts/library.ts';
import { TextBuffer } from '../../../src/core/text/buffer.ts';
import type { Subject } from '../subject.ts';
import { assertSame, contexts } from '../support/counted.ts';
import { EditedText } from '../support/edited-text.ts';
import { anyEdit, anyShare, anySteps, type Edit, type Spot } from '../support/edits.ts';
import { anyPaste, written, type Paste } from '../support/paste.ts';
import { expectedAt, learnAll, type Shelved } from '../support/shelves.ts';
import { alphabet, type Alphabet } from '../support/small-vocabulary.ts';

type Step =
  | {
      readonly put: number;
      readonly open: boolean;
      readonly countedAs: string;
      readonly text: Paste;
    }
  | { readonly drop: number }
  | { readonly of: number; readonly does: Edit }
  | { readonly ask: number; readonly at: Spot }
  | { readonly learn: number }
  /** Learns the rest, and looks. */
  | { readonly check: number; readonly at: Spot };

interface Case {
  readonly wide: boolean;
  readonly steps: readonly Step[];
}

/** Of the texts that are edited, and of a file of data. */
const [longest, huge] = [1_500, 70_000];

const uri = fc.nat({ max: 3 });
const spot: fc.Arbitrary<Spot> = fc.oneof(anyShare, fc.constantFrom('cursor', 'half', 'lineEnd'));
const countedAs = fc.constantFrom('ts', 'ts', 'ts', 'go');

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 40, arbitrary: fc.record({ of: uri, does: anyEdit(longest) }) },
  {
    weight: 8,
    arbitrary: fc.record({ put: uri, open: fc.boolean(), countedAs, text: anyPaste(longest) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ put: uri, open: fc.boolean(), countedAs, text: anyPaste(huge) }),
  },
  { weight: 3, arbitrary: fc.record({ drop: uri }) },
  { weight: 8, arbitrary: fc.record({ ask: uri, at: spot }) },
  { weight: 3, arbitrary: fc.record({ learn: fc.integer({ min: 1, max: 3 }) }) },
  { weight: 2, arbitrary: fc.record({ check: uri, at: spot }) },
);

/** Contexts that are asked for in one look, of each text. */
const asked = 25;

export const counts: Subject<Case> = {
  name: 'counts',
  promise:
    'counts and mixture of several texts are those of the last texts counted afresh; dropped, nothing',
  cases: fc.record({
    wide: fc.constantFrom(false, false, false, false, false, false, false, true),
    steps: anySteps(step, 100),
  }),
  // eslint-disable-next-line @typescript-eslint/require-await -- what it throws must become a rejection
  async run({ wide, steps }) {
    const letters = alphabet(wide);
    const library = new Library(letters.vocabulary);
    const shelves = new Map<string, Shelved>();
    let edits = 0;
    for (const one of [...steps, { check: 0, at: 'cursor' } as const]) {
      if ('put' in one) put(library, shelves, one);
      else if ('drop' in one) {
        library.drop(`${one.drop}`);
        shelves.delete(`${one.drop}`);
      } else if ('of' in one)
        edits += edit(library, shelves.get(`${one.of}`), `${one.of}`, one.does);
      else if ('ask' in one) {
        library.at(`${one.ask}`, shelves.get(`${one.ask}`)?.text.at(one.at) ?? 0);
      } else if ('learn' in one) for (let i = 0; i < one.learn; i++) library.learnOn();
      else check(library, shelves, letters, `${one.check}`, one.at);
    }
    dropAll(library, shelves, letters);
    return edits;
  },
};

function put(
  library: Library,
  shelves: Map<string, Shelved>,
  one: Extract<Step, { put: number }>,
): void {
  const text = new EditedText(written(one.text), huge);
  const buffer = one.open ? new TextBuffer(text.text) : undefined;
  library.put(`${one.put}`, one.countedAs, buffer ?? text.text);
  shelves.set(`${one.put}`, { countedAs: one.countedAs, text, buffer });
}

function edit(library: Library, shelved: Shelved | undefined, name: string, does: Edit): number {
  const { buffer, text } = shelved ?? {};
  if (buffer === undefined || text === undefined) return 0;
  const changes = text.edit(does).flat();
  for (const change of changes) library.edit(name, change, () => buffer.apply(change));
  // One that does not fit leaves everything as it was.
  const wrong = { offset: text.text.length, removed: 1, inserted: 'x' };
  assert.throws(() => library.edit(name, wrong, () => buffer.apply(wrong)), RangeError);
  return changes.length;
}

function check(
  library: Library,
  shelves: ReadonlyMap<string, Shelved>,
  letters: Alphabet,
  name: string,
  at: Spot,
): void {
  const shelved = shelves.get(name);
  if (shelved === undefined) return;
  const cursor = shelved.text.at(at);
  library.at(name, cursor);
  learnAll(library);
  const known = library.at(name, cursor);
  const expected = expectedAt(letters.vocabulary, shelves, name, cursor);
  for (const { text } of shelves.values()) {
    for (const context of contexts(letters.vocabulary, text.text, asked)) {
      assertSame(known, expected, letters, context);
    }
  }
}

function dropAll(
  library: Library,
  shelves: ReadonlyMap<string, Shelved>,
  { vocabulary }: Alphabet,
): void {
  const countedLanguages = new Set(Array.from(shelves.values(), ({ countedAs }) => countedAs));
  // A text that says nothing keeps the counts of each language alive.
  for (const of of countedLanguages) library.put(`last ${of}`, of, new TextBuffer(''));
  for (const name of shelves.keys()) library.drop(name);
  for (const of of countedLanguages) {
    const { all } = library.at(`last ${of}`, 0);
    assert.equal(all.pairs, 0);
    for (const { text } of shelves.values()) {
      for (const [ids, at] of contexts(vocabulary, text.text, asked)) {
        assert.deepEqual(all.after(ids, at), []);
      }
    }
  }
}
