import assert from 'node:assert/strict';
import fc from 'fast-check';
import { newFile } from '../../../../src/cli/evaluate/drafts.ts';
import { keysByHand } from '../../../../src/cli/evaluate/editor/keys-by-hand.ts';
import { SimulatedEditor } from '../../../../src/cli/evaluate/editor/simulated-editor.ts';
import type { ScannedLanguage } from '../../../../src/core/labels/language.ts';
import { anyCode, scannedLanguages } from '../../support/label-texts.ts';
import { applied } from '../../../../src/core/text/change.ts';
import { sourceFile } from './fakes.ts';

/** Types a text, accepting a piece of it wherever `pieces` says so; after every deed the document is looked at. */
function typed(
  text: string,
  language: ScannedLanguage,
  pieces: readonly number[] = [],
): { screens: string[]; keys: number } {
  const editor = new SimulatedEditor(text, language);
  const screens: string[] = [];
  let [document, keys, turn] = ['', 0, 0];
  while (!editor.done) {
    const piece = text.slice(editor.offset, editor.offset + (pieces[turn++] ?? 0));
    const length = editor.lengthOf(piece);
    const deed = length === undefined ? editor.type() : editor.accept(length);
    keys += deed.keys;
    for (const change of deed.changes) document = applied(document, change);
    assert.ok(document.startsWith(text.slice(0, editor.offset)));
    const cursor = document.slice(editor.offset, editor.cursor);
    assert.match(cursor, /^[ \t]*$/);
    assert.ok(document.slice(0, editor.cursor).endsWith(editor.before));
    assert.ok(document.slice(editor.cursor).startsWith(editor.after));
    screens.push(`${document.slice(0, editor.cursor)}|${document.slice(editor.cursor)}`);
    assert.ok(screens.length < 20 * (text.length + 1), 'it comes to an end');
  }
  assert.equal(document, text);
  return { screens, keys };
}

