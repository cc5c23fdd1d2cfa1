import assert from 'node:assert/strict';
import fc from 'fast-check';
import { fitToText, type Around } from '../../../../src/core/complete/fit.ts';
import { fitLineEnds } from '../../../../src/core/complete/line-ends.ts';
import { PlaceScanner } from '../../../../src/core/complete/place-scanner.ts';
import type { ScannedLanguage } from '../../../../src/core/labels/language.ts';
import { anyCode, scannedLanguages } from '../../support/label-texts.ts';
import { anyText } from '../../support/texts.ts';

function aroundIn(drawn: string, language: ScannedLanguage = 'ts'): Around {
  const [left = '', right = ''] = drawn.split('|');
  const [after = '', ...below] = right.split('\n');
  const start = left.lastIndexOf('\n') + 1;
  return {
    before: left.slice(start),
    after,
    nextLines: below.filter((line) => line.trim() !== ''),
    lineStart: PlaceScanner.start(language).after(left.slice(0, start)),
  };
}

describe('fitToText', () => {
  const cases: readonly [why: string, drawn: string, suggestion: string, fitted: string][] = [
    ['nothing around', 'x = |', 'f(a);', 'f(a);'],
    ['what stands there', 'f(|);', 'a, b);', 'a, b'],
    ['words that stand there', 'x = f(|, other);', 'a, other);', 'a'],
    ['words that stand there in part', 'return |value;', 'the.value', 'the.'],
    ['own closers are no repetition', 'f(|)', 'g()', 'g()'],
    ['what it would leave open', 'f(|)', 'g(', 'g'],
    ['open strings', 'f(|)', 'g, "a b', 'g,'],
    ['open at the end of a line', 'f(|', 'g(', 'g('],
    ['white space at the end', '{ |}', 'a: 1 }', 'a: 1'],
    ['the next line', 'a();\n|\n  b(c);', 'b(c);', ''],
    ['the next line, begun', 'x\n  b(|\n  b(c);', 'c);', ''],
    ['the next line but one', '|\n\nb(c);\nd();', 'd();', 'd();'],
    ['more than the next line', '|\nb(c);', 'b(c); d();', 'b(c); d();'],
    ['less than the next line', '|\nself.b = c', 'self.', 'self.'],
    ['the next brace', 'f() {\n  a();\n|\n}', '}', ''],
    ['a brace within another', 'f() {\n  if (a) {\n    a();\n    |\n}', '}', ''],
    ['several lines', 'f() {\n  |\n}', 'a();\n  b();\n}', 'a();\n  b();'],
    ['lines that follow', 'if (x) {\n  |\n}\nreturn y;', 'a();\n}\nreturn y;', 'a();'],
    ['lines that follow in part', '|\nb();\nc();', 'a();\nb();', 'a();'],
    ['lines with other ends', '|\nb();\nc();', 'a();\r\nb();', 'a();'],
    ['a line that stands below, and more', 'a();|\n  b();\nc();', '\n  b();\n  d();', ''],
    ['the beginning of a line that stands below', 'a();|\n  b(c);', '\n  b(', ''],
    ['the next line indented otherwise', 'a();|\nb();', '\n  b();\n  d();', '\n  b();\n  d();'],
    ['nothing', 'f(|)', '', ''],
  ];
  for (const [why, drawn, suggestion, fitted] of cases) {
    it(`${why}: ${JSON.stringify(drawn)} + ${JSON.stringify(suggestion)}`, () => {
      assert.equal(fitToText(suggestion, aroundIn(drawn)), fitted);
    });
  }

  const anything = fc.oneof(anyCode(12), anyText(12));
  const line = anything.map((text) => text.replace(/[\r\n]/g, ''));
  const closers = fc
    .array(fc.constantFrom(...`)]}"'\`;,: >`.split('')), { maxLength: 5 })
    .map((list) => list.join(''));
  const anyAround = fc.record({
    before: line,
    after: fc.oneof(closers, line),
    nextLines: fc.array(line, { maxLength: 3 }),
  });
  const anyLanguage = fc.constantFrom(...scannedLanguages);
  const scanned = (around: Around, language: ScannedLanguage): Around => ({
    ...around,
    lineStart: PlaceScanner.start(language),
  });

  it('gives a beginning of the suggestion, of any text', () => {
    fc.assert(
      fc.property(anything, anyAround, anyLanguage, (suggestion, around, language) => {
        for (const one of [around, scanned(around, language)]) {
          const fitted = fitToText(suggestion, one);
          assert.ok(suggestion.startsWith(fitted));
          assert.equal(fitted, fitted.trimEnd());
        }
      }),
      { numRuns: 300 },
    );
  });

  it('gives what fits a second time, too', () => {
    fc.assert(
      fc.property(anything, anyAround, anyLanguage, (suggestion, around, language) => {
        const fitted = fitToText(suggestion, scanned(around, language));
        assert.equal(fitToText(fitted, scanned(around, language)), fitted);
      }),
      { numRuns: 300 },
    );
  });

  /** Closing brackets of these kinds that close nothing, and all that is left open, by the signs alone. */
  const unbalanced = (text: string, kinds = ')]}'): { closers: number; open: number } => {
    const open: string[] = [];
    let closersOfNothing = 0;
    for (const sign of text) {
      if ('([{'.includes(sign)) open.push(sign);
      else if (')]}'.includes(sign)) {
        if (open.at(-1) === '([{'.charAt(')]}'.indexOf(sign))) open.pop();
        else if (kinds.includes(sign)) closersOfNothing++;
      }
    }
    return { closers: closersOfNothing, open: open.length };
  };

  it('never duplicates a closer right of the cursor, nor leaves open what nobody closes', () => {
    const code = fc
      .array(fc.constantFrom(...'([{)]}a,'.split('')), { maxLength: 12 })
      .map((list) => list.join(''));
    const right = code.map((text) => text.replace(/[([{a]/g, ''));
    fc.assert(
      fc.property(code, right, code, fc.boolean(), (before, after, suggestion, withScanner) => {
        const around = { before, after, nextLines: [] };
        // What is not even a line of code may be read in several ways.
        fc.pre(unbalanced(before).closers === 0);
        const fitted = fitToText(suggestion, withScanner ? scanned(around, 'c') : around);
        // Without a scanner, nobody knows what the lines above opened.
        const kinds = withScanner ? undefined : after;
        const was = unbalanced(before + after, kinds);
        const is = unbalanced(before + fitted + after, kinds);
        if (after === '') return;
        assert.ok(is.closers <= was.closers, `${before}|${fitted}|${after}`);
        assert.ok(is.open <= was.open, `${before}|${fitted}|${after}`);
      }),
      { numRuns: 2_000 },
    );
  });

  it('never repeats the next line, and leaves it where it is', () => {
    const word = fc.constantFrom('  a();', 'a();', '  b(', '}', '  }', '  c = 1', '');
    fc.assert(
      fc.property(word, word, fc.array(word), fc.array(word), (before, after, lines, below) => {
        const nextLines = below.filter((next) => next.trim() !== '');
        const around = { before, after, nextLines };
        const fitted = fitLineEnds(fitToText(lines.join('\n'), around), '\n');
        const whole = [before + fitted + after, ...below].join('\n').split('\n');
        assert.deepEqual(whole.slice(whole.length - below.length), below);
        const last = whole[whole.length - below.length - 1] ?? '';
        if (fitted !== '' && /\w/.test(last)) assert.notEqual(last.trim(), nextLines[0]?.trim());
      }),
      { numRuns: 500 },
    );
  });

  it('does not slow down in very long lines', () => {
    for (const piece of ['a', '(', ')', '"', 'ab', '([{', '}', '/*', ' ', '`${']) {
      const long = piece.repeat(50_000);
      fitToText('f(a, b) { c'.repeat(20), { before: long, after: long, nextLines: [long] });
      fitToText(long, scanned({ before: 'a', after: ')', nextLines: [] }, 'ts'));
    }
  });
});
