import assert from 'node:assert/strict';
import { leavesRoom, SuffixGuard } from '../../../../src/core/complete/suffix-guard.ts';

/** What is left of `written` between `before` and `after`. */
function cut(before: string, after: string, written: string): string {
  const guard = new SuffixGuard(before, after);
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
});
