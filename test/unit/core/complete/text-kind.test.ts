import assert from 'node:assert/strict';
import fc from 'fast-check';
import { DocumentScan } from '../../../../src/core/complete/document-scan.ts';
import { PlaceScanner } from '../../../../src/core/complete/place-scanner.ts';
import { textKindAt } from '../../../../src/core/complete/text-kind.ts';
import type { ScannedLanguage } from '../../../../src/core/labels/language.ts';
import { TextBuffer } from '../../../../src/core/text/buffer.ts';
import { anyCode, scannedLanguages } from '../../support/label-texts.ts';
import { anyChange, anyText, changeIn } from '../../support/texts.ts';

/** `|` is the cursor. */
const cases: readonly [ScannedLanguage, 'code' | 'prose', string][] = [
  ['ts', 'code', '|'],
  ['ts', 'code', 'const x = |'],
  ['ts', 'prose', '// |'],
  ['ts', 'prose', '/**\n * It |'],
  ['ts', 'code', '/* a */ |'],
  ['ts', 'code', '// a\n|'],
  ['ts', 'code', "import { a } from './|"],
  ['ts', 'code', "obj['|"],
  ['ts', 'code', "on('click|"],
  ['ts', 'prose', "throw new Error('No |"],
  ['ts', 'code', '`/api/${|'],
  ['ts', 'code', '`/api/${id}/|'],
  ['ts', 'prose', '`Hello ${name}|'],
  ['ts', 'prose', '`Hello ${name}, |'],
  ['ts', 'code', '`Hello ${|'],
  ['ts', 'code', '/a b|'],
  ['ts', 'code', 'say("Hello there") + |'],
  ['ts', 'code', "x = 'a b'; y = '|"],
  ['tsx', 'prose', 'x = <p>Hello|'],
  ['tsx', 'prose', 'x = <p>Hello <b>you</b> there|'],
  ['tsx', 'code', 'x = <ul>\n  |'],
  ['tsx', 'code', 'x = <p>Hello {|'],
  ['tsx', 'code', 'x = <p className="wide|'],
  ['tsx', 'code', 'x = <p>Hello</p>;|'],
  ['py', 'prose', '# |'],
  ['py', 'prose', 'def f():\n    """|'],
  ['py', 'prose', 'def f():\n    r"""Do|'],
  ['py', 'prose', 'def f():\n    """Do.\n    |'],
  ['py', 'code', 'def f():\n    """Do."""\n    |'],
  ['py', 'code', 'q = """|'],
  ['py', 'prose', 'q = """SELECT *\n|'],
  ['py', 'code', 'x["|'],
  ['py', 'prose', 'print(f"{a} is |'],
  ['py', 'code', 'print(f"{a} is {|'],
  ['py', 'prose', 'print(f"{{ {a} is {{|'],
  ['py', 'code', "d = {'a': '|"],
  ['c', 'code', '#include "|'],
  ['c', 'code', '#include <std|'],
  ['c', 'prose', "/* don't |"],
  ['c', 'prose', 'printf("%d \\"|'],
  ['c', 'code', "c = '\"'; d = |"],
  ['c', 'prose', '// a \\\n|'],
];

function placeOf(text: string, language: ScannedLanguage): PlaceScanner {
  return PlaceScanner.start(language).after(text);
}

describe('textKindAt', () => {
  for (const [language, kind, drawn] of cases) {
    it(`${language}: ${JSON.stringify(drawn)} is ${kind}`, () => {
      const [before = ''] = drawn.split('|');
      assert.equal(textKindAt(placeOf(before, language)), kind);
    });
  }

  it('does not know what nobody has read', () => {
    assert.equal(textKindAt(undefined), 'unknown');
  });
});

describe('PlaceScanner', () => {
  it('tells where the string began', () => {
    const place = placeOf('say("it", `a ${b}, c', 'ts');
    assert.equal(place.kind, 'string');
    assert.equal(place.start, 10);
    assert.equal(place.depth, 1);
  });

  it('goes on from a copy independently', () => {
    const place = placeOf('x = "a', 'ts');
    assert.equal(place.after(' b"').kind, 'code');
    assert.equal(textKindAt(place.after(' b')), 'prose');
    assert.equal(textKindAt(place), 'code');
    assert.equal(place.read, 6);
  });

  it('knows in a copy which quotes came before', () => {
    const place = placeOf('def f():\n    ""', 'py');
    assert.equal(textKindAt(place.after('"Do')), 'prose');
  });
});

const shown = (place: PlaceScanner | undefined): unknown =>
  place && [place.kind, place.prose, place.start, place.depth, place.read];

describe('DocumentScan', () => {
  for (const language of scannedLanguages) {
    it(`after any edits says what a scan from scratch says, ${language}`, () => {
      const anything = fc.oneof(anyText(60), anyCode(60));
      const filled = fc.tuple(anything, fc.nat(3), anything).map(([a, times, b]) => {
        return a + `f("a b", 'c');\n`.repeat(times * 200) + b;
      });
      const step = fc.record({ change: anyChange, at: fc.double({ min: 0, max: 1, noNaN: true }) });
      fc.assert(
        fc.property(filled, fc.array(step, { maxLength: 4 }), (start, steps) => {
          const text = new TextBuffer(start);
          const scan = new DocumentScan(text, language);
          for (const { change: any, at } of steps) {
            const offset = Math.floor(at * text.length);
            const expected = placeOf(text.slice(0, offset), language);
            assert.deepEqual(shown(scan.at(offset)), shown(expected));
            const change = changeIn(text.length, any);
            text.apply(change);
            scan.edited(change.offset);
          }
          const whole = placeOf(text.slice(0, text.length), language);
          assert.deepEqual(shown(scan.at(text.length)), shown(whole));
        }),
        { numRuns: 60 },
      );
    });
  }

  it('reads a part of what is far, and gets there by asking again', () => {
    const text = new TextBuffer(`/* ${'x'.repeat(100_000)}`);
    const scan = new DocumentScan(text, 'c');
    let questions = 1;
    while (scan.at(text.length) === undefined) questions++;
    assert.equal(questions, 3);
    assert.equal(textKindAt(scan.at(text.length)), 'prose');
  });

  it('reads again from the edit on only', () => {
    const text = new TextBuffer('f(x);\n'.repeat(20_000));
    const scan = new DocumentScan(text, 'ts');
    while (scan.at(text.length) === undefined);
    scan.edited(100_000);
    assert.ok(scan.at(text.length) !== undefined);
    scan.edited(0);
    assert.equal(scan.at(text.length), undefined);
  });

  it('takes offsets beyond the text for its ends', () => {
    const scan = new DocumentScan(new TextBuffer('// a'), 'ts');
    scan.edited(-1);
    assert.equal(scan.at(99)?.read, 4);
    assert.equal(scan.at(-1)?.read, 0);
  });
});