describe('the simulated editor', () => {
  it('writes exactly the text, whatever it is and whatever is accepted', () => {
    const pieces = fc.array(fc.constantFrom(0, 0, 0, 1, 2, 5, 12), { maxLength: 80 });
    fc.assert(
      fc.property(
        anyCode(60),
        fc.constantFrom(...scannedLanguages),
        pieces,
        (text, language, list) => {
          typed(text, language, list);
        },
      ),
      { numRuns: 400 },
    );
  });

  it('closes a bracket and lets it be typed over for nothing', () => {
    const { screens, keys } = typed('f(a)', 'ts');
    assert.deepEqual(screens, ['f|', 'f(|)', 'f(a|)', 'f(a)|']);
    assert.equal(keys, 3);
  });

  it('closes quotes where a string begins, and not after a word or in a string', () => {
    assert.deepEqual(typed('"a"', 'ts').screens, ['"|"', '"a|"', '"a"|']);
    assert.equal(typed("// don't", 'ts').keys, 8);
    assert.equal(typed('"don\'t"', 'ts').keys, 6);
    assert.equal(typed('f"x"', 'py').keys, 3);
  });

  it('charges a key for a closer that the text does not have', () => {
    assert.equal(typed('( x', 'c').keys, 4);
    assert.equal(typed('/"/', 'ts').keys, 4);
  });

  it('knows that code in a string is code', () => {
    // ` a ( $ { b ( " c: all five closers are the editor's.
    assert.equal(typed('`a(${b("c")})`', 'ts').keys, 9);
    // Before a quote, as in f"{, a bracket is not closed.
    assert.equal(typed('f"a{b}c"', 'py').keys, 7);
    assert.equal(typed('"a" + f"{b}"', 'py').keys, 2 + 3 + 5);
  });

  it('indents a new line, and puts the closer on a line of its own', () => {
    const { screens, keys } = typed('if (a) {\n  b\n}\n', 'ts');
    assert.deepEqual(screens.slice(7), [
      'if (a) {|}',
      'if (a) {\n  |\n}',
      'if (a) {\n  b|\n}',
      'if (a) {\n  b\n|}',
      'if (a) {\n  b\n}|',
      'if (a) {\n  b\n}\n|',
    ]);
    // i f space ( a space { Enter b Down Enter: both closers and the indentation come by themselves.
    assert.equal(keys, 11);
  });

  it('keeps the line ends of the file', () => {
    assert.equal(typed('f(\r\n\ta\r\n)\r\n', 'c').keys, 'f(Na D N'.replaceAll(' ', '').length);
  });

  it('moves a closer that is typed first on its line out to where its line began', () => {
    // Accepted with its line, so that the editor did not close it.
    const { screens, keys } = typed('if (a) {\n  b\n}', 'ts', [8]);
    assert.deepEqual(screens, [
      'if (a) {|',
      'if (a) {\n  |',
      'if (a) {\n  b|',
      'if (a) {\n  b\n  |',
      'if (a) {\n  b\n}|',
    ]);
    assert.equal(keys, 5);
  });

  it('goes deeper behind the head of a Python block, and charges a key for each step back', () => {
    const text = 'def f():\n    if a:\n        b\n\nc';
    const { screens, keys } = typed(text, 'py');
    const tail = text.slice(0, -1);
    // The blank line's white space is cleared by the next Enter.
    assert.deepEqual(screens.slice(-5), [
      `${tail.slice(0, -2)}\n        |`,
      `${tail}        |`,
      `${tail}    |`,
      `${tail}|`,
      `${tail}c|`,
    ]);
    // def f(): is seven keys without the closer, if a: five; four times Enter, b, c and twice Backspace.
    assert.equal(keys, 7 + 5 + 4 + 2 + 2);
  });

  it('types indentation that the editor does not foresee by the step', () => {
    assert.equal(typed('a\n    b\n      c\n', 'py').keys, 1 + 1 + 1 + 1 + 1 + 2 + 1 + 1);
    assert.equal(typed('a\n\t\tb\n', 'c').keys, 1 + 1 + 2 + 1 + 1);
  });

  it('charges a key for taking out a line end that the text does not have before a closer', () => {
    const { screens, keys } = typed('f(\n    a)', 'py');
    assert.deepEqual(screens, [
      'f|',
      'f(|)',
      'f(\n    |\n)',
      'f(\n    a|\n)',
      'f(\n    a|)',
      'f(\n    a)|',
    ]);
    assert.equal(keys, 5);
  });

  it('charges a key for a closer that was accepted although it stood there already', () => {
    const { screens, keys } = typed('f(a)', 'ts', [0, 0, 2]);
    assert.deepEqual(screens, ['f|', 'f(|)', 'f(a)|)', 'f(a)|']);
    assert.equal(keys, 4);
  });

  it('takes a suggestion in the line ends of the file', () => {
    const editor = new SimulatedEditor('a\r\nb', 'ts');
    assert.equal(editor.lengthOf('a\nb'), 4);
    assert.equal(editor.lengthOf('a\r\nb'), 4);
    assert.equal(editor.lengthOf('a\r\nc'), undefined);
    assert.equal(editor.lengthOf('a\nbc'), undefined);
  });
});

describe('keys by hand', () => {
  it('are those of typing alone, at every offset', () => {
    assert.deepEqual([...keysByHand(newFile(sourceFile('a.ts', 'f(a)')))], [0, 1, 2, 3, 3]);
    assert.deepEqual(
      [...keysByHand(newFile(sourceFile('a.ts', '{\n  a\n}')))],
      [0, 1, 2, 2, 2, 3, 4, 4],
    );
  });

  it('never shrink, and end with what the whole text costs', () => {
    fc.assert(
      fc.property(anyCode(60), fc.constantFrom(...scannedLanguages), (text, language) => {
        const keys = keysByHand(newFile({ path: '', language: 'ts', scannedAs: language, text }));
        assert.ok(keys.every((value, at) => at === 0 || value >= keys[at - 1]!));
        assert.equal(keys[text.length], typed(text, language).keys);
      }),
    );
  });
});
