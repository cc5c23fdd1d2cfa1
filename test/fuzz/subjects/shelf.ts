import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Library, libraryLimit, textLimit } from '../../../src/core/counts/library.ts';
import { TextBuffer } from '../../../src/core/text/buffer.ts';
import type { Subject } from '../subject.ts';
import { assertSame, contexts } from '../support/counted.ts';
import { EditedText } from '../support/edited-text.ts';
import { anyEdit, anySteps, type Edit } from '../support/edits.ts';
import { anyPaste, written, type Paste } from '../support/paste.ts';
import { expectedAt, learnAll, type Shelved } from '../support/shelves.ts';
import { alphabet } from '../support/small-vocabulary.ts';

type Step =
  | { readonly put: number; readonly open: boolean; readonly text: Paste }
  | { readonly drop: number }
  | { readonly of: number; readonly does: Edit }
  | { readonly use: number }
  | { readonly learn: number };

interface Case {
  readonly steps: readonly Step[];
}

const huge = textLimit + 50_000;
/** Texts up to here stay for the look at the end: to learn all takes seconds. */
const small = 20_000;

const uri = fc.nat({ max: 9 });
const noise = fc.nat({ max: 0x7fff_ffff });
const large = fc.record({ noise, length: fc.integer({ min: 200_000, max: huge }) });
const text = fc.oneof({ weight: 1, arbitrary: large }, { weight: 1, arbitrary: anyPaste(2_000) });

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ put: uri, open: fc.boolean(), text }) },
  { weight: 1, arbitrary: fc.record({ drop: uri }) },
  { weight: 20, arbitrary: fc.record({ of: uri, does: anyEdit(2_000) }) },
  { weight: 4, arbitrary: fc.record({ use: uri }) },
  { weight: 2, arbitrary: fc.record({ learn: fc.integer({ min: 1, max: 3 }) }) },
);

/** Of a text, in a library. */
const sizeOf = ({ length }: TextBuffer): number => Math.min(length, textLimit);

export const shelf: Subject<Case> = {
  name: 'shelf',
  promise:
    'a full library lets go of what was used longest ago, files first, and counts what it kept',
  cases: fc.record({ steps: anySteps(step, 60) }),
  // eslint-disable-next-line @typescript-eslint/require-await -- what it throws must become a rejection
  async run({ steps }) {
    const letters = alphabet(false);
    const library = new Library(letters.vocabulary);
    const shelves = new Map<string, Shelved>();
    let edits = 0;
    for (const one of steps) {
      if ('put' in one) {
        put(library, shelves, one);
        assertKept(library, shelves, `${one.put}`);
      } else if ('drop' in one) {
        library.drop(`${one.drop}`);
        shelves.delete(`${one.drop}`);
      } else if ('use' in one) use(library, shelves, `${one.use}`);
      else if ('learn' in one) for (let i = 0; i < one.learn; i++) library.learnOn();
      else {
        const { buffer, text: oracle } = shelves.get(`${one.of}`) ?? {};
        if (buffer === undefined || oracle === undefined) continue;
        for (const change of oracle.edit(one.does).flat()) {
          library.edit(`${one.of}`, change, () => buffer.apply(change));
          edits++;
        }
      }
    }
    for (const [name, { text: oracle }] of [...shelves]) {
      if (oracle.text.length <= small) continue;
      library.drop(name);
      shelves.delete(name);
    }
    for (const name of [...shelves.keys()]) use(library, shelves, name);
    learnAll(library);
    const last = [...shelves.keys()].at(-1);
    if (last === undefined) return edits;
    const known = library.at(last, 0);
    const expected = expectedAt(letters.vocabulary, shelves, last, 0);
    for (const { text: oracle } of shelves.values()) {
      for (const context of contexts(letters.vocabulary, oracle.text, 25)) {
        assertSame(known, expected, letters, context);
      }
    }
    return edits;
  },
};

function put(
  library: Library,
  shelves: Map<string, Shelved>,
  one: Extract<Step, { put: number }>,
): void {
  const oracle = new EditedText(written(one.text), huge);
  const buffer = one.open ? new TextBuffer(oracle.text) : undefined;
  const name = `${one.put}`;
  library.put(name, 'ts', buffer ?? oracle.text);
  shelves.delete(name);
  shelves.set(name, { countedAs: 'ts', text: oracle, buffer });
}

/** Asks at its end, which makes it the one used last. */
function use(library: Library, shelves: Map<string, Shelved>, name: string): void {
  const shelved = shelves.get(name);
  library.at(name, shelved?.text.text.length ?? 0);
  if (shelved === undefined) return;
  shelves.delete(name);
  shelves.set(name, shelved);
}

/** Lets go of what the library let go of, if that was right. The one used last stands last. */
function assertKept(library: Library, shelves: Map<string, Shelved>, last: string): void {
  const kept = new Map(Array.from(library.volumes, (one) => [one.uri, one]));
  const gone = [...shelves.keys()].filter((name) => !kept.has(name));
  const size = [...kept.values()].reduce((sum, { text: of }) => sum + sizeOf(of), 0);
  assert.ok(size <= libraryLimit || kept.size === 1);
  const rank = (name: string): number => {
    const age = [...shelves.keys()].indexOf(name);
    return shelves.get(name)!.buffer === undefined ? age : age + shelves.size;
  };
  const youngestGone = Math.max(-1, ...gone.map(rank));
  for (const name of kept.keys()) assert.ok(rank(name) > youngestGone, `${name} before ${last}`);
  for (const name of gone) shelves.delete(name);
}
