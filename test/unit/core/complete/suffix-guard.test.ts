import assert from 'node:assert/strict';
import { PlaceScanner } from '../../../../src/core/complete/place-scanner.ts';
import {
  leavesRoom,
  SuffixGuard,
  type Beyond,
} from '../../../../src/core/complete/suffix-guard.ts';
import type { ScannedLanguage } from '../../../../src/core/labels/language.ts';

/** What is left of `written` between `before` and `after`. */
function cut(before: string, after: string, written: string, beyond: Beyond = {}): string {
  const guard = new SuffixGuard(before, after, beyond);
  const end = Array.from(written).findIndex((character) => !guard.accepts(character));
  return end < 0 ? written : written.slice(0, end);
}

describe('leavesRoom', () => {
  for (const after of ['', '  ', ')', ');', '"]});', ' }', '`', '):', '>', "',"]) {
    it(`before ${JSON.stringify(after)}`, () => assert.ok(leavesRoom(after)));
  }
  for (const after of ['a', ') {', ', b)', ' + 1', '0', '// x', 'é']) {
    it(`not before ${JSON.stringify(after)}`, () => assert.ok(!leavesRoom(after)));
  }
});

describe('SuffixGuard', () => {
  const cases: { why: string; line: string; written: string; kept: string }[] = [
    { why: 'nothing on the right', line: 'f(|', written: 'a);', kept: 'a);' },
    { why: 'the closer stands there', line: 'f(|)', written: 'a, b);', kept: 'a, b' },
    { why: 'own brackets are closed', line: 'f(|)', written: 'g(a)[0])', kept: 'g(a)[0]' },
    { why: 'one of two closers lacks', line: 'f(g(|)', written: 'a), b);', kept: 'a), b' },
    { why: 'both stand there', line: 'f(g(|))', written: 'a))', kept: 'a' },
    { why: 'another bracket first', line: '[f(a|]', written: ')]', kept: ')' },
    { why: 'the closer stands further right', line: 'f({|})', written: 'a: 1 })', kept: 'a: 1 ' },
    { why: 'opened on an earlier line', line: '  x|});', written: ' = 1 })', kept: ' = 1 ' },
    { why: 'a quote that is open', line: 'import "|"', written: 'os";', kept: 'os' },
    { why: 'another quote within', line: 'say("|")', written: 'it\'s")', kept: "it's" },
    { why: 'an escaped quote', line: 'say("|")', written: '\\"a\\""', kept: '\\"a\\"' },
    { why: 'own quotes', line: 'f(|)', written: '"a)", 2)', kept: '"a)", 2' },
    { why: 'a bracket within quotes', line: 'f("(", |)', written: 'x)', kept: 'x' },
    { why: 'a semicolon', line: 'x = |;', written: '5;', kept: '5' },
    { why: 'a semicolon further right', line: 'f(|);', written: 'a; b', kept: 'a; b' },
    { why: 'a comma', line: '{ a: |, }', written: '1, b: 2', kept: '1' },
    { why: 'a colon', line: 'if x|:', written: ' > 1:', kept: ' > 1' },
    { why: 'an own colon', line: 'f(|):', written: '{a: 1}):', kept: '{a: 1}' },
    { why: 'a block', line: 'if (a) {|}', written: ' b(); }', kept: ' b(); ' },
    { why: 'three quotes', line: '"""|"""', written: 'Doc."""', kept: 'Doc.' },
    { why: 'closer of what nobody opened', line: 'a|;', written: ');', kept: ')' },
  ];
  for (const { why, line, written, kept } of cases) {
    it(`${why}: ${line} + ${written}`, () => {
      const [before = '', after = ''] = line.split('|');
      assert.equal(cut(before, after, written), kept);
    });
  }

  /** Where `|` is the cursor: what a guard keeps that knows the lines above and the next one. */
  const known: {
    why: string;
    language?: ScannedLanguage;
    text: string;
    written: string;
    kept: string;
  }[] = [
    { why: 'as without a scanner', text: 'f(g(|)', written: 'a), b);', kept: 'a), b' },
    { why: 'own quotes', text: 'f(|)', written: '"a)", 2)', kept: '"a)", 2' },
    { why: 'own comments', text: 'f(|)', written: 'a /* :) */)', kept: 'a /* :) */' },
    { why: 'a bracket of a line above', text: 'f(\n  a|', written: ');', kept: ');' },
    { why: 'closer of what nobody opened', text: 'a|', written: ');', kept: '' },
    { why: 'another is open within', text: 'f([a|', written: ')]', kept: '' },
    { why: 'closed in the next line', text: 'f(\n  a|\n);', written: ');', kept: '' },
    { why: 'the next line closes another', text: 'f(\n  g(|\n);', written: 'a);', kept: 'a);' },
    { why: 'and closes this one', text: '  g(|\n  );', written: 'a);', kept: 'a' },
    {
      why: 'the next line closes more',
      text: 'f(() => {\n  g(|\n});',
      written: 'a);',
      kept: 'a);',
    },
    { why: 'a brace of a block', text: 'f() {\n  a;|\n}', written: ' }', kept: ' ' },
    { why: 'lines of its own', text: 'f() {\n  |', written: 'a(b);\n}', kept: 'a(b);\n}' },
    { why: 'lines before the brace', text: 'f() {\n  |\n}', written: 'a(b);\n}', kept: 'a(b);\n' },
    { why: 'a brace of a template', text: 'x = `a ${|}`', written: 'b} c`', kept: 'b' },
    { why: 'the end of a template', text: 'x = `a ${b}|`', written: ' c`;', kept: ' c' },
    { why: 'a template from above', text: 'x = `a\n|`', written: 'b`;', kept: 'b' },
    { why: 'a quote in a comment', text: "// don't (|)", written: 'a)', kept: 'a' },
    {
      why: 'in a comment from above',
      text: "/* don't\n|)",
      written: 'a "b" (c) d)',
      kept: 'a "b" (c) d',
    },
    { why: 'a smile', text: '// |', written: 'yes :)', kept: 'yes :)' },
    { why: 'a regular expression', text: 'x = /[\'"]/.test(|)', written: 'a)', kept: 'a' },
    { why: 'own regular expression', text: 'f(|)', written: '/["(]/)', kept: '/["(]/' },
    {
      why: 'angles',
      text: 'x: Map<string|>',
      written: ', Array<number>>',
      kept: ', Array<number>',
    },
    { why: 'an arrow', text: 'x: Map<|>', written: '() => void>', kept: '() => void' },
    { why: 'a tag', language: 'tsx', text: 'x = <div|>', written: ' id="a">', kept: ' id="a"' },
    { why: 'between tags', language: 'tsx', text: "x = <p>Don't (|)", written: 'a)', kept: 'a' },
    { why: 'a docstring', language: 'py', text: '"""|"""', written: 'Doc."""', kept: 'Doc.' },
    { why: 'doubled braces', language: 'py', text: 'f"{{|"', written: 'a}}"', kept: 'a}}' },
    { why: 'a field', language: 'py', text: 'f"{|}"', written: 'a}"', kept: 'a' },
  ];
  for (const { why, language = 'ts', text, written, kept } of known) {
    it(`${why}: ${JSON.stringify(text)} + ${JSON.stringify(written)}`, () => {
      const [left = '', right = ''] = text.split('|');
      const [after = '', nextLine] = right.split('\n');
      const start = left.lastIndexOf('\n') + 1;
      const lineStart = PlaceScanner.start(language).after(left.slice(0, start));
      assert.equal(cut(left.slice(start), after, written, { lineStart, nextLine }), kept);
    });
  }

  const ends: { line: string; written: string; mayEnd: boolean }[] = [
    { line: 'f(|)', written: 'a', mayEnd: true },
    { line: 'f(|)', written: 'g(', mayEnd: false },
    { line: 'f(|)', written: 'g()', mayEnd: true },
    { line: 'f(|))', written: 'g(', mayEnd: true },
    { line: 'f(|))', written: 'g([', mayEnd: false },
    { line: 'f(|)', written: '[', mayEnd: false },
    { line: 'f(|)', written: '"a', mayEnd: false },
    { line: 'f(|)', written: '"a"', mayEnd: true },
    { line: 'f("|")', written: 'a', mayEnd: true },
    { line: 'f(|', written: 'g(', mayEnd: true },
    { line: 'f(| ', written: '"a', mayEnd: true },
    { line: 'f(|;', written: 'a', mayEnd: true },
  ];
  for (const { line, written, mayEnd } of ends) {
    it(`${mayEnd ? 'may' : 'may not'} end at ${line} + ${written}`, () => {
      const [before = '', after = ''] = line.split('|');
      for (const lineStart of [undefined, PlaceScanner.start('ts')]) {
        const guard = new SuffixGuard(before, after, { lineStart });
        assert.ok(Array.from(written).every((character) => guard.accepts(character)));
        assert.equal(guard.mayEnd, mayEnd);
      }
    });
  }
});
