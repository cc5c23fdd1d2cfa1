import assert from 'node:assert/strict';
import { danglingAt } from '../../../../src/core/complete/dangling-at.ts';
import { PlaceScanner } from '../../../../src/core/complete/place-scanner.ts';
import { isWorthALook, type Dangling } from '../../../../src/core/complete/whole-thought.ts';

/** What dangles where nothing stands right of `text`, in TypeScript unless said otherwise. */
function dangling(text: string, before = '', more: { after?: string; language?: 'c' | 'py' } = {}) {
  const lineStart = PlaceScanner.start(more.language ?? 'ts');
  const around = { before, after: more.after ?? '', nextLines: [], lineStart };
  return danglingAt(text, around, false);
}

describe('An end', () => {
  it('dangles after what wants more on the same line', () => {
    const texts: Readonly<Record<Dangling, readonly string[]>> = {
      opener: ['foo(', 'a[', 'const {', 'x = ['],
      member: ['a.', 'this.', 'ring->', 'std::'],
      separator: ['a,', 'key:', 'b ? c :'],
      operator: [
        'x =',
        'x ==',
        'a +',
        'a &&',
        'b ||',
        'b ??',
        'i <',
        'n+=',
        'a==',
        'a=>',
        'b?',
        'c ? -',
        'ring-',
        'n+',
      ],
      keyword: ['x = await', 'else return', 'x instanceof Foo as', 'x in self'],
      unclosed: ['foo(a', 'foo(a, b', '"some text', '`a ${b', 'notify (a', '[a', '{ a'],
      head: ['for (let index', 'if (a', 'while (b(c)', 'for (let i = 0; i'],
    };
    for (const [kind, all] of Object.entries(texts)) {
      for (const text of all) assert.equal(dangling(text), kind, text);
    }
  });

  it('dangles in the head of a loop that it does not finish, though the editor has closed it', () => {
    const at = (text: string, before = 'for ('): Dangling | undefined =>
      dangling(text, before, { after: ')' });
    assert.equal(at('let index = 0; index'), 'head');
    assert.equal(at('int i = 0; i < n; i', 'for ('), 'head');
    assert.equal(at('let index = 0; index < list.size(); index += 1'), undefined);
    for (const step of ['i++', 'node = node->next', 'advance(&i)']) {
      assert.equal(at(`int i = 0; i < n; ${step}`), undefined, step);
    }
    assert.equal(at('dex', 'for (let index = 0; in'), undefined);
    assert.equal(dangling('a; b'), undefined);
    assert.equal(dangling('r item', 'fo', { language: 'py' }), 'head');
    assert.equal(dangling('me', 'for na', { language: 'py' }), undefined);
    assert.equal(dangling('r item in items', 'fo', { language: 'py' }), undefined);
    assert.equal(dangling('r item', '# wait fo', { language: 'py' }), undefined);
  });

  it('is none at names, values, closers, statements and steps', () => {
    for (const text of ['name', 'call()', 'list[0]', 'ab;', 'i++', 'Map<string>', 'x * 2']) {
      assert.equal(dangling(text), undefined, text);
    }
    for (const text of ['"text"', 'foo("(")', '/* a ( */', 'a /> ', '// see it']) {
      assert.equal(dangling(text), undefined, text);
    }
  });

  it('is none at the head of a block, and of a sentence that ends', () => {
    for (const text of ['if (a) {', '} else {', 'export class A extends B {', 'a((b) => {']) {
      assert.equal(dangling(text), undefined, text);
    }
    for (const text of ['if a:', 'else:', 'def f(a):', 'class A(B):']) {
      assert.equal(dangling(text, '', { language: 'py' }), undefined, text);
    }
    assert.equal(dangling('the end.', '// This is '), undefined);
    assert.equal(dangling('{ a:', 'if x in ', { language: 'py' }), 'separator');
  });

  it('sees an operator that the line had begun', () => {
    assert.equal(dangling('>', 'ring-'), 'member');
    assert.equal(dangling('=', 'a ='), 'operator');
  });

  it('leaves open what it likes where the line ends, but no member', () => {
    const around = { before: '', after: '', nextLines: [] };
    for (const text of ['if (x) {', 'foo(', 'return', 'ab,', 'x =']) {
      assert.equal(danglingAt(text, around, true), undefined, text);
    }
    assert.equal(danglingAt('a.', around, true), 'member');
  });

  it('is none at the rest of a word that somebody is writing, whatever word it is', () => {
    assert.equal(dangling('urn', 'ret'), undefined);
    assert.equal(dangling(' return'), 'keyword');
    assert.equal(dangling(' returned'), undefined);
  });
});

describe('A suggestion worth a look', () => {
  it('has three characters, or is the rest of a word of which two letters are typed', () => {
    assert.equal(isWorthALook(');', ''), false);
    assert.equal(isWorthALook('it', 'spl'), true);
    assert.equal(isWorthALook('ap', 'M'), false);
    assert.equal(isWorthALook('x);', 'ma'), true);
  });
});
