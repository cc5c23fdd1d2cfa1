import assert from 'node:assert/strict';
import fc from 'fast-check';
import { changedFile, lengthOf, newFile, type Draft } from '../../../../src/cli/evaluate/drafts.ts';
import { keysByHand } from '../../../../src/cli/evaluate/editor/keys-by-hand.ts';
import { nextWordLength } from '../../../../src/cli/evaluate/editor/next-word.ts';
import type { TypingSystem } from '../../../../src/cli/evaluate/systems/typing-system.ts';
import { Typist, type Accepting } from '../../../../src/cli/evaluate/typist.ts';
import { anyCode } from '../../support/label-texts.ts';
import { anyText } from '../../support/texts.ts';
import { ScriptedSystem, sourceFile, thresholds, type Script } from './fakes.ts';

const draft = (before: string, text: string): Draft =>
  changedFile(sourceFile('a.ts', text), before);

/** What is deleted, what is written, and what stands right of it. */
function edits(before: string, text: string): [number, string, string][] {
  const found = draft(before, text).edits;
  return found.map(({ from, to, removed, after }) => [removed, text.slice(from, to), after]);
}

async function write(one: Draft, script: Script = {}, accepting: Accepting = 'whole') {
  const system = new ScriptedSystem(script);
  const typist = new Typist(one, system, thresholds, () => 0, accepting);
  while (!typist.done) await typist.type();
  assert.equal(system.document, one.file.text);
  assert.equal(typist.written, lengthOf(one));
  return { system, typist };
}

const anything = fc.oneof(anyCode(60), anyText(60));

describe('a changed file', () => {
  it('has lines that came written from the end of the one above', () => {
    assert.deepEqual(edits('a\nd\n', 'a\nb\nc\nd\n'), [[0, '\nb\nc', '']]);
    assert.deepEqual(edits('d\n', 'a\nd\n'), [[0, 'a\n', 'd']]);
    assert.deepEqual(edits('a\r\n', 'a\r\nb\r\n'), [[0, '\r\nb', '']]);
  });

  it('has what is new within a line written there', () => {
    assert.deepEqual(edits('f(a);\n', 'f(a, b);\n'), [[0, ', b', ');']]);
    assert.deepEqual(edits('let x = old;\n', 'let x = fresh;\n'), [[3, 'fresh', ';']]);
  });

  it('has a name that changes in lines one after another written in each', () => {
    assert.deepEqual(edits('a(x)\na(y)\n', 'b(x)\nb(y)\n'), [
      [1, 'b', '(x)'],
      [1, 'b', '(y)'],
    ]);
  });

  it('has what is gone deleted, and nothing written for it', async () => {
    const one = draft('a\nb\nc\n', 'a\nc\nd\n');
    assert.equal(lengthOf(one), 2);
    await write(one);
  });

  it('becomes the text, whatever both are, and costs what it does by hand', async () => {
    await fc.assert(
      fc.asyncProperty(anything, anything, fc.nat(60), async (a, b, cut) => {
        for (const [before, text] of [
          [a, b],
          [a.slice(0, cut) + b, a + b],
        ] as const) {
          const one = draft(before, text);
          const { typist } = await write(one);
          assert.equal(typist.keys, keysByHand(one).at(-1));
          assert.equal(keysByHand(one).length, lengthOf(one) + 1);
        }
      }),
    );
  });

  it('takes no suggestion that goes beyond what is written', async () => {
    const script: Script = { 'f(a,': { text: ' b);', probability: 1 } };
    const { typist } = await write(draft('f(a);\n', 'f(a, b);\n'), script);
    assert.equal(typist.showings[0]?.right, false);
    // Along it, what the editor cuts off before the closer is right.
    assert.deepEqual(typist.accepted, [{ length: 1, wholeLine: false }]);
  });
});

describe('accepting word by word', () => {
  it('takes as much as the editor does', () => {
    for (const [text, first] of [
      ['name', 'name'],
      ['name(other)', 'name'],
      ['(a, b)', '('],
      [' = 1;', ' '],
      ['= 1;', '= '],
      ['1.5 * x', '1.5'],
      ['\n  return', '\n  '],
      [');', ');'],
    ] as const) {
      assert.equal(text.slice(0, nextWordLength(text)), first, text);
    }
  });

  const text = 'const total = sum(a);\n';
  const script: Script = {
    con: { text: 'st total = count(a);', probability: 1 },
    'const total = s': { text: 'um(b)', probability: 1 },
  };

  it('takes what is right of a suggestion, a key for each word, and types on', async () => {
    const { typist, system } = await write(newFile(sourceFile('a.ts', text)), script, 'word');
    // st, blank, total, blank, = and blank: five keys for eleven characters. Then um and ( in two, whose closer is
    // typed, since only an opener that is typed is closed by the editor.
    assert.deepEqual(
      typist.accepted.map(({ length }) => length),
      ['st total = '.length, 'um('.length],
    );
    assert.deepEqual(system.continued, []);
    assert.ok(typist.showings.every(({ right }) => !right));
    const byHand = keysByHand(newFile(sourceFile('a.ts', text))).at(-1)!;
    assert.equal(byHand - typist.keys, 11 - 5 + (3 - 2) - 1);
  });

  it('is not what somebody does who takes whole ones only', async () => {
    const { typist } = await write(newFile(sourceFile('a.ts', text)), script);
    assert.deepEqual(typist.accepted, []);
  });
});

describe('what could be saved at most', () => {
  const file = newFile(sourceFile('a.ts', 'const total = 1;\n'));

  it('is what suggestions save that end before they go wrong', async () => {
    const wrong: Script = { c: { text: 'onst total = 2;', probability: 1 } };
    const { typist } = await write(file, wrong, 'prefix');
    assert.deepEqual(typist.accepted, [{ length: 'onst total = '.length, wholeLine: false }]);
    // c, accept, 1, ; and Enter
    assert.equal(typist.keys, 5);
  });

  it('is what they save where the best of several is always the one shown', async () => {
    const offers = ['onst b', 'onst t', 'onst total'].map((text) => ({ text, probability: 1 }));
    const asked: (number | undefined)[] = [];
    const system: TypingSystem = {
      begin: () => {},
      change: () => {},
      bits: () => undefined,
      suggest: (offset, { alternatives }) => {
        asked.push(alternatives);
        const [suggestion, ...others] = offset === 1 ? offers : [];
        return Promise.resolve({ suggestion, others, stages: undefined });
      },
      end: () => {},
    };
    const typist = new Typist(file, system, { ...thresholds, alternatives: 2 }, () => 0);
    while (!typist.done) await typist.type();
    assert.equal(asked[0], 2);
    assert.deepEqual(
      typist.accepted.map(({ length }) => length),
      ['onst total'.length],
    );
  });
});
