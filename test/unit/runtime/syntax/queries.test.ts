import assert from 'node:assert/strict';

import {
  grammarOf,
  grammarsBeside,
  type GrammarName,
} from '../../../../src/runtime/syntax/grammars.ts';
import { mostRanges } from '../../../../src/protocol/panel.ts';
import { longestQuery, mostNesting } from '../../../../src/protocol/syntax.ts';
import { installedQueries } from '../../support/grammars.ts';

const queries = installedQueries();

/** What is on and what is off, as texts. */
async function captured(name: GrammarName, text: string, query: string): Promise<string[][]> {
  const answer = await queries.run(name, text, query);
  assert.ok(answer.kind === 'captures', JSON.stringify(answer));
  return [answer.on, answer.off].map((all) => all.map(({ from, to }) => text.slice(from, to)));
}

describe('A query of tree-sitter', () => {
  for (const [name, text, query, on] of [
    ['c', 'int f(void) { return 1; } // x\n', '(return_statement) @on', ['return 1;']],
    ['cpp', 'class A { int b; };\n', '(field_identifier) @on', ['b']],
    ['javascript', 'const a = <b>c</b>;\n', '(jsx_text) @on', ['c']],
    ['python', 'def f(a):\n  return a # é\n', '(comment) @on', ['# é']],
    ['tsx', 'const a: T = <b/>;\n', '(type_identifier) @on', ['T']],
    ['typescript', 'const a = <T>b;\n', '(type_assertion) @on', ['<T>b']],
  ] as const) {
    it(`captures in ${name}`, async () => {
      assert.deepEqual(await captured(name, text, query), [on, []]);
    });
  }

  it('counts in code units, whatever stands before', async () => {
    const text = '// \u{1F600} é\nconst one = "\u{1F600}"; // two\n';
    const all = await captured('typescript', text, '(comment) @on (string) @off');
    assert.deepEqual(all, [['// \u{1F600} é', '// two'], ['"\u{1F600}"']]);
  });

  it('takes any name for on but that of what is off, and each range once', async () => {
    const query = '(identifier) @name ((identifier) @on (#eq? @on "a")) (number) @off';
    assert.deepEqual(await captured('typescript', 'a = b + 1;\n', query), [['a', 'b'], ['1']]);
  });

  it('matches nothing, and nothing in an empty text', async () => {
    assert.deepEqual(await captured('python', 'a = 1\n', '(comment) @on'), [[], []]);
    assert.deepEqual(await captured('python', '', '(module) @on'), [[], []]);
  });

  it('parses what is no program as far as it goes', async () => {
    const [on] = await captured('c', '%%% ((( if else "a" /* b */ }}}\n', '(comment) @on');
    assert.deepEqual(on, ['/* b */']);
  });

  for (const [query, problem, at, word] of [
    ['(comment', 'syntax', 8, ''],
    ['(comment) @on (', 'syntax', 15, ''],
    ['(commentt) @on', 'node', 1, 'commentt'],
    ['(call_expression functionn: (_)) @on', 'field', 17, 'functionn'],
    ['((comment) @on (#eq? @of "a"))', 'capture', 22, 'of'],
    ['(comment)', 'noCapture', undefined, ''],
    ['(comment (identifier)) @on', 'structure', 9, '(identifier)) @on'],
  ] as const) {
    it(`says what is wrong and where: ${query}`, async () => {
      const answer = await queries.run('typescript', 'a;\n', query);
      assert.deepEqual(answer, { kind: 'badQuery', problem, at, word });
    });
  }

  it('says what is wrong with a condition', async () => {
    const answer = await queries.run('typescript', 'a;\n', '((comment) @on (#match? @on "["))');
    assert.ok(answer.kind === 'badQuery' && answer.problem === 'predicate');
    assert.match(answer.word, /regular expression/i);
  });

  it('captures so much and no more, and says so', async () => {
    const answer = await queries.run(
      'typescript',
      'a;\n'.repeat(mostRanges + 5),
      '(identifier) @on',
    );
    assert.ok(answer.kind === 'captures' && answer.isCut);
    assert.equal(answer.on.length, mostRanges);
  });

  it('captures nothing in a match that is never completed', async () => {
    const text = 'class A { f() { return 1; } }\n';
    const query = '(method_definition (_) @off . (_ (class_declaration) (identifier)*)) @on';
    assert.deepEqual(await captured('typescript', text, query), [[], []]);
  });

  it('has memory enough for a match of thousands of nodes', async () => {
    const text = 'a;\n'.repeat(5_000);
    const [on] = await captured('typescript', text, '(program (expression_statement)+ @on)');
    assert.equal(on!.length, mostRanges);
  });

  for (const nested of ['(', '[', 'a:']) {
    it(`is read to a depth, and refused beyond it before anything breaks: ${nested}`, async () => {
      const deepest = await queries.run('typescript', 'a;\n', nested.repeat(mostNesting));
      assert.ok(deepest.kind === 'badQuery' && deepest.problem !== 'tooNested');
      const beyond = nested.repeat(longestQuery / nested.length);
      assert.deepEqual(await queries.run('typescript', 'a;\n', beyond), {
        ...{ kind: 'badQuery', problem: 'tooNested', at: undefined, word: '1000' },
      });
      assert.deepEqual(await captured('typescript', '// a\n', '(comment) @on'), [['// a'], []]);
    });
  }

  it('is answered by nothing once WebAssembly has stopped in the middle', async () => {
    let stops = true;
    const stopping = installedQueries(() => {
      if (stops) throw new WebAssembly.RuntimeError('unreachable');
      return 0;
    });
    const run = (): Promise<unknown> => stopping.run('typescript', 'a;\n', '(identifier) @on');
    await assert.rejects(run, { code: 'queryFault', detail: 'unreachable' });
    stops = false;
    await assert.rejects(run, { code: 'queryFault' });
  });

  it('gives up what takes too long', async () => {
    // Each look at the clock is ten seconds after the one before.
    let at = 0;
    const slow = installedQueries(() => (at += 10_000));
    const answer = await slow.run('typescript', 'a;\n'.repeat(500), '(identifier) @on');
    assert.deepEqual(answer, { kind: 'noCaptures', reason: 'tooSlow' });
  });
});

describe('The grammar of a file', () => {
  for (const [uri, scannedAs, name] of [
    ['file:///a.cpp', 'c', 'cpp'],
    ['file:///a.h', 'c', 'c'],
    ['file:///a.tsx', 'tsx', 'tsx'],
    ['file:///a.jsx', 'tsx', 'javascript'],
    ['file:///a.pyi', 'py', 'python'],
    ['untitled:Untitled-1', 'ts', 'typescript'],
    ['file:///a.py', 'c', 'cpp'],
    ['file:///a.go', 'none', undefined],
  ] as const) {
    it(`is ${name} of ${uri}, scanned as ${scannedAs}`, () => {
      assert.equal(grammarOf(uri, scannedAs), name);
    });
  }

  it('lies in the extension, beside its models', () => {
    assert.equal(grammarsBeside('https://a/b/models/lens'), 'https://a/b/dist/grammars');
    assert.equal(grammarsBeside('models/lens/'), 'dist/grammars');
    assert.equal(grammarsBeside('https://a/demo/model'), 'https://a/demo/dist/grammars');
  });
});
