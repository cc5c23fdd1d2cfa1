import assert from 'node:assert/strict';
import { isWholeThought } from '../../../../src/core/complete/whole-thought.ts';

describe('isWholeThought', () => {
  const on = (text: string, before = ''): boolean => isWholeThought(text, before, 'x');

  it('goes on after openers, dots, arrows, commas, colons and operators', () => {
    const texts = ['foo(', '[', '{', 'a.', '->', '=>', 'a,', 'key:', 'x =', 'x ==', 'a +', 'a &&'];
    for (const text of [...texts, 'b ||', 'b ??', 'name=', 'i <']) {
      assert.equal(on(text), false, text);
    }
  });

  it('sees an operator that the line had begun', () => {
    assert.equal(on('>', 'ring-'), false);
    assert.equal(on('=', 'a ='), false);
  });

  it('stops after names, values, closers, statements and steps', () => {
    for (const text of [
      'name',
      'call()',
      'list[0]',
      'ab;',
      'i++',
      'Map<string>',
      '"text"',
      'x * 2',
    ]) {
      assert.equal(on(text), true, text);
    }
  });

  it('stops anywhere at the end of a line', () => {
    for (const text of ['if (x) {', 'def f():', 'return', 'ab,']) {
      assert.equal(isWholeThought(text, '', ''), true, text);
    }
  });

  it('has three characters, or the rest of a word of which two letters are typed', () => {
    assert.equal(on(');'), false);
    assert.equal(isWholeThought(');', '', ''), false);
    assert.equal(on('it', 'spl'), true);
    assert.equal(on('ap', 'M'), false);
    assert.equal(on('x);', 'ma'), true);
  });

  it('ends with no word that begins something, but for the rest of the word at hand', () => {
    assert.equal(on(' return'), false);
    assert.equal(on('(const', 'for '), false);
    assert.equal(on('urn', 'ret'), true);
    assert.equal(on(' returned'), true);
  });
});
