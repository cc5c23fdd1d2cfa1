import assert from 'node:assert/strict';
import fc from 'fast-check';
import { newFile } from '../../../../src/cli/evaluate/drafts.ts';
import { keysByHand } from '../../../../src/cli/evaluate/editor/keys-by-hand.ts';
import type { TypingSystem } from '../../../../src/cli/evaluate/systems/typing-system.ts';
import { Typist } from '../../../../src/cli/evaluate/typist.ts';
import { anyCode } from '../../support/label-texts.ts';
import { ScriptedSystem, sourceFile, thresholds, type Script } from './fakes.ts';

async function type(text: string, script: Script, path = 'a.ts') {
  const system = new ScriptedSystem(script);
  const typist = new Typist(newFile(sourceFile(path, text)), system, thresholds, () => 0);
  while (!typist.done) await typist.type();
  assert.equal(system.document, text);
  return { system, typist };
}

describe('the typist', () => {
  it('accepts with one key what is wholly right, and looks again', async () => {
    const { system, typist } = await type('const a = 1;\n', {
      con: { text: 'st', probability: 0.8 },
      const: { text: ' a = 1;', probability: 0.6 },
    });
    // c o n accept accept Enter
    assert.equal(typist.keys, 6);
    assert.deepEqual(typist.accepted, [
      { length: 2, wholeLine: false },
      { length: 7, wholeLine: true },
    ]);
    assert.deepEqual(typist.showings, [
      { probability: 0.8, right: true, length: 2, dangling: null },
      { probability: 0.6, right: true, length: 7, dangling: null },
    ]);
    assert.deepEqual(system.settledAs, [true, true]);
    assert.deepEqual(system.asked, ['c', 'co', 'con', 'const', 'const a = 1;']);
    assert.deepEqual(system.continued, ['const', 'const a = 1;']);
  });

  it('types along what is not wholly right, and asks again only where it no longer fits', async () => {
    const { system, typist } = await type('abcdx', { a: { text: 'bcde', probability: 0.5 } });
    assert.equal(typist.keys, 5);
    assert.deepEqual(typist.showings, [
      { probability: 0.5, right: false, length: 4, dangling: null },
    ]);
    assert.deepEqual(system.settledAs, [false]);
    assert.deepEqual(system.asked, ['a']);
  });

  it('forgets what was shown on another line', async () => {
    const { system } = await type('ab\nab', { a: { text: 'bc', probability: 0.5 } });
    assert.deepEqual(system.asked, ['a', 'ab\n', 'ab\na']);
  });

  it('accepts what is left of a suggestion once the editor has closed its bracket', async () => {
    const { typist } = await type('f(ab);', { f: { text: '(ab) {', probability: 0.5 } });
    assert.deepEqual(typist.accepted, [{ length: 2, wholeLine: false }]);
    assert.deepEqual(typist.showings, [
      { probability: 0.5, right: false, length: 6, dangling: null },
    ]);
    // f ( accept ; and the closer is the editor's.
    assert.equal(typist.keys, 4);
  });

  it('judges the end of what is right by its line, and of what is wrong by itself', async () => {
    const offer = { text: 'oo(', probability: 0.5 };
    const dangling = async (text: string) => {
      const { typist } = await type(text, { f: offer, '// it': { text: "'s so", probability: 1 } });
      return typist.showings.map((showing) => showing.dangling);
    };
    assert.deepEqual(await dangling('foo(a);'), ['opener']);
    assert.deepEqual(await dangling('foo(\n  a,\n);'), [null]);
    assert.deepEqual(await dangling('fun(\n  a,\n);'), ['opener']);
    assert.deepEqual(await dangling("// it's so"), [null]);
  });

  it('takes nothing behind white space that the text does not have', async () => {
    const script = { 'def f():\n    ': { text: 'pass', probability: 0.9 } };
    const { typist } = await type('def f():\n\npass\n', script, 'a.py');
    assert.deepEqual(typist.showings, [
      { probability: 0.9, right: false, length: 4, dangling: null },
    ]);
    assert.deepEqual(typist.accepted, []);
  });

  it('writes the file exactly, and costs what is by hand where nothing is suggested', async () => {
    await fc.assert(
      fc.asyncProperty(anyCode(40), async (text) => {
        const { typist } = await type(text, {});
        assert.equal(typist.keys, keysByHand(newFile(sourceFile('a.ts', text)))[text.length]);
      }),
    );
  });

  it('writes the file exactly, whatever of it is suggested', async () => {
    await fc.assert(
      fc.asyncProperty(anyCode(40), fc.array(fc.nat(9)), async (text, lengths) => {
        const scripted = new ScriptedSystem();
        let asked = 0;
        const system: TypingSystem = {
          begin: () => scripted.begin(undefined),
          change: (change) => scripted.change(change),
          bits: () => undefined,
          suggest: (offset) => {
            const next = lengths[asked++] ?? 0;
            const piece = text.slice(offset, offset + next);
            const suggestion = next === 0 ? undefined : { text: piece, probability: 1 };
            return Promise.resolve({ suggestion, stages: undefined });
          },
          end: () => scripted.end(),
        };
        const typist = new Typist(newFile(sourceFile('a.ts', text)), system, thresholds, () => 0);
        while (!typist.done) await typist.type();
        assert.equal(scripted.document, text);
      }),
    );
  });
});
